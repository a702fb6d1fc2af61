import Diagnostics
import MaturityModel

/// What could not be read and what is wrong with claims: the weightiest first, and never more than a few unless asked for.
enum DiagnosticsPart: TextPart {
  private static let most = 10

  static func write(_ assessment: Assessment, _ options: ReportOptions, on page: inout TextPage) {
    guard !assessment.diagnostics.isEmpty else { return }
    let sorted = Diagnostic.Severity.allCases.reversed().flatMap { severity in
      assessment.diagnostics.filter { $0.severity == severity }
    }
    page.addHeading(Wording.diagnostics, aside: tally(sorted))
    let shown = options.isVerbose ? sorted[...] : sorted.prefix(most)
    for diagnostic in shown {
      var term = StyledLine(diagnostic.severity.rawValue, style(diagnostic.severity))
      term.pad(to: (Diagnostic.Severity.allCases.map(\.rawValue.count).max() ?? 0) + 2)
      page.addParagraph(text(diagnostic), after: term, indent: 2)
    }
    if shown.count < sorted.count {
      page.addParagraph(Wording.moreDiagnostics(sorted.count - shown.count), indent: 2, style: .faint)
    }
  }

  private static func tally(_ diagnostics: [Diagnostic]) -> String {
    Diagnostic.Severity.allCases.reversed().compactMap { severity in
      let count = diagnostics.count { $0.severity == severity }
      return count > 0 ? Wording.count(count, of: severity) : nil
    }.joined(separator: ", ")
  }

  private static func text(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location.map { "\($0): " } ?? ""
    return place + diagnostic.message + (diagnostic.remedy.map { "; \($0)" } ?? "")
  }

  private static func style(_ severity: Diagnostic.Severity) -> Style {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .note: .faint
    }
  }
}
