/// Says what kind of document a file of prose is, from its path alone.
enum DocumentName {
  /// The name that `document` facts carry.
  static func of(_ path: PathName) -> String {
    let stem = stem(of: path.name)
    if stem == "readme" { return "readme" }
    if stem.hasPrefix("readme-") {
      // A translation (`README.zh-CN`, `README_de`) describes the project as the original does.
      return stem.utf8.count <= 13 ? "readme" : "other"
    }
    switch stem {
    case "contributing", "contribute", "contributor-guide", "contributing-guide": return "contributing"
    case "code-of-conduct", "codeofconduct": return "code-of-conduct"
    case "changelog", "changes", "history", "news", "release-notes", "releasenotes": return "changelog"
    case "security", "security-policy": return "security"
    case "maintainers": return "maintainers"
    default: break
    }
    let words = stem.split(separator: "-")
    func holds(_ first: Substring, _ second: Substring) -> Bool {
      zip(words, words.dropFirst()).contains { $0 == first && $1 == second }
    }
    if holds("model", "card") || words.contains("modelcard") || holds("model", "cards") { return "model-card" }
    let isDatasheet = ["datasheet", "datasheets", "datacard"].contains { words.contains($0) }
    if isDatasheet || holds("data", "card") || holds("data", "sheet") || holds("dataset", "card") { return "datasheet" }
    if words.contains("runbook") || words.contains("runbooks") || words.contains("oncall") || holds("on", "call")
      || words.contains("incident") || words.contains("incidents")
    {
      return "runbook"
    }
    for folder in path.folder.split(separator: "/") {
      switch folder {
      case "runbook", "runbooks", "oncall", "on-call", "on_call", "incident-response", "incidents": return "runbook"
      case "model-cards", "model_cards", "modelcards", "model-card", "model_card": return "model-card"
      case "datasheets", "data-cards", "data_cards": return "datasheet"
      default: continue
      }
    }
    return "other"
  }

  /// The name without its ending, with `-` for `_`, `.` and spaces.
  private static func stem(of name: String) -> String {
    var bytes = Array(name.utf8)
    for ending in [".md", ".markdown", ".mdown", ".rst", ".txt", ".org", ".rmd", ".qmd", ".adoc", ".asciidoc"]
    where name.hasSuffix(ending) {
      bytes.removeLast(ending.utf8.count)
      break
    }
    return TextBytes.string(bytes.map { "_. ".utf8.contains($0) ? UInt8(ascii: "-") : $0 })
  }

  /// Whether a file without an ending that marks prose is prose all the same (`README`, `CONTRIBUTING.txt`).
  static func isPlainDocument(_ path: PathName) -> Bool {
    guard path.ending.isEmpty || path.ending == "txt" else { return false }
    return of(PathName(path.name)) != "other"
  }
}
