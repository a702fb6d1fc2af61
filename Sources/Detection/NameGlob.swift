/// A glob over a fact's name or an attribute's value: `*` is any run of characters, `?` one, letter case counts.
///
/// The time is at most the glob's length times the name's, whatever stars it has: only the last star is ever taken back.
struct NameGlob: Hashable, Sendable {
  /// The glob as it is written.
  let text: String
  private let bytes: [UInt8]
  /// Where the first wildcard stands, and where what follows the last one begins; nil where there is none.
  private let wildcards: (first: Int, end: Int)?

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
    if let first = bytes.firstIndex(where: Self.isWildcard), let last = bytes.lastIndex(where: Self.isWildcard) {
      wildcards = (first, last + 1)
    } else {
      wildcards = nil
    }
  }

  static func == (left: NameGlob, right: NameGlob) -> Bool { left.bytes == right.bytes }

  func hash(into hasher: inout Hasher) { hasher.combine(bytes) }

  /// The whole text, where it has no wildcards, so that it can be looked up.
  var exact: String? { wildcards == nil ? text : nil }

  /// The text before the first wildcard.
  var prefix: String { wildcards.map { String(decoding: bytes[..<$0.first], as: UTF8.self) } ?? text }

  /// The text after the last wildcard.
  var suffix: String { wildcards.map { String(decoding: bytes[$0.end...], as: UTF8.self) } ?? text }

  /// Whether the whole of `name` matches.
  func matches(_ name: some StringProtocol) -> Bool { withBytes(of: name) { matches($0, under: false) } }

  /// Whether `name`, or a leading part of it that ends before a `.` or `/`, matches: `sklearn` matches `sklearn.metrics`.
  func matchesUnder(_ name: some StringProtocol) -> Bool { withBytes(of: name) { matches($0, under: true) } }

  private func withBytes(of name: some StringProtocol, _ body: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    if let answer = name.utf8.withContiguousStorageIfAvailable(body) { return answer }
    return Array(name.utf8).withUnsafeBufferPointer(body)
  }

  private func matches(_ name: UnsafeBufferPointer<UInt8>, under: Bool) -> Bool {
    bytes.withUnsafeBufferPointer { glob in
      // The fixed beginning and end turn away nearly all names at once.
      let first = wildcards?.first ?? glob.count
      guard name.count >= first, Self.isEqual(glob, 0, name, 0, count: first) else { return false }
      guard let wildcards else { return name.count == first || (under && Self.isSeparator(name[first])) }
      let tail = glob.count - wildcards.end
      if !under, name.count < first + tail || !Self.isEqual(glob, wildcards.end, name, name.count - tail, count: tail) {
        return false
      }
      return Self.search(glob, name, from: first, under: under)
    }
  }

  /// Walks both from `start`; where they part, the last star takes one more byte.
  private static func search(
    _ glob: UnsafeBufferPointer<UInt8>, _ name: UnsafeBufferPointer<UInt8>, from start: Int, under: Bool
  ) -> Bool {
    var inGlob = start
    var inName = start
    var star: (inGlob: Int, inName: Int)?
    while true {
      if inGlob == glob.count, inName == name.count || (under && isSeparator(name[inName])) { return true }
      if inGlob < glob.count, glob[inGlob] == UInt8(ascii: "*") {
        inGlob += 1
        star = (inGlob, inName)
      } else if inGlob < glob.count, inName < name.count, glob[inGlob] == UInt8(ascii: "?"), !isInner(name[inName]) {
        inGlob += 1
        repeat { inName += 1 } while inName < name.count && isInner(name[inName])
      } else if inGlob < glob.count, inName < name.count, glob[inGlob] == name[inName], !isWildcard(glob[inGlob]) {
        inGlob += 1
        inName += 1
      } else {
        guard let last = star, last.inName < name.count else { return false }
        inGlob = last.inGlob
        inName = last.inName + 1
        // Nothing before the next place of the letter behind the star can match.
        if inGlob < glob.count, !isWildcard(glob[inGlob]) {
          while inName < name.count, name[inName] != glob[inGlob] { inName += 1 }
          if inName == name.count { return false }
        }
        star = (inGlob, inName)
      }
    }
  }

  private static func isEqual(
    _ glob: UnsafeBufferPointer<UInt8>, _ inGlob: Int, _ name: UnsafeBufferPointer<UInt8>, _ inName: Int, count: Int
  ) -> Bool {
    for offset in 0..<count where glob[inGlob + offset] != name[inName + offset] { return false }
    return true
  }

  private static func isWildcard(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") }

  private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/") }

  /// Whether this is a later byte of a character, never its first.
  private static func isInner(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
