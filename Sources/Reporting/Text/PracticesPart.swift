import MaturityModel

/// Every practice with its status, by dimension: a compact table, or with reasons and evidence where that is asked for.
enum PracticesPart: TextPart {
  /// From this width on the compact table stands in two columns.
  private static let twoColumns = 140
  private static let columnGap = 4
  private static let widestColumn = 84

  static func write(_ assessment: Assessment, _ options: ReportOptions, on page: inout TextPage) {
    let isDetailed = options.isVerbose || !options.only.isEmpty
    var blocks: [[StyledLine]] = []
    let columns = !isDetailed && page.width >= twoColumns ? 2 : 1
    let width = columns == 2 ? min((page.width - 2 - columnGap) / 2, widestColumn) : page.width - 2
    let longest = assessment.practices.reduce(0) { max($0, DisplayWidth.of(TerminalText.escape($1.id))) }
    for dimension in assessment.dimensions {
      let practices = assessment.practices.filter {
        $0.dimension == dimension.id && options.shows(practice: $0.id, of: $0.dimension)
      }
      guard !practices.isEmpty else { continue }
      var block = page.column(width: width)
      block.addParagraph(dimension.name, style: .strong)
      if isDetailed {
        for practice in practices {
          PracticeDetails.write(practice, options, idWidth: longest, on: &block)
          block.addGap()
        }
      } else {
        PracticeRows(idWidth: longest).write(practices, on: &block)
        block.addGap()
      }
      blocks.append(block.lines)
    }
    guard !blocks.isEmpty else { return }
    page.addHeading(Wording.practices, aside: tally(assessment, options))
    page.addGap()
    if columns == 2 {
      page.add(sideBySide(blocks, column: width + columnGap), indent: 2)
    } else {
      for block in blocks { page.add(block, indent: 2) }
    }
    if !isDetailed { page.addParagraph(Wording.howToSeeMore, indent: 2, style: .faint) }
  }

  /// `21 met, 4 partial, 38 absent`.
  private static func tally(_ assessment: Assessment, _ options: ReportOptions) -> String {
    let shown = assessment.practices.filter { options.shows(practice: $0.id, of: $0.dimension) }
    return PracticeStatus.allCases.compactMap { status in
      let count = shown.count { $0.status == status }
      return count > 0 ? "\(count) \(Wording.status(status))" : nil
    }.joined(separator: ", ")
  }

  /// The blocks in two columns of like height, to be read down the left one first.
  private static func sideBySide(_ blocks: [[StyledLine]], column: Int) -> [StyledLine] {
    let height = blocks.reduce(0) { $0 + $1.count }
    var left: [StyledLine] = []
    var right: [StyledLine] = []
    for block in blocks {
      if right.isEmpty, left.count + block.count / 2 <= height / 2 { left += block } else { right += block }
    }
    return (0..<max(left.count, right.count)).map { row in
      var line = row < left.count ? left[row] : StyledLine()
      guard row < right.count, !right[row].isEmpty else { return line }
      line.pad(to: column)
      line.add(right[row])
      return line
    }
  }
}
