import MaturityModel

/// What people claim beside what is observed: who, until when, and whether it counts.
enum ClaimsPart: TextPart {
  static func write(_ assessment: Assessment, _ options: ReportOptions, on page: inout TextPage) {
    let claimed = assessment.practices.filter { $0.claim != nil }
    guard !claimed.isEmpty else { return }
    page.addHeading(Wording.claims, aside: Wording.claimsAside)
    for practice in claimed {
      guard let claim = practice.claim else { continue }
      var line = StyledLine()
      line.pad(to: 2)
      line.add(practice.id, .strong)
      page.add(line)
      page.addParagraph(Wording.claimInFull(claim, status: practice.status), indent: 4)
    }
  }
}

/// Paths that the project's own configuration leaves out.
enum LeftOutPart: TextPart {
  static func write(_ assessment: Assessment, _ options: ReportOptions, on page: inout TextPage) {
    guard !assessment.leftOut.isEmpty else { return }
    page.addHeading(Wording.leftOut, aside: Wording.leftOutAside)
    for path in assessment.leftOut {
      var line = StyledLine()
      line.pad(to: 2)
      line.add(
        DisplayWidth.truncate(
          TerminalText.escape(path.path), to: page.width - 2, at: .start, ellipsis: page.symbols.ellipsis), .strong)
      page.add(line)
      page.addParagraph(Wording.files(path.files) + ": " + path.reason, indent: 4)
    }
  }
}

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
