import MaturityModel

/// The tools that were found, a line a category.
enum TechnologiesPart: TextPart {
  private static let widestCategory = 28

  static func write(_ assessment: Assessment, _ options: ReportOptions, on page: inout TextPage) {
    guard options.isVerbose, !assessment.technologies.isEmpty else { return }
    page.addHeading(Wording.technologies)
    var categories: [(name: String, tools: [String])] = []
    for technology in assessment.technologies {
      if categories.last?.name == technology.category {
        categories[categories.count - 1].tools.append(technology.name)
      } else {
        categories.append((technology.category, [technology.name]))
      }
    }
    let longest = categories.reduce(0) { max($0, min(DisplayWidth.of(TerminalText.escape($1.name)), widestCategory)) }
    for category in categories {
      var term = StyledLine(
        DisplayWidth.truncate(TerminalText.escape(category.name), to: widestCategory, ellipsis: page.symbols.ellipsis), .faint)
      term.pad(to: longest + 2)
      page.addParagraph(category.tools.joined(separator: ", "), after: term, indent: 2)
    }
  }
}
