/// Reads Swift's `Package.swift`: `.package(url: "…", from: "1.0.0")`. The name is the address's last component.
struct PackageSwift: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    let tokens = CodeToken.tokens(of: file.bytes, comments: .slashes)
    var facts = ManifestFacts(file, manifest: "package-swift")
    for index in tokens.indices where tokens[index].isName("package") && index > 0 && tokens[index - 1].isSign(".") {
      let arguments = tokens[(index + 1)...].prefix(24)
      guard let url = string(after: "url", in: arguments) else { continue }
      var name = url.text.split(separator: "/").last ?? ""
      if name.hasSuffix(".git") { name = name.dropLast(4) }
      let exact = string(after: "exact", in: arguments) ?? string(after: "revision", in: arguments)
      let version = exact ?? string(after: "from", in: arguments) ?? string(after: "branch", in: arguments)
      facts.dependency(
        name, version: version?.text ?? "", pinned: exact != nil, manager: "swift", group: .main, line: url.line)
    }
    return FactSet(facts.facts)
  }

  /// The string behind `label:` or `.label(`, before the next `.package`.
  private static func string(after label: String, in arguments: ArraySlice<CodeToken>) -> CodeToken? {
    for index in arguments.indices.dropLast(2) {
      if arguments[index].isName("package") { return nil }
      if arguments[index].isName(label), arguments[index + 1].isSign(":") || arguments[index + 1].isSign("("),
        arguments[index + 2].sort == .string
      {
        return arguments[index + 2]
      }
    }
    return nil
  }
}
