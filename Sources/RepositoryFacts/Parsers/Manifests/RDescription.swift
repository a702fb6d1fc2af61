/// Reads an R package's `DESCRIPTION`: fields that go on over indented lines.
struct RDescription: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    let fields = fields(of: file.text)
    // Other programs have files of this name, in prose.
    guard fields.contains(where: { groups[$0.name] != nil || $0.name == "package" }) else { return FactSet() }
    var facts = ManifestFacts(file, manifest: "description")
    for field in fields {
      if let group = groups[field.name] {
        for part in field.parts { add(part.text, group, line: part.line, to: &facts) }
      } else if let name = metadata[field.name] {
        facts.metadata(name, field.parts.map { String($0.text) }.joined(separator: " "), line: field.line)
      }
    }
    return FactSet(facts.facts)
  }

  private static let groups: [String: ManifestFacts.Group] = [
    "depends": .main, "imports": .main, "suggests": .dev, "enhances": .optional, "linkingto": .build,
  ]
  private static let metadata = ["package": "name", "version": "version", "license": "license"]

  private struct Field {
    let name: String
    let line: Int
    var parts: [(text: Substring, line: Int)] = []
  }

  private static func fields(of text: String) -> [Field] {
    var fields: [Field] = []
    for (index, line) in text.lines.enumerated() {
      let value: Substring
      if let first = line.first, first == " " || first == "\t" {
        value = line
      } else if let colon = line.firstIndex(of: ":") {
        fields.append(Field(name: line[..<colon].lowercased(), line: index + 1))
        value = line[line.index(after: colon)...]
      } else {
        continue
      }
      let content = value.trimmedSpaces
      if !content.isEmpty, !fields.isEmpty { fields[fields.count - 1].parts.append((content, index + 1)) }
    }
    return fields
  }

  /// Adds the packages of one line: `dplyr (>= 1.1), tidyr,`.
  private static func add(_ text: Substring, _ group: ManifestFacts.Group, line: Int, to facts: inout ManifestFacts) {
    for item in text.split(separator: ",") {
      let item = item.trimmedSpaces
      let name = item.prefix { $0.isLetter || $0.isNumber || $0 == "." }
      guard !name.isEmpty, name != "R" else { continue }
      let version = item[name.endIndex...].trimmedSpaces.drop { $0 == "(" }.prefix { $0 != ")" }
      facts.dependency(name, version: version, pinned: version.hasPrefix("=="), manager: "cran", group: group, line: line)
    }
  }
}
