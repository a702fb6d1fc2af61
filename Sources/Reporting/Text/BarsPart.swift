import MaturityModel

/// One bar a dimension: its level, its score, and the score drawn.
enum BarsPart: TextPart {
  private static let mostCells = 40
  private static let fewestCells = 10

  static func write(_ assessment: Assessment, _ options: ReportOptions, on page: inout TextPage) {
    let practices = Set(
      assessment.practices.filter { options.shows(practice: $0.id, of: $0.dimension) }.map(\.dimension))
    let shown = assessment.dimensions.filter { options.only.isEmpty || practices.contains($0.id) }
    guard !shown.isEmpty else { return }
    page.addHeading(Wording.dimensions)
    let longest = shown.map { DisplayWidth.of(TerminalText.escape($0.name)) }.max() ?? 0
    // Indent, name, level, bar, score, with two cells between.
    let room = page.width - 2 - longest - 2 - levelWidth - 2 - 2 - scoreWidth
    if room >= fewestCells {
      page.add(head(nameWidth: longest, cells: min(room, mostCells)))
      for dimension in shown {
        var line = StyledLine()
        line.pad(to: 2)
        line.add(dimension.name)
        line.pad(to: 2 + longest + 2)
        line.add(bar(dimension, cells: min(room, mostCells), page.symbols))
        page.add(line)
      }
    } else {
      let cells = page.width - 4 - levelWidth - 2 - 2 - scoreWidth
      for dimension in shown {
        page.addParagraph(dimension.name, indent: 2)
        page.add([bar(dimension, cells: min(cells, mostCells), page.symbols)], indent: 4)
      }
    }
  }

  private static let levelWidth = Wording.levelColumn.count
  private static let scoreWidth = Wording.scoreColumn.count

  private static func head(nameWidth: Int, cells: Int) -> StyledLine {
    var line = StyledLine()
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
