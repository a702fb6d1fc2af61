/// A page for a terminal, filled from top to bottom: what `rung`'s commands write for people.
public struct TextPage: Sendable {
  /// How many cells a line may take.
  public private(set) var width: Int
  /// The signs to draw with.
  public let symbols: Symbols
  private let palette: Palette
  private let isUnicode: Bool
  private(set) var lines: [StyledLine] = []

  /// An empty page that looks as the options say.
  public init(_ options: ReportOptions) {
    width = options.width
    symbols = options.isUnicode ? .unicode : .ascii
    palette = options.palette
    isUnicode = options.isUnicode
  }

  /// An empty page of another width that looks the same, whose lines are to be set into this one.
  func column(width: Int) -> TextPage {
    var page = self
    page.lines = []
    page.width = width
    return page
  }

  /// Adds a line.
  public mutating func add(_ line: StyledLine) { lines.append(line) }

  /// Adds lines, moved in by `indent` cells.
  public mutating func add(_ added: [StyledLine], indent: Int = 0) {
    for line in added {
      guard !line.isEmpty else {
        addGap()
        continue
      }
      var moved = StyledLine()
      moved.pad(to: indent)
      moved.add(line)
      lines.append(moved)
    }
  }

  /// Adds an empty line, unless there is one already or nothing stands above.
  public mutating func addGap() {
    if let last = lines.last, !last.isEmpty { lines.append(StyledLine()) }
  }

  /// The right edge of what is to be read as one: the page's own, unless that is too wide for it.
  var readingEdge: Int { min(width, Paragraph.comfortableWidth) }

  /// Adds a section's title below a gap, and a short remark at the right edge of the same line or, where there is no room,
  /// below it.
  public mutating func addHeading(_ title: String, aside: String = "") {
    addGap()
    var line = StyledLine(title, .heading)
    let column = readingEdge - DisplayWidth.of(TerminalText.escape(aside))
    guard !aside.isEmpty else { return addParagraph(title, style: .heading) }
    guard line.width + 2 <= column else {
      addParagraph(title, style: .heading)
      return addParagraph(aside, indent: 2, style: .faint)
    }
    line.pad(to: column)
    line.add(aside, .faint)
    add(line)
  }

  /// Adds running text, moved in, wrapped and no wider than is comfortable to read.
  public mutating func addParagraph(_ text: String, indent: Int = 0, style: Style = .plain) {
    let room = min(width - indent, Paragraph.comfortableWidth)
    add(Paragraph.lines(text, width: room).map { StyledLine($0, style) }, indent: indent)
  }

  /// Below this many cells text beside a term goes under it.
  private static let fewestCellsBeside = 16

  /// Adds a term and running text beside it, wrapped under its own start: `Held   ci-runs, unit-tests, ...`; under the term
  /// where there is no room beside it.
  public mutating func addParagraph(_ text: String, after term: StyledLine, indent: Int = 0, style: Style = .plain) {
    let start = indent + term.width
    guard start <= width - Self.fewestCellsBeside else {
      addLine(term, indent: indent)
      return addParagraph(text, indent: indent + 2, style: style)
    }
    for (number, part) in Paragraph.lines(text, width: min(width - start, Paragraph.comfortableWidth)).enumerated() {
      var line = StyledLine()
      line.pad(to: indent)
      if number == 0 { line.add(term) } else { line.pad(to: start) }
      line.add(part, style)
      add(line)
    }
  }

  /// Adds a line, moved in; what of it is plain text and too wide goes on below.
  private mutating func addLine(_ line: StyledLine, indent: Int) {
    guard indent + line.width > width else { return add([line], indent: indent) }
    addParagraph(line.rendered(.none), indent: indent)
  }

  /// Adds a table, moved in.
  public mutating func addTable(_ table: TextTable, indent: Int = 0) {
    add(table.lines(width: width - indent, ellipsis: symbols.ellipsis), indent: indent)
  }

  /// The whole page, each line closed.
  public func rendered() -> String {
    lines.reduce(into: "") { $0 += $1.rendered(palette, isUnicode: isUnicode) + "\n" }
  }
}
