/// What the inline markup of a paragraph comes to, whatever the syntax it is written in.
struct InlineText {
  struct Link {
    var address: String
    var text: String
    var line: Int
  }
  struct CodeSpan {
    var text: String
    var line: Int
  }

  /// The text without markup.
  var text: [UInt8] = []
  /// The same without code, links and images: what counts as running text.
  var running: [UInt8] = []
  var links: [Link] = []
  var spans: [CodeSpan] = []

  /// Adds a byte of running text.
  mutating func push(_ byte: UInt8) {
    text.append(byte)
    running.append(byte)
  }

  /// Adds a link unless it is the picture of a badge, which says nothing about the project.
  mutating func addImage(_ address: String, line: Int) {
    let lowered = address.lowercased()
    for sign in ["badge", "shields.io"] where lowered.contains(sign) { return }
    addLink(address, text: "", line: line)
  }

  mutating func addLink(_ address: String, text: String, line: Int) {
    guard !address.isEmpty else { return }
    links.append(Link(address: address, text: text, line: line))
  }

  /// Where an address that begins at `start` ends: at white space or a bracket, sentence punctuation not included.
  static func addressEnd(in bytes: [UInt8], from start: Int) -> Int {
    var end = start
    var depth = 0
    while end < bytes.count {
      let byte = bytes[end]
      if TextBytes.isSpace(byte) || byte < 0x20 { break }
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      if "<>\"`[]{}|\\^".utf8.contains(byte) { break }
      end += 1
    }
    while end > start, ".,;:!?'*_~".utf8.contains(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// Whether a bare address begins here.
  static func isAddress(at index: Int, in bytes: [UInt8]) -> Bool {
    guard TextBytes.has("http", at: index, in: bytes), index == 0 || !TextBytes.isWord(bytes[index - 1]) else { return false }
    return TextBytes.has("https://", at: index, in: bytes) || TextBytes.has("http://", at: index, in: bytes)
  }
}
