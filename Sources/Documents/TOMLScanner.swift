/// The bytes of a TOML text with the place of the reading: blanks, comments, keys, strings and bare values.
struct TOMLScanner {
  /// The current line, counted from 1.
  private(set) var line = 1

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var lineStart = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next byte; nil at the end.
  var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// The current column, counted from 1 in bytes.
  var column: Int { position - lineStart + 1 }

  /// A problem at the current place.
  func problem(_ message: String) -> DocumentProblem { DocumentProblem(message, line: line, column: column) }

  /// Passes the given ASCII text if it comes next.
  mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[position + offset] != text.utf8Start[offset] { return false }
    position += count
    return true
  }

  mutating func skipBlanks() { while let byte, isBlank(byte) { position += 1 } }

  /// Passes blanks, line ends and comments.
  mutating func skipBlanksAndLines() {
    while let byte {
      if byte == UInt8(ascii: "\n") {
        newLine()
      } else if byte == UInt8(ascii: "#") {
        skipLine()
      } else if isBlank(byte) {
        position += 1
      } else {
        return
      }
    }
  }

  /// Passes what is left of the line, but not its end.
  mutating func skipLine() { while let byte, byte != UInt8(ascii: "\n") { position += 1 } }

  /// Makes sure that nothing but a comment follows on the line.
  mutating func endStatement() throws(DocumentProblem) {
    skipBlanks()
    guard let byte, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "#") else { return }
    throw problem("something follows on the line of a finished statement")
  }

  // MARK: Keys and bare values

  /// One part of a key, bare or in quotes.
  mutating func key() throws(DocumentProblem) -> String {
    if let byte, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return try string() }
    let start = position
    while let byte, isBareKey(byte) { position += 1 }
    guard position > start else { throw problem("a key is missing") }
    return text(start..<position)
  }

  /// A number, date or boolean as it is written.
  mutating func bareValue() throws(DocumentProblem) -> String {
    let start = position
    while let byte, isBareKey(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ":") {
      position += 1
    }
    let word = text(start..<position)
    switch word {
    case "true", "false", "inf", "nan", "+inf", "-inf", "+nan", "-nan": return word
    default: break
    }
    guard let first = word.utf8.first(where: { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }), isDigit(first) else {
      throw problem("a value is missing, or a text without quotes stands in its place")
    }
    return word.utf8.count == 10 && byte == UInt8(ascii: " ") ? word + timeBehindDate() : word
  }

  /// The time in `2026-11-24 07:32:00`, with the blank before it; empty where none follows.
  private mutating func timeBehindDate() -> String {
    guard position + 3 < bytes.count, isDigit(bytes[position + 1]), isDigit(bytes[position + 2]),
      bytes[position + 3] == UInt8(ascii: ":")
    else { return "" }
    let start = position
    position += 1
    while let byte, isBareKey(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ":") {
      position += 1
    }
    return text(start..<position)
  }

  // MARK: Strings

  /// A string of any of the four kinds.
  mutating func string() throws(DocumentProblem) -> String {
    if skip("\"\"\"") { return try longString(UInt8(ascii: "\"")) }
    if skip("'''") { return try longString(UInt8(ascii: "'")) }
    let quote = bytes[position]
    position += 1
    let start = position
    while let byte, byte != quote, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\\") || quote == UInt8(ascii: "'") {
      position += 1
    }
    var decoded = Array(bytes[start..<position])
    while let byte, byte != quote {
      guard byte != UInt8(ascii: "\n") else { break }
      if byte == UInt8(ascii: "\\") { try escape(into: &decoded) } else { take(into: &decoded) }
    }
    guard byte == quote else { throw problem("a string is not closed") }
    position += 1
    return String(decoding: decoded, as: UTF8.self)
  }

  private mutating func longString(_ quote: UInt8) throws(DocumentProblem) -> String {
    let opening = problem("a string is not closed")
    var decoded: [UInt8] = []
    if byte == UInt8(ascii: "\r") { position += 1 }
    if byte == UInt8(ascii: "\n") { newLine() }
    while let byte {
      if byte == quote {
        // Up to two quotes may stand right before the three that close.
        var count = 0
        while self.byte == quote, count < 5 {
          position += 1
          count += 1
        }
        decoded += Array(repeating: quote, count: count >= 3 ? count - 3 : count)
        if count >= 3 { return String(decoding: decoded, as: UTF8.self) }
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        if !skipLineEndingBackslash() { try escape(into: &decoded) }
      } else {
        take(into: &decoded)
      }
    }
    throw opening
  }

  private mutating func take(into decoded: inout [UInt8]) {
    guard let byte else { return }
    decoded.append(byte)
    if byte == UInt8(ascii: "\n") { newLine() } else { position += 1 }
  }

  /// Passes a backslash at a line's end with all white space behind it.
  private mutating func skipLineEndingBackslash() -> Bool {
    var index = position + 1
    while index < bytes.count, isBlank(bytes[index]) { index += 1 }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\n") else { return false }
    position += 1
    while let byte, isBlank(byte) || byte == UInt8(ascii: "\n") {
      if byte == UInt8(ascii: "\n") { newLine() } else { position += 1 }
    }
    return true
  }

  private mutating func escape(into decoded: inout [UInt8]) throws(DocumentProblem) {
    let start = problem("an escape is unknown")
    position += 1
    guard let byte else { throw start }
    switch byte {
    case UInt8(ascii: "b"): decoded.append(8)
    case UInt8(ascii: "t"): decoded.append(9)
    case UInt8(ascii: "n"): decoded.append(10)
    case UInt8(ascii: "f"): decoded.append(12)
    case UInt8(ascii: "r"): decoded.append(13)
    case UInt8(ascii: "e"): decoded.append(27)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): decoded.append(byte)
    case UInt8(ascii: "x"): try character(digits: 2, start, into: &decoded)
    case UInt8(ascii: "u"): try character(digits: 4, start, into: &decoded)
    case UInt8(ascii: "U"): try character(digits: 8, start, into: &decoded)
    default: throw start
    }
    position += 1
  }

  /// Takes a character given by its number; leaves the last digit as the current byte.
  private mutating func character(digits: Int, _ fault: DocumentProblem, into decoded: inout [UInt8]) throws(DocumentProblem) {
    guard position + digits < bytes.count else { throw fault }
    let hex = text((position + 1)..<(position + 1 + digits))
    guard let number = UInt32(hex, radix: 16), let scalar = Unicode.Scalar(number) else { throw fault }
    decoded += Array(String(Character(scalar)).utf8)
    position += digits
  }

  // MARK: Bytes

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private mutating func newLine() {
    position += 1
    line += 1
    lineStart = position
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private func isBareKey(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: isDigit(byte) || byte >= 0x80
    }
  }
}
