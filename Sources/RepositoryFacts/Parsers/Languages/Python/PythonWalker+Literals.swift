// The text of literals, made only for what a fact keeps.
extension PythonWalker {
  /// Texts longer than this are cut.
  static let longestText = 300

  /// The text of a literal or of a dotted name (canonical where it leads to an import or a class); nil for other shapes.
  mutating func literal(_ value: PythonValue) -> String? {
    switch value.kind {
    case .string: return string(value.first, value.last)
    case .number, .constant:
      let end = min(Int(tokens[value.last - 1].end), Int(tokens[value.first].start) + Self.longestText)
      return String(decoding: source[Int(tokens[value.first].start)..<end], as: UTF8.self)
    case .name:
      let naming = resolve(value.first, value.last)
      return naming.kind == .imported || naming.kind == .definition ? naming.name : written(value.first, value.last)
    default: return nil
    }
  }

  /// The content of one or several adjacent strings; holes are `{…}`.
  private func string(_ first: Int, _ last: Int) -> String {
    var bytes: [UInt8] = []
    var position = first
    while position < last, bytes.count <= Self.longestText {
      let token = tokens[position]
      if token.kind == .holeOpen {
        position = Int(token.value) + 1
        continue
      }
      if token.kind == .string || token.kind == .formatted { decode(position, into: &bytes) }
      position += 1
    }
    if bytes.count > Self.longestText {
      var end = Self.longestText
      while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      bytes.removeLast(bytes.count - end)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func decode(_ index: Int, into bytes: inout [UInt8]) {
    let token = tokens[index]
    var position = Int(token.start)
    var end = Int(token.end)
    while position < end, source[position] != UInt8(ascii: "\""), source[position] != UInt8(ascii: "'") { position += 1 }
    guard position < end else { return }
    let quote = source[position]
    let width = token.code & PythonStringFlags.triple != 0 ? 3 : 1
    position += width
    if end - width >= position, source[end - 1] == quote { end -= width }
    var hole = index + 1
    while position < end, bytes.count <= Self.longestText {
      let byte = source[position]
      if token.kind == .formatted {
        if tokens[hole].kind == .holeOpen, Int(tokens[hole].start) == position {
          bytes.append(contentsOf: "{…}".utf8)
          let close = Int(tokens[hole].value)
          position = Int(tokens[close].end)
          hole = close + 1
          continue
        }
        if byte == PythonSign.curlyOpen || byte == PythonSign.curlyClose, position + 1 < end, source[position + 1] == byte {
          position += 1
        }
      }
      if byte == UInt8(ascii: "\\"), token.code & PythonStringFlags.raw == 0, position + 1 < end {
        position = escape(at: position + 1, end: end, into: &bytes)
      } else {
        bytes.append(byte)
        position += 1
      }
    }
  }

  /// Decodes the escape whose letter stands at `position`; the result is the position behind it.
  private func escape(at position: Int, end: Int, into bytes: inout [UInt8]) -> Int {
    let letter = source[position]
    var digits = 0
    switch letter {
    case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "t"): bytes.append(UInt8(ascii: "\t"))
    case UInt8(ascii: "r"): bytes.append(UInt8(ascii: "\r"))
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): bytes.append(letter)
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "\r"): return position + 1 < end && source[position + 1] == UInt8(ascii: "\n") ? position + 2 : position + 1
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    default:
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(letter)
    }
    guard digits > 0 else { return position + 1 }
    var code: UInt32 = 0
    var next = position + 1
    while next < end, next <= position + digits, let digit = Self.hexadecimal(source[next]) {
      code = code &* 16 &+ UInt32(digit)
      next += 1
    }
    if next == position + digits + 1, let scalar = Unicode.Scalar(code) { bytes.append(contentsOf: Array(String(scalar).utf8)) }
    return next
  }

  /// The value of a hexadecimal digit, nil where it is none.
  static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
