/// The variables of a shell text whose value is known from the text alone, so that `$IMAGE` can be read as what it holds.
///
/// A variable that gets two different values, or one that only running would tell, is unknown and stays as it is written.
struct ShellVariables {
  private var values: [String: String] = [:]
  private var unknown: Set<String> = []
  /// How often values may still be put in; bounds what a text can grow to.
  private var left = 2_000

  /// Notes the assignments of a command that does nothing but assign.
  mutating func note(_ words: [ShellWord]) {
    var rest = words[...]
    if let first = rest.first?.text, ["export", "readonly", "declare", "local", "typeset"].contains(first) {
      rest = rest.dropFirst()
    }
    guard rest.allSatisfy({ CommandUnwrapper.isAssignment($0.text) }) else { return }
    for word in rest {
      guard let sign = word.text.firstIndex(of: "=") else { continue }
      set(String(word.text[..<sign]), String(word.text[word.text.index(after: sign)...]))
    }
  }

  /// Makes a variable unknown, as a loop does.
  mutating func forget(_ name: String) {
    values[name] = nil
    unknown.insert(name)
  }

  private mutating func set(_ name: String, _ value: String) {
    let isKnown = !value.isEmpty && value.utf8.count <= 200 && !value.contains("$(…)") && !value.utf8.contains(UInt8(ascii: "\n"))
    if unknown.contains(name) { return }
    if !isKnown || values[name].map({ $0 != value }) ?? false || name == "PATH" { return forget(name) }
    values[name] = value
  }

  /// The value of the `$NAME` or `${NAME}` at a place, and where it ends; nil for any other thing.
  mutating func value(at position: Int, in bytes: [UInt8]) -> (value: String, end: Int)? {
    guard !values.isEmpty, left > 0, position + 1 < bytes.count else { return nil }
    let isBraced = bytes[position + 1] == UInt8(ascii: "{")
    let start = position + (isBraced ? 2 : 1)
    let name = bytes[start...].prefix(64).prefix {
      $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") || $0 == UInt8(ascii: "_")
        || $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")
    }
    guard !name.isEmpty, let value = values[String(decoding: name, as: UTF8.self)] else { return nil }
    if isBraced, name.endIndex >= bytes.count || bytes[name.endIndex] != UInt8(ascii: "}") { return nil }
    left -= 1
    return (value, name.endIndex + (isBraced ? 1 : 0))
  }
}
