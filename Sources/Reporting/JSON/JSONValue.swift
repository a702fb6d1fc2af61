/// A JSON document as a small tree whose members keep the order that they are given in.
///
/// Written by hand, as an encoder of the library would choose the order and the form of numbers itself, and the same
/// assessment must give the same bytes everywhere.
enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A number with one decimal, such as a score.
  case decimal(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name with its value.
  struct Member: Hashable, Sendable {
    let name: String
    let value: JSONValue

    init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// A string, or null.
  static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// An integer, or null.
  static func optional(_ number: Int?) -> JSONValue { number.map { .integer($0) } ?? .null }

  /// A boolean, or null.
  static func optional(_ flag: Bool?) -> JSONValue { flag.map { .bool($0) } ?? .null }

  /// An array of strings.
  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  /// The document with two blanks for each step inwards, without a line break at its end.
  func rendered() -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(128 * 1_024)
    write(to: &bytes, depth: 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(to bytes: inout [UInt8], depth: Int) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .integer(let number): bytes += String(number).utf8
    case .decimal(let number): bytes += Self.oneDecimal(number).utf8
    case .string(let text): Self.write(text, to: &bytes)
    case .array(let items):
      Self.write(items, between: ("[", "]"), to: &bytes, depth: depth) { item, bytes in
        item.write(to: &bytes, depth: depth + 1)
      }
    case .object(let members):
      Self.write(members, between: ("{", "}"), to: &bytes, depth: depth) { member, bytes in
        Self.write(member.name, to: &bytes)
        bytes += ": ".utf8
        member.value.write(to: &bytes, depth: depth + 1)
      }
    }
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    bytes += JSONText.escape(text).utf8
    bytes.append(UInt8(ascii: "\""))
  }

  private static func write<Item>(
    _ items: [Item], between brackets: (open: Unicode.Scalar, close: Unicode.Scalar), to bytes: inout [UInt8], depth: Int,
    each: (Item, inout [UInt8]) -> Void
  ) {
    func startLine(_ depth: Int) {
      bytes.append(UInt8(ascii: "\n"))
      for _ in 0..<depth { bytes += "  ".utf8 }
    }
    bytes.append(UInt8(ascii: brackets.open))
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      startLine(depth + 1)
      each(item, &bytes)
    }
    if !items.isEmpty { startLine(depth) }
    bytes.append(UInt8(ascii: brackets.close))
  }

  /// `12.5`; 0.0 for what is no number and can't be written.
  static func oneDecimal(_ number: Double) -> String {
    let tenths = (number * 10).rounded()
    guard tenths.isFinite, tenths.magnitude < 1e15 else { return "0.0" }
    let whole = Int(tenths.magnitude)
    return (tenths < 0 ? "-" : "") + "\(whole / 10).\(whole % 10)"
  }
}
