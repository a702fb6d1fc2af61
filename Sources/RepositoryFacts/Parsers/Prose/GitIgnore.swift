/// `.gitignore` and `.hgignore`: gives one `ignore` fact for each pattern.
enum GitIgnore: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    var facts = FactSet()
    for (index, range) in TextBytes.lines(file.bytes).enumerated() {
      var pattern = TextBytes.trimmed(file.bytes[range])
      if pattern.first == UInt8(ascii: "\\"), pattern.count > 1 { pattern.removeFirst() }
      // A comment says nothing, `syntax: glob` only how the rest is read, and `*` or `/` alone names no thing.
      guard pattern.contains(where: TextBytes.isWord), file.bytes[range].first != UInt8(ascii: "#"),
        !pattern.starts(with: "syntax:".utf8)
      else { continue }
      facts.append(Fact(.ignore, TextBytes.string(pattern), at: file.line(index + 1)))
    }
    return facts
  }
}
