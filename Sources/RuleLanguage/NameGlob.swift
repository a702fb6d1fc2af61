/// A glob over a fact's name or an attribute's value: `*` is any run of characters, `?` one, letter case counts.
///
/// Holds its text alone: a library has thousands of globs and a scan compares a few hundred of them, so nothing is worked
/// out ahead. The time of a comparison is at most the glob's length times the name's, whatever stars it has: only the last
/// star is ever taken back.
package struct NameGlob: Hashable, Sendable {
  /// The glob as it is written.
  package let text: String

  package init(_ text: String) { self.text = text }

  /// Whether every name matches.
  var isAnything: Bool { text == "*" }

  /// How many bytes of a name it fixes.
  var fixedBytes: Int { text.utf8.reduce(0) { Self.isWildcard($1) ? $0 : $0 + 1 } }

  /// Whether the whole of `name` matches.
  package func matches(_ name: String) -> Bool {
    Self.withBytes(of: text) { glob in Self.withBytes(of: name) { Self.matches(glob, $0, under: false) } }
  }

  /// Whether `name`, or a leading part of it that ends before a `.` or `/`, matches: `sklearn` matches `sklearn.metrics`.
  package func matchesUnder(_ name: String) -> Bool {
    Self.withBytes(of: text) { glob in Self.withBytes(of: name) { Self.matches(glob, $0, under: true) } }
  }

  /// The bytes of a text, in place where that is possible.
  static func withBytes<Result>(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(text.utf8).withUnsafeBufferPointer(body)
  }

  static func isWildcard(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") }

  /// Whether a name, or what it lies under, matches a glob.
  static func matches(_ glob: UnsafeBufferPointer<UInt8>, _ name: UnsafeBufferPointer<UInt8>, under: Bool) -> Bool {
    // The fixed beginning and end turn away nearly all names at once.
    var first = 0
    while first < glob.count, !isWildcard(glob[first]) {
      guard first < name.count, glob[first] == name[first] else { return false }
      first += 1
    }
    guard first < glob.count else { return name.count == first || (under && isSeparator(name[first])) }
    if !under {
      var inGlob = glob.count
      var inName = name.count
      while !isWildcard(glob[inGlob - 1]) {
        guard inName > first, glob[inGlob - 1] == name[inName - 1] else { return false }
        inGlob -= 1
        inName -= 1
      }
    }
    return search(glob, name, from: first, under: under)
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

  private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/") }

  /// Whether this is a later byte of a character, never its first.
  private static func isInner(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
