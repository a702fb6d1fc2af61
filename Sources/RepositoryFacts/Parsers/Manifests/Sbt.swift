/// Reads sbt's build definitions: `"organisation" %% "name" % "version" % "test"`, wherever it stands.
struct Sbt: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    let tokens = CodeToken.tokens(of: file.bytes, comments: .slashes)
    var facts = ManifestFacts(file, manifest: "sbt")
    var index = 0
    while index < tokens.count {
      guard tokens[index].sort == .string else {
        index += 1
        continue
      }
      let parts = parts(tokens, from: &index)
      if parts.count >= 2 {
        let scope = parts.count > 3 ? parts[3].text.lowercased() : ""
        let version = parts.count > 2 ? parts[2] : nil
        let group: ManifestFacts.Group = scope == "test" || scope == "it" ? .dev : .main
        facts.dependency(
          "\(parts[0].text):\(parts[1].text)", version: version?.text ?? "", pinned: version?.sort == .string, manager: "sbt",
          group: group, line: parts[0].line)
      } else if let text = parts.first {
        metadata(text, after: tokens, index, &facts)
      }
    }
    return FactSet(facts.facts)
  }

  /// The operands of a chain of `%` and `%%`, from a string on.
  private static func parts(_ tokens: [CodeToken], from index: inout Int) -> [CodeToken] {
    var parts = [tokens[index]]
    index += 1
    while index < tokens.count, tokens[index].isSign("%") {
      while index < tokens.count, tokens[index].isSign("%") { index += 1 }
      guard index < tokens.count, tokens[index].sort != .sign else { break }
      parts.append(tokens[index])
      index += 1
    }
    return parts
  }

  /// `name := "x"`, `version := "1"`; `index` is behind the string.
  private static func metadata(_ text: CodeToken, after tokens: [CodeToken], _ index: Int, _ facts: inout ManifestFacts) {
    guard index >= 4, tokens[index - 2].isSign("="), tokens[index - 3].isSign(":") else { return }
    let name = tokens[index - 4].text
    if name == "name" || name == "version" { facts.metadata(name, text.text, line: text.line) }
  }
}
