/// A glob over a fact's name or an attribute's value: `*` is any run of characters, `?` one, letter case counts.
struct NameGlob: Hashable, Sendable {
  /// The glob as it is written.
  let text: String
  private let pieces: [[UInt8]]
  private let isExact: Bool

  init(_ text: String) {
    self.text = text
    let bytes = Array(text.utf8)
    isExact = !bytes.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
    pieces = bytes.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map(Array.init)
  }

  /// Whether the glob has no wildcards, so that it can be looked up.
  var exact: String? { isExact ? text : nil }

  /// The text before the first wildcard.
  var prefix: String {
    guard let end = text.utf8.firstIndex(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }) else { return text }
    return String(text[..<end])
  }

  /// The text after the last wildcard.
  var suffix: String {
    guard let end = text.utf8.lastIndex(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }) else { return text }
    return String(text[text.utf8.index(after: end)...])
  }

  /// Whether the whole of `name` matches.
  func matches(_ name: some StringProtocol) -> Bool {
    if isExact { return name == text }
    var name = String(name)
    return name.withUTF8 { matches($0) }
  }

  /// Whether `name`, or a leading part of it that ends before a `.` or `/`, matches: `sklearn` matches `sklearn.metrics`.
  func matchesUnder(_ name: String) -> Bool {
    if matches(name) { return true }
    var name = name
    return name.withUTF8 { bytes in
      for end in bytes.indices where bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: "/") {
        if matches(UnsafeBufferPointer(rebasing: bytes[..<end])) { return true }
      }
      return false
    }
  }

  /// Pieces between stars are found from the left, the first at the start and the last at the end: linear for each piece.
  private func matches(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = pieces.first, let last = pieces.last else { return name.isEmpty }
    if pieces.count == 1 { return name.count == first.count && equal(first, name, at: 0) }
    guard name.count >= first.count + last.count, equal(first, name, at: 0),
      equal(last, name, at: name.count - last.count)
    else { return false }
    var position = first.count
    let end = name.count - last.count
    for piece in pieces[1..<pieces.count - 1] where !piece.isEmpty {
      var found = false
      while position + piece.count <= end {
        if equal(piece, name, at: position) {
          found = true
          break
        }
        position += 1
      }
      guard found else { return false }
      position += piece.count
    }
    return position <= end
  }

  private func equal(_ piece: [UInt8], _ name: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    for (offset, byte) in piece.enumerated() where byte != UInt8(ascii: "?") && byte != name[start + offset] { return false }
    return true
  }
}

/// A glob over a command: its words must occur in the command's words in this order, the first being the program.
struct CommandGlob: Hashable, Sendable {
  /// The glob as it is written.
  let text: String
  private let words: [NameGlob]

  init(_ text: String) {
    self.text = text
    words = text.split(separator: " ").map { NameGlob(String($0)) }
  }

  /// The program's glob, for looking up.
  var program: NameGlob { words.first ?? NameGlob("*") }

  /// Whether a command's words match.
  func matches(_ command: [Substring]) -> Bool {
    guard let program = words.first, let first = command.first, program.matches(first) else { return false }
    var position = 1
    for word in words.dropFirst() {
      while position < command.count, !word.matches(command[position]) { position += 1 }
      guard position < command.count else { return false }
      position += 1
    }
    return true
  }
}
