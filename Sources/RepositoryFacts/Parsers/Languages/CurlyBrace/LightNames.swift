/// The names of a file that stand for others: imports under an alias, variables that hold what a call gave.
struct LightNames {
  /// From a name in the file to the canonical name it was imported as.
  var aliases: [String: String] = [:]
  /// From a variable to the canonical name of the call it was assigned from.
  private var variables: [String: String] = [:]
  /// Names grow when variables are assigned from each other's methods; past this they say nothing.
  private static let lengthLimit = 200

  mutating func assign(_ variable: String, call: String?) {
    variables[variable] = call.flatMap { $0.utf8.count <= Self.lengthLimit ? $0 : nil }
  }

  /// The canonical form of a dotted name.
  func resolve(_ parts: [String]) -> String {
    let whole = parts.joined(separator: ".")
    for count in stride(from: min(parts.count - 1, 4), to: 0, by: -1) {
      if let call = variables[parts[..<count].joined(separator: ".")] { return join(call, parts[count...], whole) }
    }
    if let first = parts.first, let module = aliases[first] { return join(module, parts.dropFirst(), whole) }
    return whole
  }

  /// A method called on what another call gave.
  func chain(_ call: String, _ parts: [String]) -> String { join(call, parts[...], parts.joined(separator: ".")) }

  private func join(_ head: String, _ rest: ArraySlice<String>, _ whole: String) -> String {
    guard head.utf8.count + whole.utf8.count <= Self.lengthLimit else { return whole }
    return ([head] + rest).joined(separator: ".")
  }
}
