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
    var result = ""
    write(to: &result, indent: "")
    return result
  }

  private func write(to result: inout String, indent: String) {
    switch self {
    case .null: result += "null"
    case .bool(let flag): result += flag ? "true" : "false"
    case .integer(let number): result += "\(number)"
    case .decimal(let number): result += Self.oneDecimal(number)
    case .string(let text): result += "\"" + JSONText.escape(text) + "\""
    case .array(let items):
      Self.write(items, between: ("[", "]"), to: &result, indent: indent) { item, result, inner in
        item.write(to: &result, indent: inner)
      }
    case .object(let members):
      Self.write(members, between: ("{", "}"), to: &result, indent: indent) { member, result, inner in
        result += "\"" + JSONText.escape(member.name) + "\": "
        member.value.write(to: &result, indent: inner)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], between brackets: (open: String, close: String), to result: inout String, indent: String,
    each: (Item, inout String, String) -> Void
  ) {
    result += brackets.open
    let inner = indent + "  "
    for (index, item) in items.enumerated() {
      result += (index == 0 ? "\n" : ",\n") + inner
      each(item, &result, inner)
    }
    if !items.isEmpty { result += "\n" + indent }
    result += brackets.close
  }

  /// `12.5`; 0.0 for what is no number and can't be written.
  static func oneDecimal(_ number: Double) -> String {
    let tenths = (number * 10).rounded()
    guard tenths.isFinite, tenths.magnitude < 1e15 else { return "0.0" }
    let whole = Int(tenths.magnitude)
    return (tenths < 0 ? "-" : "") + "\(whole / 10).\(whole % 10)"
  }
}
