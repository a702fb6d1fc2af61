/// `CODEOWNERS`: gives a `table` fact named `codeowners` with the number of rules that name an owner.
enum Codeowners: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    var rows = 0
    var first: Int?
    for (index, range) in TextBytes.lines(file.bytes).enumerated() {
      let line = TextBytes.trimmed(file.bytes[range])
      guard let start = line.first, start != UInt8(ascii: "#") else { continue }
      let rule = line.prefix { $0 != UInt8(ascii: "#") }
      // A rule is a pattern with at least one owner: `@name`, `@team/name` or an address; GitLab's `[Section]` may hold some.
      guard rule.contains(UInt8(ascii: "@")), rule.contains(where: TextBytes.isSpace) else { continue }
      rows += 1
      first = first ?? index + 1
    }
    guard rows > 0 else { return FactSet() }
    return FactSet([
      Fact(.table, "codeowners", at: file.line(first), [.init(.rows, "\(rows)"), .init(.document, "codeowners")])
    ])
  }
}
