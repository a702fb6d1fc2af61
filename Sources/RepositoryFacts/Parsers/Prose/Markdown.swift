/// Markdown (CommonMark with GitHub's tables): `.md` and its like, a README without an ending, the prose of R Markdown and
/// Quarto. Gives `document`, `section`, `table`, `link`, `command`, and `key` for front matter.
enum Markdown: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    var reader = MarkdownBlocks(file)
    return reader.run()
  }
}

/// Splits a Markdown file into blocks, line by line, and hands each to the builder.
struct MarkdownBlocks {
  private var builder: ProseBuilder
  private let bytes: [UInt8]
  private let lines: [Range<Int>]
  private var references: [String: String] = [:]
  private var state = State.text
  private var paragraph: [UInt8] = []
  private var paragraphLine = 1
  private var listIndent = 0
  private var isAfterBlank = true

  /// What the line at hand stands in.
  private enum State {
    case text
    case comment
    case fence(mark: UInt8, length: Int, language: String, line: Int, lines: [String])
    case indented(line: Int, lines: [String])
    case table(line: Int, rows: Int, header: [[UInt8]])
    /// An element whose content is taken as a whole: `pre`, `table`, `h1`…, `script`.
    case element(name: String, line: Int, content: [UInt8])
  }

  init(_ file: SourceFile) {
    builder = ProseBuilder(file)
    bytes = file.bytes
    lines = TextBytes.lines(file.bytes)
  }

  mutating func run() -> FactSet {
    var first = readFrontMatter()
    collectReferences(from: first)
    while first < lines.count {
      read(bytes[lines[first]], number: first + 1)
      first += 1
    }
    close()
    return builder.finish()
  }

  // MARK: Before the text

  /// Reads the YAML between two `---` at the top; the index of the first line of text.
  private mutating func readFrontMatter() -> Int {
    guard let first = lines.first, TextBytes.string(TextBytes.trimmed(bytes[first])) == "---" else { return 0 }
    for index in lines.indices.dropFirst().prefix(2_000) {
      let line = TextBytes.string(TextBytes.trimmed(bytes[lines[index]]))
      guard line == "---" || line == "..." else { continue }
      // The reader counts lines from 1 and the text begins on line 2.
      builder.frontMatter(
        TextBytes.string(bytes[first.upperBound..<lines[index].lowerBound].drop { $0 == 0x0D || $0 == 0x0A }), line: 2)
      return index + 1
    }
    return 0
  }

  /// Reads the definitions `[label]: address`, which may stand below where they are used.
  private mutating func collectReferences(from first: Int) {
    for range in lines.dropFirst(first) {
      guard let definition = definition(TextBytes.trimmed(bytes[range])) else { continue }
      if references[definition.label] == nil { references[definition.label] = definition.address }
    }
  }

  private func definition(_ line: ArraySlice<UInt8>) -> (label: String, address: String)? {
    guard line.first == UInt8(ascii: "["), let close = line.firstIndex(of: UInt8(ascii: "]")),
      close - line.startIndex > 1, close - line.startIndex <= 200, close + 1 < line.endIndex,
      line[close + 1] == UInt8(ascii: ":"), line[line.startIndex + 1] != UInt8(ascii: "^")
    else { return nil }
    var address = TextBytes.trimmed(line[(close + 2)...]).prefix { !TextBytes.isSpace($0) }
    if address.first == UInt8(ascii: "<"), address.last == UInt8(ascii: ">"), address.count > 1 {
      address = address.dropFirst().dropLast()
    }
    guard !address.isEmpty else { return nil }
    return (TextBytes.string(line[(line.startIndex + 1)..<close]).lowercased(), TextBytes.string(address))
  }

  // MARK: Lines

  private mutating func read(_ whole: ArraySlice<UInt8>, number: Int) {
    switch state {
    case .fence(let mark, let length, let language, let line, var content):
      // The state is emptied first, so that the growing array is never copied.
      state = .text
      let trimmed = TextBytes.trimmed(whole)
      if trimmed.count >= length, trimmed.allSatisfy({ $0 == mark }) {
        builder.code(content, language: language, line: line + 1)
      } else {
        content.append(TextBytes.string(whole))
        state = .fence(mark: mark, length: length, language: language, line: line, lines: content)
      }
      return
    case .comment:
      guard let end = TextBytes.find("-->", in: whole) else { return }
      state = .text
      read(whole[(end + 3)...], number: number)
      return
    case .element(let name, let line, var content):
      state = .text
      content.append(contentsOf: whole)
      content.append(0x0A)
      if isClosed(name, whole) || content.count > 200_000 {
        finishElement(name, content, line: line)
      } else {
        state = .element(name: name, line: line, content: content)
      }
      return
    case .indented(let line, var content):
      let indent = indentation(whole)
      if indent >= listIndent + 4 || TextBytes.isBlank(whole) {
        state = .text
        content.append(TextBytes.string(whole))
        state = .indented(line: line, lines: content)
        return
      }
      close()
    case .table(let line, let rows, let header):
      if whole.contains(UInt8(ascii: "|")) {
        let inline = MarkdownInline.read(Array(whole), line: number, references: references)
        builder.paragraph(withoutPipes(inline), isRunning: false)
        state = .table(line: line, rows: rows + 1, header: header)
        return
      }
      close()
    case .text: break
    }
    readText(withoutComments(whole), number: number)
  }

  private func withoutPipes(_ inline: InlineText) -> InlineText {
    var inline = inline
    inline.text = inline.text.map { $0 == UInt8(ascii: "|") ? 0x20 : $0 }
    return inline
  }

  /// The line without HTML comments; a comment that does not end here goes on on the next lines.
  private mutating func withoutComments(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard var open = TextBytes.find("<!--", in: line) else { return line }
    var kept: [UInt8] = []
    var rest = line
    while true {
      let isInCode = rest[..<open].reduce(false) { $1 == UInt8(ascii: "`") ? !$0 : $0 }
      if isInCode { return ArraySlice(kept + rest) }
      kept.append(contentsOf: rest[..<open])
      guard let end = TextBytes.find("-->", in: rest, from: open + 4) else {
        flush()
        state = .comment
        return ArraySlice(kept)
      }
      rest = rest[(end + 3)...]
      guard let next = TextBytes.find("<!--", in: rest) else { return ArraySlice(kept + rest) }
      open = next
    }
  }

  private func indentation(_ line: ArraySlice<UInt8>) -> Int {
    var indent = 0
    for byte in line {
      if byte == 0x20 { indent += 1 } else if byte == 0x09 { indent += 4 - indent % 4 } else { break }
    }
    return indent
  }

  private mutating func readText(_ whole: ArraySlice<UInt8>, number: Int) {
    var line = TextBytes.trimmed(whole)
    guard !line.isEmpty else {
      flush()
      isAfterBlank = true
      return
    }
    let wasAfterBlank = isAfterBlank
    isAfterBlank = false
    let indent = indentation(whole)
    if indent < listIndent, wasAfterBlank { listIndent = 0 }
    if indent >= listIndent + 4, paragraph.isEmpty, wasAfterBlank, !isListItem(line) {
      state = .indented(line: number, lines: [TextBytes.string(line)])
      return
    }
    while line.first == UInt8(ascii: ">"), !line.isEmpty { line = TextBytes.trimmed(line.dropFirst()) }
    if let width = listMarker(line), paragraph.isEmpty || !isOrdinal(line) || wasAfterBlank || listIndent > 0 {
      flush()
      listIndent = indent + width
      line = TextBytes.trimmed(line.dropFirst(width))
      if line.count >= 3, line.first == UInt8(ascii: "["), line[line.startIndex + 2] == UInt8(ascii: "]") {
        line = line.dropFirst(3)
      }
    }
    if opensFence(line, number: number) || isHeading(line, number: number) || isElement(line, number: number) { return }
    if isUnderline(line, number: number) || isTableRule(line) { return }
    if definition(line) != nil { return }
    if paragraph.isEmpty { paragraphLine = number } else { paragraph.append(0x0A) }
    paragraph.append(contentsOf: line)
  }

  // MARK: Blocks

  private func isListItem(_ line: ArraySlice<UInt8>) -> Bool { listMarker(line) != nil }

  private func isOrdinal(_ line: ArraySlice<UInt8>) -> Bool { line.first.map(TextBytes.isDigit) == true }

  /// The width of a list item's mark with the space behind it.
  private func listMarker(_ line: ArraySlice<UInt8>) -> Int? {
    guard let first = line.first else { return nil }
    if "-*+".utf8.contains(first) {
      return line.count > 1 && TextBytes.isSpace(line[line.startIndex + 1]) ? 2 : nil
    }
    let digits = line.prefix(10).prefix(while: TextBytes.isDigit).count
    guard digits > 0, digits < 10, line.count > digits + 1 else { return nil }
    let mark = line[line.startIndex + digits]
    guard mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else { return nil }
    return TextBytes.isSpace(line[line.startIndex + digits + 1]) ? digits + 2 : nil
  }

  private mutating func opensFence(_ line: ArraySlice<UInt8>, number: Int) -> Bool {
    guard let mark = line.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return false }
    let length = line.prefix { $0 == mark }.count
    let info = TextBytes.trimmed(line.dropFirst(length))
    guard length >= 3, mark != UInt8(ascii: "`") || !info.contains(mark) else { return false }
    flush()
    var language = TextBytes.string(info.prefix { !TextBytes.isSpace($0) && $0 != UInt8(ascii: ",") }).lowercased()
    // `{r}` and `{.bash}` are the forms of R Markdown and Pandoc.
    if language.hasPrefix("{.") { language = String(language.dropFirst(2).prefix { $0 != "}" && $0 != " " }) }
    state = .fence(mark: mark, length: length, language: language, line: number, lines: [])
    return true
  }

  private mutating func isHeading(_ line: ArraySlice<UInt8>, number: Int) -> Bool {
    let level = line.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(level) else { return false }
    var content = line.dropFirst(level)
    guard content.isEmpty || TextBytes.isSpace(content[content.startIndex]) else { return false }
    flush()
    while content.last == UInt8(ascii: "#") { content.removeLast() }
    heading(TextBytes.trimmed(content), level: level, line: number)
    return true
  }

  private mutating func heading(_ content: ArraySlice<UInt8>, level: Int, line: Int) {
    listIndent = 0
    isAfterBlank = true
    builder.heading(MarkdownInline.read(Array(content), line: line, references: references), level: level, line: line)
  }

  /// `===` or `---` under a paragraph makes it a heading; three or more marks alone are a rule.
  private mutating func isUnderline(_ line: ArraySlice<UInt8>, number: Int) -> Bool {
    guard let mark = line.first, "=-*_".utf8.contains(mark) else { return false }
    let isRule = line.allSatisfy { $0 == mark || TextBytes.isSpace($0) } && line.count >= 3
    if line.allSatisfy({ $0 == mark }), mark == UInt8(ascii: "=") || (mark == UInt8(ascii: "-") && line.count >= 2),
      !paragraph.isEmpty, listIndent == 0
    {
      let content = paragraph
      let first = paragraphLine
      paragraph = []
      heading(content[...], level: mark == UInt8(ascii: "=") ? 1 : 2, line: first)
      return true
    }
    guard isRule, mark != UInt8(ascii: "=") else { return false }
    flush()
    isAfterBlank = true
    return true
  }

  /// A row of dashes between bars under a line with bars: the line above is a table's header.
  private mutating func isTableRule(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.contains(UInt8(ascii: "-")), line.contains(UInt8(ascii: "|")), !paragraph.isEmpty,
      line.allSatisfy({ "|-: \t".utf8.contains($0) })
    else { return false }
    let start = paragraph.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let header = MarkdownCells.split(paragraph[start...])
    guard header.count == MarkdownCells.split(line).count else { return false }
    let headerLine = paragraphLine + paragraph[..<start].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    paragraph.removeSubrange(max(0, start - 1)...)
    flush()
    let cells = header.map { MarkdownInline.read(Array($0), line: headerLine, references: references) }
    for cell in cells { builder.paragraph(cell, isRunning: false) }
    state = .table(line: headerLine, rows: 0, header: cells.map(\.text))
    return true
  }

  private mutating func isElement(_ line: ArraySlice<UInt8>, number: Int) -> Bool {
    guard line.first == UInt8(ascii: "<") else { return false }
    let tag = HTMLTag(line.dropFirst())
    guard !tag.isClosing, ["h1", "h2", "h3", "h4", "h5", "h6", "table", "pre", "script", "style"].contains(tag.name) else {
      return false
    }
    flush()
    let content = Array(line) + [0x0A]
    if isClosed(tag.name, line) {
      finishElement(tag.name, content, line: number)
    } else {
      state = .element(name: tag.name, line: number, content: content)
    }
    return true
  }

  private func isClosed(_ name: String, _ line: ArraySlice<UInt8>) -> Bool {
    var index = line.startIndex
    while let place = TextBytes.find("</", in: line, from: index) {
      let rest = line[(place + 2)...]
      if TextBytes.string(rest.prefix(name.utf8.count)).lowercased() == name { return true }
      index = place + 2
    }
    return false
  }

  private mutating func finishElement(_ name: String, _ content: [UInt8], line: Int) {
    switch name {
    case "table":
      let table = HTMLTable(content)
      builder.table(table.header.map { MarkdownInline.read($0, line: line).text }, rows: table.rows, line: line)
      builder.paragraph(MarkdownInline.read(content, line: line, references: references), isRunning: false)
    case "pre":
      let text = TextBytes.string(MarkdownInline.read(content.map { $0 == 0x0A ? 0x0B : $0 }, line: line).text)
      let lines = text.split(separator: "\u{0B}", omittingEmptySubsequences: false).map { String($0.drop { $0 == " " }) }
      builder.code(lines, language: "", line: line)
    case "script", "style": break
    default:
      heading(content[...], level: Int(name.dropFirst()) ?? 1, line: line)
    }
  }

  private mutating func flush() {
    guard !paragraph.isEmpty else { return }
    builder.paragraph(MarkdownInline.read(paragraph, line: paragraphLine, references: references))
    paragraph = []
  }

  /// Ends the block at hand.
  private mutating func close() {
    flush()
    switch state {
    case .fence(_, _, let language, let line, let content): builder.code(content, language: language, line: line + 1)
    case .indented(let line, let content): builder.code(content, language: "", line: line)
    case .table(let line, let rows, let header): builder.table(header, rows: rows, line: line)
    case .element(let name, let line, let content): finishElement(name, content, line: line)
    case .comment, .text: break
    }
    state = .text
  }
}
