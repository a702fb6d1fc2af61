/// Replaces `$NAME`, `${NAME}` and `${NAME:-default}` in image names, as Docker and Compose do, by the defaults that the file
/// itself gives. What the file gives no value for stays as it is written.
struct BuildArguments {
  private var values: [String: String] = [:]
  /// Values of values could grow without end.
  private static let longest = 4_096

  /// Takes an `ARG` instruction's `NAME` or `NAME=value`.
  mutating func define(_ argument: Substring) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return }
    var value = parts[1]
    if let quote = value.first, quote == "\"" || quote == "'", value.count > 1, value.last == quote {
      value = value.dropFirst().dropLast()
    }
    values[String(parts[0])] = expand(String(value))
  }

  /// `text` with what is known put in.
  func expand(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
    var result = ""
    var rest = Substring(text)
    while let dollar = rest.firstIndex(of: "$"), result.utf8.count < Self.longest {
      result += rest[..<dollar]
      let after = rest[dollar...].dropFirst()
      if after.first == "{", let end = after.firstIndex(of: "}") {
        let inner = after[after.index(after: after.startIndex)..<end]
        result += value(of: inner) ?? String(rest[dollar...end])
        rest = after[after.index(after: end)...]
      } else {
        let name = after.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        result += values[String(name)] ?? "$\(name)"
        rest = after[name.endIndex...]
      }
    }
    return result + rest
  }

  /// The value of what stands between braces: a name, perhaps with `:-default`, `-default`, `:+other` or `:?message`.
  private func value(of inner: Substring) -> String? {
    let name = inner.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    var rest = inner[name.endIndex...]
    let known = values[String(name)]
    if rest.isEmpty { return known }
    if rest.first == ":" { rest = rest.dropFirst() }
    switch rest.first {
    case "-": return known.flatMap { $0.isEmpty ? nil : $0 } ?? String(rest.dropFirst())
    case "+": return known == nil ? "" : String(rest.dropFirst())
    default: return known
    }
  }
}
