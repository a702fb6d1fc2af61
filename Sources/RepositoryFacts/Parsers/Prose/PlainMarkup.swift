/// Org mode and AsciiDoc, as far as headings, code blocks, links and text go: both mark a heading by repeated signs at the
/// start of a line and code by a pair of lines.
enum PlainMarkup: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    let isOrg = PathName(file.path).ending == "org"
    let mark = UInt8(ascii: isOrg ? "*" : "=")
    var builder = ProseBuilder(file)
    var code: (language: String, line: Int, lines: [String])?
    var language = ""
    for (index, range) in TextBytes.lines(file.bytes).enumerated() {
      let whole = file.bytes[range]
      let line = TextBytes.trimmed(whole)
      let isEnd = isOrg ? TextBytes.has("#+end_", at: line.startIndex, in: line) : isDelimiter(line)
      if var open = code {
        code = nil
        if isEnd {
          builder.code(open.lines, language: open.language, line: open.line + 1)
        } else {
          open.lines.append(TextBytes.string(line))
          code = open
        }
        continue
      }
      if isOrg, TextBytes.has("#+begin_", at: line.startIndex, in: line) {
        let words = TextBytes.string(line).split(separator: " ")
        code = (words.count > 1 ? words[1].lowercased() : "", index + 1, [])
      } else if !isOrg, isDelimiter(line) {
        code = (language, index + 1, [])
        language = ""
      } else if !isOrg, line.first == UInt8(ascii: "["), line.last == UInt8(ascii: "]") {
        let words = TextBytes.string(line.dropFirst().dropLast()).split(separator: ",")
        language = words.count > 1 && words[0] == "source" ? words[1].lowercased() : ""
      } else {
        let level = whole.prefix { $0 == mark }.count
        if level > 0, whole.count > level, whole[whole.startIndex + level] == 0x20 {
          let title = TextBytes.trimmed(whole.dropFirst(level))
          builder.heading(MarkdownInline.read(Array(title), line: index + 1), level: level, line: index + 1)
        } else if !line.isEmpty, line.first != UInt8(ascii: "#") || !isOrg {
          builder.paragraph(MarkdownInline.read(Array(line), line: index + 1))
        }
      }
    }
    return builder.finish()
  }

  private static func isDelimiter(_ line: ArraySlice<UInt8>) -> Bool {
    line.count >= 4 && line.allSatisfy { $0 == UInt8(ascii: "-") }
  }
}
