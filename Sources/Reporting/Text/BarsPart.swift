import MaturityModel

/// One bar a dimension: its level, its score, and the score drawn.
enum BarsPart: TextPart {
  private static let fewestCells = 10

  static func write(_ assessment: Assessment, _ options: ReportOptions, on page: inout TextPage) {
    let practices = Set(
      assessment.practices.filter { options.shows(practice: $0.id, of: $0.dimension) }.map(\.dimension))
    let shown = assessment.dimensions.filter { options.only.isEmpty || practices.contains($0.id) }
    guard !shown.isEmpty else { return }
    let longest = shown.reduce(DisplayWidth.of(Wording.dimensions)) { max($0, DisplayWidth.of(TerminalText.escape($1.name))) }
    // Indent, name, level, bar, score, with two cells between.
    let room = page.readingEdge - 2 - longest - 2 - levelWidth - 2 - 2 - scoreWidth
    if room >= fewestCells {
      page.addGap()
      page.add(head(nameWidth: longest, cells: room))
      for dimension in shown {
        var line = StyledLine()
        line.pad(to: 2)
        line.add(dimension.name)
        line.pad(to: 2 + longest + 2)
        line.add(bar(dimension, cells: room, page.symbols))
        page.add(line)
      }
    } else {
      page.addHeading(Wording.dimensions)
      let cells = page.width - 4 - levelWidth - 2 - 2 - scoreWidth
      for dimension in shown {
        page.addParagraph(dimension.name, indent: 2)
        page.add([bar(dimension, cells: cells, page.symbols)], indent: 4)
      }
    }
  }

  private static let levelWidth = Wording.levelColumn.count
  private static let scoreWidth = Wording.scoreColumn.count

  /// The section's title with the columns' titles beside it.
  private static func head(nameWidth: Int, cells: Int) -> StyledLine {
    var line = StyledLine(Wording.dimensions, .heading)
    line.pad(to: 2 + nameWidth + 2)
    line.add(Wording.levelColumn, .faint)
    line.pad(to: line.width + 2 + cells + 2)
    line.add(Wording.scoreColumn, .faint)
    return line
  }

  /// Level, bar and score of a dimension; the level at its column's right edge.
  private static func bar(_ dimension: Assessment.DimensionResult, cells: Int, _ symbols: Symbols) -> StyledLine {
    var line = StyledLine()
    let level = dimension.level.map { "\($0)" } ?? symbols.none
    line.pad(to: levelWidth - level.count)
    line.add(level, dimension.level == nil ? .faint : .strong)
    line.pad(to: levelWidth + 2)
    let score = dimension.score.isFinite ? min(max(dimension.score, 0), 100) : 0
    let halves = Int((score / 100 * Double(cells * 2)).rounded())
    let full = String(repeating: symbols.full, count: halves / 2) + (halves % 2 == 1 ? symbols.half : "")
    line.add(full, .met)
    line.add(String(repeating: symbols.empty, count: cells - (halves + 1) / 2), .faint)
    let text = Wording.number(dimension.score)
    line.pad(to: levelWidth + 2 + cells + 2 + scoreWidth - text.count)
    line.add(text)
    return line
  }
}
