/// Turns a `.gitattributes` file into `tracked` facts: the patterns that Git LFS stores (system lfs), seen from the
/// repository's root.
enum GitAttributes: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    var facts = FactSet()
    var macros: Set<Substring> = []
    for (index, line) in TextLines.split(file.text).enumerated() {
      let line = line.droppingOuterSpace
      guard !line.isEmpty, line.first != "#" else { continue }
      let (pattern, attributes) = split(line)
      let isStored = attributes.contains("filter=lfs") || attributes.contains { macros.contains($0) }
      guard isStored else { continue }
      if pattern.hasPrefix("[attr]") {
        macros.insert(pattern.dropFirst(6))
        continue
      }
      let name = file.folder.isEmpty ? String(pattern) : "\(file.folder)/\(pattern)"
      facts.append(Fact(.tracked, name, at: file.line(index + 1), in: file.contexts, [.init(.system, "lfs")]))
    }
    return facts
  }

  /// The pattern, which may stand in quotes, and the attributes.
  private static func split(_ line: Substring) -> (pattern: Substring, attributes: [Substring]) {
    if line.first == "\"", let end = line.dropFirst().firstIndex(of: "\"") {
      return (line.dropFirst()[..<end], line[line.index(after: end)...].split(whereSeparator: \.isWhitespace))
    }
    let words = line.split(whereSeparator: \.isWhitespace)
    return (words.first ?? "", Array(words.dropFirst()))
  }
}
