import MaturityModel

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
