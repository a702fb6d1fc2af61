/// reStructuredText: `.rst`. Gives the same facts as Markdown.
enum ReStructuredText: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    var reader = ReStructuredTextBlocks(file)
    return reader.run()
  }
}

/// Splits a reStructuredText file into blocks and hands each to the builder.
struct ReStructuredTextBlocks {
  private var builder: ProseBuilder
  private let bytes: [UInt8]
  private let lines: [Range<Int>]
  private var targets: [String: String] = [:]
  /// The styles of underlines in the order in which they first occur: that is what gives them their level.
  private var styles: [UInt8] = []
  private var paragraph: [UInt8] = []
  private var paragraphLine = 1
  private var index = 0

  init(_ file: SourceFile) {
    builder = ProseBuilder(file)
    bytes = file.bytes
    lines = TextBytes.lines(file.bytes)
  }

  mutating func run() -> FactSet {
    for range in lines {
      // `.. _label: address`
      let line = TextBytes.trimmed(bytes[range])
      guard line.starts(with: ".. _".utf8), let colon = line.dropFirst(4).firstIndex(of: UInt8(ascii: ":")) else { continue }
      let label = line[(line.startIndex + 4)..<colon].filter { $0 != UInt8(ascii: "`") }
      let address = TextBytes.trimmed(line[(colon + 1)...])
      if !address.isEmpty { targets[TextBytes.string(label).lowercased()] = TextBytes.string(address) }
    }
    while index < lines.count { readBlock() }
    flush()
    return builder.finish()
  }

  private func line(_ index: Int) -> ArraySlice<UInt8> { index < lines.count ? bytes[lines[index]] : [] }

  private func indentation(_ line: ArraySlice<UInt8>) -> Int { line.prefix(while: TextBytes.isSpace).count }

  private mutating func readBlock() {
    let whole = line(index)
    let trimmed = TextBytes.trimmed(whole)
    if trimmed.isEmpty {
      flush()
      index += 1
    } else if trimmed.starts(with: "..".utf8), trimmed.count == 2 || trimmed[trimmed.startIndex + 2] == 0x20 {
      flush()
      readDirective(trimmed.dropFirst(min(3, trimmed.count)), indent: indentation(whole))
    } else if let mark = ruleMark(trimmed) {
      readRule(trimmed, mark: mark)
    } else if trimmed.starts(with: "+-".utf8) {
      readGridTable()
    } else {
      if paragraph.isEmpty { paragraphLine = index + 1 } else { paragraph.append(0x0A) }
      let isItem =
        paragraph.isEmpty && trimmed.count > 1 && "-*+".utf8.contains(trimmed[trimmed.startIndex])
        && trimmed[trimmed.startIndex + 1] == 0x20
      let content = isItem ? trimmed.dropFirst(2) : trimmed
      paragraph.append(contentsOf: content)
      index += 1
      if trimmed.count >= 2, trimmed.suffix(2).elementsEqual("::".utf8), TextBytes.isBlank(line(index)) {
        paragraph.removeLast()
        flush()
        readLiteral(language: "", outerIndent: indentation(whole))
      }
    }
  }

  /// The mark of a line that is one punctuation mark repeated, which underlines a heading or divides.
  private func ruleMark(_ line: ArraySlice<UInt8>) -> UInt8? {
    guard let mark = line.first, line.count >= 2, TextBytes.isPunctuation(mark) else { return nil }
    return line.allSatisfy { $0 == mark || ($0 == 0x20 && mark == UInt8(ascii: "=")) } ? mark : nil
  }

  private mutating func readRule(_ rule: ArraySlice<UInt8>, mark: UInt8) {
    let hasColumns = rule.contains(0x20)
    if !hasColumns, !paragraph.isEmpty, !paragraph.contains(0x0A), rule.count + 2 >= paragraph.count || rule.count >= 8 {
      let title = paragraph
      paragraph = []
      heading(title, mark: mark, line: index)
      index += 1
      return
    }
    flush()
    let title = TextBytes.trimmed(line(index + 1))
    if !hasColumns, !title.isEmpty, ruleMark(title) == nil, ruleMark(TextBytes.trimmed(line(index + 2))) == mark {
      heading(Array(title), mark: mark, line: index + 2)
      index += 3
    } else if hasColumns, ruleMark(TextBytes.trimmed(line(index + 2))) == UInt8(ascii: "=") {
      readSimpleTable(rule)
    } else {
      index += 1
    }
  }

  private mutating func heading(_ title: [UInt8], mark: UInt8, line: Int) {
    if !styles.contains(mark) { styles.append(mark) }
    let level = (styles.firstIndex(of: mark) ?? 0) + 1
    builder.heading(ReStructuredTextInline.read(title, line: line, targets: targets), level: level, line: line)
  }

  /// The columns of `=== ===` give the places of the header's cells.
  private mutating func readSimpleTable(_ rule: ArraySlice<UInt8>) {
    let tableLine = index + 2
    let header = line(index + 1)
    let offset = indentation(line(index))
    var cells: [[UInt8]] = []
    for column in rule.split(separator: 0x20) {
      let start = header.startIndex + offset + (column.startIndex - rule.startIndex)
      let end = min(start + column.count, header.endIndex)
      cells.append(start < end ? Array(TextBytes.trimmed(header[start..<end])) : [])
    }
    index += 3
    var rows = 0
    while index < lines.count {
      let trimmed = TextBytes.trimmed(line(index))
      index += 1
      if ruleMark(trimmed) == UInt8(ascii: "=") { break }
      if !trimmed.isEmpty { rows += 1 }
      addCells(trimmed, line: index)
    }
    builder.table(cells, rows: rows, line: tableLine)
  }

  private mutating func readGridTable() {
    flush()
    let tableLine = index + 2
    var header: [[UInt8]] = []
    var rules = 0
    while index < lines.count {
      let trimmed = TextBytes.trimmed(line(index))
      guard let first = trimmed.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "|") else { break }
      if first == UInt8(ascii: "+") {
        rules += 1
      } else {
        if header.isEmpty { header = MarkdownCells.split(trimmed).map(Array.init) }
        addCells(ArraySlice(trimmed.map { $0 == UInt8(ascii: "|") ? 0x20 : $0 }), line: index + 1)
      }
      index += 1
    }
    builder.table(header, rows: max(0, rules - 2), line: tableLine)
  }

  private mutating func addCells(_ cells: ArraySlice<UInt8>, line: Int) {
    builder.paragraph(ReStructuredTextInline.read(Array(cells), line: line, targets: targets), isRunning: false)
  }

  /// `.. name:: argument` with its indented body, or a comment.
  private mutating func readDirective(_ content: ArraySlice<UInt8>, indent: Int) {
    let number = index + 1
    index += 1
    guard let marks = TextBytes.find("::", in: content), !content[..<marks].contains(0x20) else {
      let isTarget =
        content.first == UInt8(ascii: "_") || content.first == UInt8(ascii: "[") || content.first == UInt8(ascii: "|")
      if !isTarget { skipBody(deeperThan: indent) }
      return
    }
    let name = TextBytes.string(content[..<marks]).lowercased()
    let argument = TextBytes.trimmed(content[(marks + 2)...])
    switch name {
    case "code-block", "code", "sourcecode", "prompt", "parsed-literal", "highlight":
      let language = TextBytes.string(argument.prefix { !TextBytes.isSpace($0) }).lowercased()
      if name != "highlight" { readLiteral(language: language, outerIndent: indent) }
    case "image", "figure":
      var inline = InlineText()
      inline.addImage(TextBytes.string(argument), line: number)
      builder.paragraph(inline)
      skipBody(deeperThan: indent)
    case "list-table": readListTable(deeperThan: indent, line: number)
    case "raw", "toctree", "math", "csv-table", "only", "include", "literalinclude", "contents", "automodule", "autoclass":
      skipBody(deeperThan: indent)
    default:
      // An admonition or a tab: its body is text as any other; options (`:name: value`) are none.
      while TextBytes.trimmed(line(index)).first == UInt8(ascii: ":"), index < lines.count { index += 1 }
    }
  }

  private mutating func skipBody(deeperThan indent: Int) {
    while index < lines.count, TextBytes.isBlank(line(index)) || indentation(line(index)) > indent { index += 1 }
  }

  private mutating func readLiteral(language: String, outerIndent: Int) {
    while index < lines.count, indentation(line(index)) > outerIndent, TextBytes.trimmed(line(index)).first == UInt8(ascii: ":") {
      index += 1
    }
    let first = index
    skipBody(deeperThan: outerIndent)
    let content = (first..<index).map { TextBytes.string(TextBytes.trimmed(line($0))) }
    guard !content.allSatisfy(\.isEmpty) else { return }
    builder.code(content, language: language, line: first + 1)
  }

  private mutating func readListTable(deeperThan indent: Int, line number: Int) {
    var rows: [[[UInt8]]] = []
    while index < lines.count, TextBytes.isBlank(line(index)) || indentation(line(index)) > indent {
      var trimmed = TextBytes.trimmed(line(index))
      if trimmed.starts(with: "* -".utf8) {
        rows.append([])
        trimmed = TextBytes.trimmed(trimmed.dropFirst(2))
      }
      if trimmed.first == UInt8(ascii: "-"), !rows.isEmpty {
        let cell = TextBytes.trimmed(trimmed.dropFirst())
        rows[rows.count - 1].append(Array(cell))
        addCells(cell, line: index + 1)
      }
      index += 1
    }
    guard let header = rows.first else { return }
    builder.table(header, rows: rows.count - 1, line: number)
  }

  private mutating func flush() {
    guard !paragraph.isEmpty else { return }
    builder.paragraph(ReStructuredTextInline.read(paragraph, line: paragraphLine, targets: targets))
    paragraph = []
  }
}
