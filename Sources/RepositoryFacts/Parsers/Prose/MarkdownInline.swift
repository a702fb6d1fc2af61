/// Reads the inline markup of one Markdown paragraph (lines joined by `\n`): code spans, links of every form, emphasis,
/// HTML tags, entities. One pass; searches for a closing mark that fail are paid from a budget, so that hostile input
/// stays linear.
struct MarkdownInline {
  private let bytes: [UInt8]
  private let references: [String: String]
  private var index = 0
  private var line: Int
  private var budget: Int
  private var out = InlineText()
  private var brackets: [Bracket] = []
  private var anchor: (address: String, line: Int, start: Int)?

  private struct Bracket {
    var text: Int
    var running: Int
    var source: Int
    var line: Int
    var isImage: Bool
  }

  /// Reads `bytes`, whose first line is `line`; `references` are the document's link definitions by lowercased label.
  static func read(_ bytes: [UInt8], line: Int, references: [String: String] = [:]) -> InlineText {
    var reader = MarkdownInline(bytes: bytes, references: references, line: line)
    reader.run()
    return reader.out
  }

  private init(bytes: [UInt8], references: [String: String], line: Int) {
    self.bytes = bytes
    self.references = references
    self.line = line
    budget = bytes.count * 8 + 20_000
  }

  private func byte(_ offset: Int) -> UInt8? { index + offset < bytes.count ? bytes[index + offset] : nil }

  private mutating func run() {
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        out.push(0x20)
        index += 1
      case UInt8(ascii: "\\"):
        if let next = self.byte(1), TextBytes.isPunctuation(next) {
          out.push(next)
          index += 2
        } else {
          index += 1
        }
      case UInt8(ascii: "`"): codeSpan()
      case UInt8(ascii: "<"): tag()
      case UInt8(ascii: "!") where self.byte(1) == UInt8(ascii: "["): openBracket(isImage: true)
      case UInt8(ascii: "["): openBracket(isImage: false)
      case UInt8(ascii: "]"): closeBracket()
      case UInt8(ascii: "*"): index += 1
      case UInt8(ascii: "~") where self.byte(1) == UInt8(ascii: "~"): index += 2
      case UInt8(ascii: "_"):
        let isInside = index > 0 && TextBytes.isWord(bytes[index - 1]) && self.byte(1).map(TextBytes.isWord) == true
        if isInside { out.push(byte) }
        index += 1
      case UInt8(ascii: "&"): entity()
      case UInt8(ascii: "h"), UInt8(ascii: "H"):
        if InlineText.isAddress(at: index, in: bytes) {
          let end = InlineText.addressEnd(in: bytes, from: index)
          let address = bytes[index..<end]
          out.addLink(TextBytes.string(address), text: "", line: line)
          out.text.append(contentsOf: address)
          index = max(end, index + 1)
        } else {
          out.push(byte)
          index += 1
        }
      default:
        out.push(byte)
        index += 1
      }
    }
    if let anchor { out.addLink(anchor.address, text: "", line: anchor.line) }
  }

  private mutating func codeSpan() {
    var length = 0
    while byte(length) == UInt8(ascii: "`") { length += 1 }
    let start = index + length
    var end = start
    while end < bytes.count, budget > 0 {
      budget -= 1
      guard bytes[end] == UInt8(ascii: "`") else {
        end += 1
        continue
      }
      var run = 0
      while end + run < bytes.count, bytes[end + run] == UInt8(ascii: "`") { run += 1 }
      if run == length {
        let content = TextBytes.trimmed(bytes[start..<end])
        out.spans.append(InlineText.CodeSpan(text: TextBytes.string(content), line: line))
        out.text.append(contentsOf: content.map { $0 == 0x0A ? 0x20 : $0 })
        out.running.append(0x20)
        line += bytes[start..<end].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
        index = end + run
        return
      }
      end += run
    }
    index = start
  }

  private mutating func openBracket(isImage: Bool) {
    index += isImage ? 2 : 1
    guard brackets.count < 200 else { return }
    brackets.append(
      Bracket(text: out.text.count, running: out.running.count, source: index, line: line, isImage: isImage))
  }

  private mutating func closeBracket() {
    let end = index
    index += 1
    guard let open = brackets.popLast() else { return }
    var address: String?
    if byte(0) == UInt8(ascii: "(") {
      address = destination()
    } else if byte(0) == UInt8(ascii: "["), let close = close(of: UInt8(ascii: "]"), from: index + 1, limit: 200) {
      let label = close == index + 1 ? bytes[open.source..<end] : bytes[index + 1..<close]
      if let known = reference(label) {
        address = known
        index = close + 1
      }
    } else if end - open.source <= 200 {
      address = reference(bytes[open.source..<end])
    }
    guard let address else { return }
    if open.isImage {
      out.text.removeSubrange(open.text...)
      out.addImage(address, line: open.line)
    } else {
      let text = TextBytes.string(TextBytes.trimmed(out.text[open.text...]))
      out.addLink(address, text: text, line: open.line)
    }
    out.running.removeSubrange(min(open.running, out.running.count)...)
    out.running.append(0x20)
  }

  private func reference(_ label: ArraySlice<UInt8>) -> String? {
    references.isEmpty ? nil : references[TextBytes.string(TextBytes.trimmed(label)).lowercased()]
  }

  /// The place of a closing byte on the same line, or nil.
  private mutating func close(of mark: UInt8, from start: Int, limit: Int) -> Int? {
    var end = start
    while end < bytes.count, end - start <= limit, budget > 0 {
      budget -= 1
      if bytes[end] == mark { return end }
      if bytes[end] == 0x0A { return nil }
      end += 1
    }
    return nil
  }

  /// The address in `(address "title")`; moves behind it where it is well-formed.
  private mutating func destination() -> String? {
    var start = index + 1
    while start < bytes.count, TextBytes.isSpace(bytes[start]), budget > 0 {
      start += 1
      budget -= 1
    }
    var end = start
    var depth = 0
    let isAngled = start < bytes.count && bytes[start] == UInt8(ascii: "<")
    while end < bytes.count, end - start < 2_000, budget > 0 {
      budget -= 1
      let byte = bytes[end]
      if byte == 0x0A || (!isAngled && TextBytes.isSpace(byte)) { break }
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      end += 1
    }
    guard end < bytes.count, budget > 0 else { return nil }
    var address = bytes[start..<end]
    if isAngled, let last = address.lastIndex(of: UInt8(ascii: ">")) { address = address[(start + 1)..<last] }
    if bytes[end] != UInt8(ascii: ")") {
      guard let close = close(of: UInt8(ascii: ")"), from: end, limit: 500) else { return nil }
      end = close
    }
    index = end + 1
    return TextBytes.string(address)
  }

  private mutating func tag() {
    guard let next = byte(1), TextBytes.isLetter(next) || next == UInt8(ascii: "/") else {
      out.push(bytes[index])
      index += 1
      return
    }
    var end = index + 1
    while end < bytes.count, end - index < 4_000, budget > 0, bytes[end] != UInt8(ascii: ">") {
      budget -= 1
      end += 1
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ">") else {
      out.push(bytes[index])
      index += 1
      return
    }
    let content = bytes[(index + 1)..<end]
    if TextBytes.has("http://", at: index + 1, in: bytes) || TextBytes.has("https://", at: index + 1, in: bytes)
      || TextBytes.has("mailto:", at: index + 1, in: bytes)
    {
      out.addLink(TextBytes.string(content), text: "", line: line)
      out.text.append(contentsOf: content)
    } else {
      element(HTMLTag(content))
    }
    line += content.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    index = end + 1
  }

  private mutating func element(_ tag: HTMLTag) {
    if tag.name == "a" {
      if let open = anchor {
        let text = TextBytes.string(TextBytes.trimmed(out.text[min(open.start, out.text.count)...]))
        out.addLink(open.address, text: text, line: open.line)
        anchor = nil
      }
      if !tag.isClosing, let address = tag.attribute("href") { anchor = (address, line, out.text.count) }
    } else if let source = tag.attribute("src") {
      out.addImage(source, line: line)
    }
    if !["b", "i", "em", "strong", "code", "span", "sub", "sup", "a", "u", "kbd"].contains(tag.name) { out.push(0x20) }
  }

  private mutating func entity() {
    let known: [(StaticString, UInt8)] = [
      ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
      ("&quot;", UInt8(ascii: "\"")), ("&nbsp;", 0x20), ("&#39;", UInt8(ascii: "'")),
    ]
    for (name, value) in known where TextBytes.has(name, at: index, in: bytes) {
      out.push(value)
      index += name.utf8CodeUnitCount
      return
    }
    out.push(bytes[index])
    index += 1
  }
}
