/// Reads JSON into `DocumentNode`s, tolerant of what editors' and tools' configuration files hold: comments and commas
/// after the last value.
public enum JSONReader {
  /// Reads `text` as one document; after a syntax error, what could be read before it.
  public static func read(_ text: String, limits: ReadingLimits = ReadingLimits()) -> ReadDocuments {
    var text = text
    return text.withUTF8 { bytes in
      var scanner = JSONScanner(bytes, limits: limits)
      let root = scanner.document()
      return ReadDocuments(documents: root.map { [$0] } ?? [], problem: scanner.problem)
    }
  }
}

/// One pass over a JSON text. The recursion is bounded by `ReadingLimits.depth`.
private struct JSONScanner {
  private(set) var problem: DocumentProblem?

  private let bytes: UnsafeBufferPointer<UInt8>
  private let limits: ReadingLimits
  private var nodes = 0
  private var position = 0
  private var line = 1
  private var lineStart = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, limits: ReadingLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }
  private var column: Int { position - lineStart + 1 }

  mutating func document() -> DocumentNode? {
    skipSpace()
    guard byte != nil else { return nil }
    let root = value(depth: limits.depth)
    skipSpace()
    if problem == nil, byte != nil { report("something follows the document's value") }
    return root
  }

  private mutating func report(_ message: String) {
    guard problem == nil else { return }
    problem = DocumentProblem(message, line: line, column: column)
  }

  private mutating func value(depth: Int) -> DocumentNode? {
    nodes += 1
    guard nodes <= limits.nodes else {
      report("the document has more values than are read")
      return nil
    }
    guard depth > 0 else {
      report("values nest too deeply")
      return nil
    }
    let (startLine, startColumn) = (line, column)
    switch byte {
    case nil:
      report("the document ends too early")
      return nil
    case UInt8(ascii: "{"): return DocumentNode(.mapping(object(depth: depth)), line: startLine, column: startColumn)
    case UInt8(ascii: "["): return DocumentNode(.sequence(array(depth: depth)), line: startLine, column: startColumn)
    case UInt8(ascii: "\""):
      return DocumentNode(.scalar(string()), line: startLine, column: startColumn, isQuoted: true)
    default:
      let word = bareWord()
      guard !word.isEmpty else {
        report("a value is missing")
        return nil
      }
      return DocumentNode(.scalar(word), line: startLine, column: startColumn)
    }
  }

  private mutating func object(depth: Int) -> [DocumentNode.Entry] {
    var entries: [DocumentNode.Entry] = []
    position += 1
    while problem == nil {
      skipSpace()
      let (keyLine, keyColumn) = (line, column)
      if byte == UInt8(ascii: "}") {
        position += 1
        break
      }
      guard byte == UInt8(ascii: "\"") else {
        report(byte == nil ? "the document ends too early" : "a key in double quotes is missing")
        break
      }
      let key = string()
      skipSpace()
      guard byte == UInt8(ascii: ":") else {
        report("the colon after a key is missing")
        break
      }
      position += 1
      skipSpace()
      guard let value = value(depth: depth - 1) else { break }
      entries.append(.init(key: key, line: keyLine, column: keyColumn, value: value))
      guard comma(before: UInt8(ascii: "}")) else { break }
    }
    return entries
  }

  private mutating func array(depth: Int) -> [DocumentNode] {
    var items: [DocumentNode] = []
    position += 1
    while problem == nil {
      skipSpace()
      if byte == UInt8(ascii: "]") {
        position += 1
        break
      }
      guard let item = value(depth: depth - 1) else { break }
      items.append(item)
      guard comma(before: UInt8(ascii: "]")) else { break }
    }
    return items
  }

  /// Passes the comma after an item; true also where the collection's end follows, which the caller passes.
  private mutating func comma(before end: UInt8) -> Bool {
    skipSpace()
    if byte == UInt8(ascii: ",") {
      position += 1
      return true
    }
    if byte == end { return true }
    report(byte == nil ? "the document ends too early" : "a comma is missing")
    return false
  }

  private mutating func bareWord() -> String {
    let start = position
    while let byte {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        position += 1
      default: return String(decoding: bytes[start..<position], as: UTF8.self)
      }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// A string's text; an unclosed one ends with its line.
  private mutating func string() -> String {
    position += 1
    let start = position
    while let byte, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "\n") { position += 1 }
    if byte == UInt8(ascii: "\"") {
      position += 1
      return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
    }
    var text = Array(bytes[start..<position])
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\n"):
        report("a string is not closed")
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        position += 1
        escape(into: &text)
      default:
        text.append(byte)
        position += 1
      }
    }
    report("a string is not closed")
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape(into text: inout [UInt8]) {
    guard let byte, byte != UInt8(ascii: "\n") else { return }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
    case UInt8(ascii: "r"): text.append(UInt8(ascii: "\r"))
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "u"):
      var unit = hexUnit() ?? 0xFFFD
      if (0xD800..<0xDC00).contains(unit), byteIs("\\", at: position), byteIs("u", at: position + 1) {
        let rollback = position
        position += 2
        if let low = hexUnit(), (0xDC00..<0xE000).contains(low) {
          unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
        } else {
          position = rollback
        }
      }
      text.append(contentsOf: String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8)
    default: text.append(byte)
    }
  }

  private func byteIs(_ scalar: Unicode.Scalar, at index: Int) -> Bool {
    index < bytes.count && bytes[index] == UInt8(ascii: scalar)
  }

  private mutating func hexUnit() -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    var unit: UInt32 = 0
    for offset in 0..<4 {
      let byte = bytes[position + offset]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
      default: return nil
      }
    }
    position += 4
    return unit
  }

  /// Passes white space and comments.
  private mutating func skipSpace() {
    while let byte {
      switch byte {
      case UInt8(ascii: "\n"):
        position += 1
        line += 1
        lineStart = position
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
      case UInt8(ascii: "/") where byteIs("/", at: position + 1):
        while let next = self.byte, next != UInt8(ascii: "\n") { position += 1 }
      case UInt8(ascii: "/") where byteIs("*", at: position + 1): skipBlockComment()
      default: return
      }
    }
  }

  private mutating func skipBlockComment() {
    position += 2
    while let byte {
      if byte == UInt8(ascii: "*"), byteIs("/", at: position + 1) {
        position += 2
        return
      }
      position += 1
      if byte == UInt8(ascii: "\n") {
        line += 1
        lineStart = position
      }
    }
  }
}
