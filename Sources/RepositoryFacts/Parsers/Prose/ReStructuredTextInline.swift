/// Reads the inline markup of one reStructuredText paragraph: literals, links, roles, emphasis. One pass with a budget for
/// searches that fail.
struct ReStructuredTextInline {
  private let bytes: [UInt8]
  private let targets: [String: String]
  private var index = 0
  private var line: Int
  private var budget: Int
  private var out = InlineText()

  /// Reads `bytes`, whose first line is `line`; `targets` are the document's named addresses by lowercased name.
  static func read(_ bytes: [UInt8], line: Int, targets: [String: String] = [:]) -> InlineText {
    var reader = ReStructuredTextInline(bytes: bytes, targets: targets, line: line, budget: bytes.count * 8 + 20_000)
    reader.run()
    return reader.out
  }

  private init(bytes: [UInt8], targets: [String: String], line: Int, budget: Int) {
    self.bytes = bytes
    self.targets = targets
    self.line = line
    self.budget = budget
  }

  private mutating func run() {
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x0A:
        line += 1
        out.push(0x20)
        index += 1
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "*"), UInt8(ascii: "|"): index += 1
      case UInt8(ascii: "`"): interpreted()
      case UInt8(ascii: ":") where isRole(): break
      case UInt8(ascii: "h"), UInt8(ascii: "H"):
        if InlineText.isAddress(at: index, in: bytes) {
          let end = InlineText.addressEnd(in: bytes, from: index)
          out.addLink(TextBytes.string(bytes[index..<end]), text: "", line: line)
          out.text.append(contentsOf: bytes[index..<end])
          index = max(end, index + 1)
        } else {
          word()
        }
      default: word()
      }
    }
  }

  /// A word, which may be the name of a target with `_` behind it.
  private mutating func word() {
    let start = index
    while index < bytes.count,
      TextBytes.isWord(bytes[index]) || bytes[index] == UInt8(ascii: "_") || bytes[index] == UInt8(ascii: "-")
    {
      index += 1
    }
    guard index > start else {
      out.push(bytes[index])
      index += 1
      return
    }
    var name = bytes[start..<index]
    if name.last == UInt8(ascii: "_"), name.count > 1, !targets.isEmpty {
      name.removeLast()
      let text = TextBytes.string(name)
      if let address = targets[text.lowercased()] {
        out.addLink(address, text: text, line: line)
        out.text.append(contentsOf: name)
        return
      }
    }
    for byte in bytes[start..<index] { out.push(byte) }
  }

  /// Skips `:role:` before a backquote.
  private mutating func isRole() -> Bool {
    var end = index + 1
    while end < bytes.count, end - index < 40, TextBytes.isAlphanumeric(bytes[end]) || bytes[end] == UInt8(ascii: "-") {
      end += 1
    }
    if end + 1 < bytes.count, bytes[end] == UInt8(ascii: ":"), bytes[end + 1] == UInt8(ascii: "`") {
      index = end + 1
    } else {
      out.push(bytes[index])
      index += 1
    }
    return true
  }

  private mutating func interpreted() {
    let isLiteral = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "`")
    let start = index + (isLiteral ? 2 : 1)
    var end = start
    while end < bytes.count, budget > 0 {
      budget -= 1
      if bytes[end] == UInt8(ascii: "`"), !isLiteral || (end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "`")) { break }
      end += 1
    }
    guard end < bytes.count, budget > 0 else {
      index = start
      return
    }
    let content = bytes[start..<end]
    let first = line
    line += content.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    index = end + (isLiteral ? 2 : 1)
    if isLiteral {
      out.spans.append(InlineText.CodeSpan(text: TextBytes.string(content), line: first))
      out.text.append(contentsOf: content)
      out.running.append(0x20)
      return
    }
    var text = content
    if let open = content.firstIndex(of: UInt8(ascii: "<")), content.last == UInt8(ascii: ">"), open + 1 < content.endIndex {
      text = TextBytes.trimmed(content[..<open])
      let address = TextBytes.string(content[(open + 1)..<(content.endIndex - 1)])
      if address.contains("/") || address.hasPrefix("mailto:") {
        out.addLink(address, text: TextBytes.string(text), line: first)
      }
    } else if index < bytes.count, bytes[index] == UInt8(ascii: "_"),
      let address = targets[TextBytes.string(content).lowercased()]
    {
      out.addLink(address, text: TextBytes.string(content), line: first)
    }
    while index < bytes.count, bytes[index] == UInt8(ascii: "_") { index += 1 }
    out.text.append(contentsOf: text)
    out.running.append(0x20)
  }
}
