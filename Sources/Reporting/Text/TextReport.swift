public import MaturityModel

/// The report for people at a terminal: where the project stands, what opens the next level, and by what evidence.
public enum TextReport: ReportFormat {
  /// Escapes for a terminal.
  public typealias Escaper = TerminalText

  /// Its id.
  public static let id = "text"

  /// Its files' ending.
  public static let fileExtension = "txt"

  /// The parts of the whole report, in order: the answer first, what is odd last.
  private static let parts: [any TextPart.Type] = [
    HeaderPart.self, LadderPart.self, BarsPart.self, NextStepsPart.self, PracticesPart.self, ClaimsPart.self,
    LeftOutPart.self, TechnologiesPart.self, DiagnosticsPart.self,
  ]

  /// What is left of it where only some dimensions or practices are to be shown.
  private static let filteredParts: [any TextPart.Type] = [
    HeaderPart.self, BarsPart.self, PracticesPart.self, DiagnosticsPart.self,
  ]

  /// The report, laid out for the options' width.
  public static func render(_ assessment: Assessment, options: ReportOptions) -> String {
    var page = TextPage(options)
    for part in options.only.isEmpty ? parts : filteredParts {
      part.write(assessment, options, on: &page)
    }
    return page.rendered()
  }
}

/// A section of the text report.
protocol TextPart: Sendable {
  /// Adds the section to the page; nothing where the assessment has nothing for it.
  static func write(_ assessment: Assessment, _ options: ReportOptions, on page: inout TextPage)
}
