/// Reads a notebook's JSON in one pass and keeps only the code: outputs are passed over without building anything.
///
/// In: the bytes of an .ipynb file, format 3 or 4. Out: `content`, complete up to the first place where the JSON is broken.
struct NotebookScanner {
  private let source: UnsafeBufferPointer<UInt8>
  private let largestCode: Int
  private var position = 0
  private var line = 1
  private(set) var content = NotebookContent()
  private var kernelLanguage = ""
  private var kernelName = ""
  private var infoLanguage = ""

  init(_ source: UnsafeBufferPointer<UInt8>, largestCode: Int) {
    self.source = source
    self.largestCode = largestCode
    content.code.reserveCapacity(min(source.count, 1 << 16))
  }

  /// Reads the whole file.
  mutating func scan() {
    if source.count >= 3, source[0] == 0xEF, source[1] == 0xBB, source[2] == 0xBF { position = 3 }
    skipBlanks()
    if position == source.count { return }
    if !notebook() { content.faultLine = line }
    let said = [kernelLanguage, infoLanguage, kernelName].first { !$0.isEmpty } ?? ""
    content.language = NotebookContent.language(named: said)
  }

  // MARK: The notebook's structure; every function is false where the JSON is broken

  private mutating func notebook() -> Bool {
    members { scanner, key in
      if scanner.equals(key, "cells") { return scanner.elements { $0.cell() } }
      if scanner.equals(key, "worksheets") { return scanner.elements { $0.worksheet() } }
      if scanner.equals(key, "metadata") { return scanner.metadata() }
      return scanner.skipValue()
    }
  }

  private mutating func worksheet() -> Bool {
    members { scanner, key in
      scanner.equals(key, "cells") ? scanner.elements { $0.cell() } : scanner.skipValue()
    }
  }

  private mutating func metadata() -> Bool {
    members { scanner, key in
      if scanner.equals(key, "kernelspec") {
        return scanner.members { scanner, key in
          if scanner.equals(key, "language") { return scanner.shortString(into: \.kernelLanguage) }
          if scanner.equals(key, "name") { return scanner.shortString(into: \.kernelName) }
          return scanner.skipValue()
        }
      }
      if scanner.equals(key, "language_info") {
        return scanner.members { scanner, key in
          scanner.equals(key, "name") ? scanner.shortString(into: \.infoLanguage) : scanner.skipValue()
        }
      }
      return scanner.skipValue()
    }
  }

  private mutating func cell() -> Bool {
    var isCode = false
    var code: (position: Int, line: Int)?
    let isWhole = members { scanner, key in
      if scanner.equals(key, "cell_type") {
        let start = scanner.position
        guard scanner.skipValue() else { return false }
        isCode = scanner.equals(start..<scanner.position, "\"code\"")
        return true
      }
      guard scanner.equals(key, "source") || scanner.equals(key, "input") else { return scanner.skipValue() }
      let start = (scanner.position, scanner.line)
      guard scanner.skipValue() else { return false }
      code = start
      return true
    }
    if isCode, let code { takeCode(at: code) }
    return isWhole
  }

  /// Decodes the code that begins at a place already passed, and comes back.
  private mutating func takeCode(at start: (position: Int, line: Int)) {
    guard content.code.count < largestCode else {
      content.isCut = true
      return
    }
    let here = (position, line)
    (position, line) = start
    if let last = content.code.last, last != UInt8(ascii: "\n") {
      content.code.append(UInt8(ascii: "\n"))
      content.lines.append(line)
    }
    let first = content.code.count
    let firstLine = content.lines.count
    if peek() == UInt8(ascii: "\"") {
      decodeString()
    } else {
      _ = elements { scanner in
        guard scanner.peek() == UInt8(ascii: "\"") else { return scanner.skipValue() }
        scanner.decodeString()
        return true
      }
    }
    (position, line) = here
    if content.code.count > largestCode {
      content.code.removeLast(content.code.count - first)
      content.lines.removeLast(content.lines.count - firstLine)
      content.isCut = true
    } else {
      content.cells.append(NotebookContent.Cell(range: first..<content.code.count, firstLine: firstLine))
    }
  }

  // MARK: JSON

  private func peek() -> UInt8 { position < source.count ? source[position] : 0 }

  private func equals(_ range: Range<Int>, _ text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { bytes in bytes.indices.allSatisfy { source[range.lowerBound + $0] == bytes[$0] } }
  }

  private mutating func skipBlanks() {
    while position < source.count {
      switch source[position] {
      case UInt8(ascii: "\n"): line += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      default: return
      }
      position += 1
    }
  }

  /// Moves over `byte` and blanks around it, or stays and says false.
  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard peek() == byte, position < source.count else { return false }
    position += 1
    skipBlanks()
    return true
  }

  /// Reads an object; `body` is called at each value with the range of its key. What is no object is passed over.
  private mutating func members(_ body: (inout NotebookScanner, Range<Int>) -> Bool) -> Bool {
    guard peek() == UInt8(ascii: "{") else { return skipValue() }
    _ = take(UInt8(ascii: "{"))
    if take(UInt8(ascii: "}")) { return true }
    repeat {
      let start = position + 1
      guard peek() == UInt8(ascii: "\""), skipString() else { return false }
      let key = start..<(position - 1)
      guard take(UInt8(ascii: ":")), body(&self, key) else { return false }
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}"))
  }

  /// Reads an array; `body` is called at each element. What is no array is passed over.
  private mutating func elements(_ body: (inout NotebookScanner) -> Bool) -> Bool {
    guard peek() == UInt8(ascii: "[") else { return skipValue() }
    _ = take(UInt8(ascii: "["))
    if take(UInt8(ascii: "]")) { return true }
    repeat { guard body(&self) else { return false } } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]"))
  }

  /// Moves over any value; nesting is counted, not followed.
  private mutating func skipValue() -> Bool {
    switch peek() {
    case UInt8(ascii: "\""): return skipString()
    case UInt8(ascii: "{"), UInt8(ascii: "["): return skipContainer()
    default:
      let start = position
      while position < source.count {
        let byte = source[position]
        if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") || byte <= 0x20 { break }
        position += 1
      }
      return position > start
    }
  }

  private mutating func skipContainer() -> Bool {
    var depth = 0
    while position < source.count {
      switch source[position] {
      case UInt8(ascii: "\""):
        guard skipString() else { return false }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 {
          position += 1
          return true
        }
      case UInt8(ascii: "\n"): line += 1
      default: break
      }
      position += 1
    }
    return false
  }

  /// Moves over a string, eight bytes at a time where nothing in them matters: pictures are megabytes of base64.
  private mutating func skipString() -> Bool {
    position += 1
    let start = UnsafeRawPointer(source.baseAddress)
    while position < source.count {
      if let start {
        while position + 8 <= source.count,
          !Self.matters(start.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        { position += 8 }
        if position == source.count { break }
      }
      switch source[position] {
      case UInt8(ascii: "\""):
        position += 1
        return true
      case UInt8(ascii: "\\"): position += position + 1 < source.count && source[position + 1] == UInt8(ascii: "\n") ? 1 : 2
      case UInt8(ascii: "\n"):
        line += 1
        position += 1
      default: position += 1
      }
    }
    position = min(position, source.count)
    return false
  }

  /// Whether one of eight bytes is a quote, a backslash or a line break: the usual test for a zero byte, three times.
  @inline(__always) private static func matters(_ bytes: UInt64) -> Bool {
    let low: UInt64 = 0x0101_0101_0101_0101
    let quote = bytes ^ (low &* 0x22)
    let backslash = bytes ^ (low &* 0x5C)
    let newline = bytes ^ (low &* 0x0A)
    let zero = ((quote &- low) & ~quote) | ((backslash &- low) & ~backslash) | ((newline &- low) & ~newline)
    return zero & (low &* 0x80) != 0
  }

  private mutating func shortString(into property: WritableKeyPath<NotebookScanner, String>) -> Bool {
    let start = position
    guard skipValue() else { return false }
    if source[start] == UInt8(ascii: "\""), position - start <= 100 {
      self[keyPath: property] = String(decoding: source[(start + 1)..<(position - 1)], as: UTF8.self)
    }
    return true
  }

  // MARK: Code

  /// Decodes the string that begins here to the end of the code, noting the line of the file for each line of code.
  private mutating func decodeString() {
    position += 1
    if content.code.last ?? UInt8(ascii: "\n") == UInt8(ascii: "\n") { content.lines[content.lines.count - 1] = line }
    while position < source.count {
      let byte = source[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return
      case UInt8(ascii: "\\"): decodeEscape()
      case UInt8(ascii: "\n"):
        line += 1
        append(byte)
      default: content.code.append(byte)
      }
    }
  }

  private mutating func append(_ byte: UInt8) {
    content.code.append(byte)
    if byte == UInt8(ascii: "\n") { content.lines.append(line) }
  }

  private mutating func decodeEscape() {
    let letter = peek()
    position = min(position + 1, source.count)
    switch letter {
    case UInt8(ascii: "n"): append(UInt8(ascii: "\n"))
    case UInt8(ascii: "t"): append(UInt8(ascii: "\t"))
    case UInt8(ascii: "r"): append(UInt8(ascii: "\r"))
    case UInt8(ascii: "b"), UInt8(ascii: "f"): append(UInt8(ascii: " "))
    case UInt8(ascii: "u"):
      guard var code = fourDigits() else { return }
      if code >= 0xD800, code < 0xDC00, peek() == UInt8(ascii: "\\") {
        let back = position
        position += 1
        if peek() == UInt8(ascii: "u") {
          position += 1
          if let low = fourDigits(), low >= 0xDC00, low < 0xE000 {
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
          } else {
            position = back
          }
        } else {
          position = back
        }
      }
      for byte in String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8 { append(byte) }
    default: append(letter)
    }
  }

  private mutating func fourDigits() -> UInt32? {
    guard position + 4 <= source.count else { return nil }
    var code: UInt32 = 0
    for offset in 0..<4 {
      guard let digit = PythonWalker.hexadecimal(source[position + offset]) else { return nil }
      code = code << 4 | UInt32(digit)
    }
    position += 4
    return code
  }
}
