/// Reads Go's `go.mod`: what it requires directly. Go takes exactly the version that is named.
struct GoMod: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    var facts = ManifestFacts(file, manifest: "go-mod")
    var isInBlock = false
    for (index, line) in file.text.lines.enumerated() {
      var words = line.split { $0 == " " || $0 == "\t" }[...]
      if words.first == "module", words.count > 1 { facts.metadata("name", words[1], line: index + 1) }
      if words.first == ")" { isInBlock = false }
      if words.first == "require" {
        isInBlock = words.dropFirst().first == "("
        words = words.dropFirst()
      } else if !isInBlock {
        continue
      }
      guard words.count >= 2, let name = words.first, let version = words.dropFirst().first, version.hasPrefix("v"),
        !line.contains("// indirect")
      else { continue }
      facts.dependency(name, version: version, pinned: true, manager: "go", group: .main, line: index + 1)
    }
    return FactSet(facts.facts)
  }
}
