import MaturityModel

/// The compact form: a line for each practice of which there is something to show, and the absent ones together.
struct PracticeRows {
  /// The cells that ids take, alike in all dimensions.
  let idWidth: Int

  /// Below this many cells a place goes to a line of its own.
  private static let fewestPlaceCells = 20

  func write(_ practices: [Assessment.PracticeResult], on page: inout TextPage) {
    let isQuiet = { (practice: Assessment.PracticeResult) in
      practice.status == .absent && practice.claim == nil && practice.evidence.isEmpty
    }
    for practice in practices where !isQuiet(practice) { write(practice, on: &page) }
    let absent = practices.filter(isQuiet)
    writeTogether(absent.filter { $0.outOfScope == nil }, note: "", on: &page)
    writeTogether(absent.filter { $0.outOfScope != nil }, note: Wording.outOfScope + " ", on: &page)
  }

  private func write(_ practice: Assessment.PracticeResult, on page: inout TextPage) {
    var line = StyledLine()
    line.pad(to: 2)
    line.add(PracticeStatusLine.make(practice.status, page.symbols))
    let start = line.width
    line.add(practice.id, practice.status == .absent ? .faint : .plain)
    let texts = remarks(practice)
    guard !texts.isEmpty else { return page.add(line) }
    let column = start + idWidth + 2
    let isBeside = page.width - column >= Self.fewestPlaceCells
    if !isBeside { page.add(line) }
    for (number, text) in texts.enumerated() {
      var rest = isBeside && number == 0 ? line : StyledLine()
      rest.pad(to: isBeside ? column : start)
      rest.add(
        DisplayWidth.truncate(
          TerminalText.escape(text.text), to: page.width - rest.width, at: text.isPath ? .start : .end,
          ellipsis: page.symbols.ellipsis), .faint)
      page.add(rest)
    }
  }

  /// What stands beside a practice: where its strongest evidence is, and what is claimed.
  private func remarks(_ practice: Assessment.PracticeResult) -> [(text: String, isPath: Bool)] {
    var texts: [(String, Bool)] = []
    if let evidence = practice.evidence.first { texts.append((EvidenceLines.place(evidence), true)) }
    if practice.status == .unknown { texts.append((practice.reason, false)) }
    if let claim = practice.claim { texts.append((Wording.claim(claim, status: practice.status), false)) }
    return texts
  }

  private func writeTogether(_ practices: [Assessment.PracticeResult], note: String, on page: inout TextPage) {
    guard !practices.isEmpty else { return }
    page.addParagraph(
      note + practices.map(\.id).joined(separator: ", "),
      after: PracticeStatusLine.make(.absent, page.symbols), indent: 2, style: .faint)
  }
}

/// A status as sign and word, so that it never hangs on colour.
enum PracticeStatusLine {
  static func make(_ status: PracticeStatus, _ symbols: Symbols) -> StyledLine {
    let style: Style =
      switch status {
      case .met: .met
      case .partial: .partial
      case .absent: .faint
      case .unknown: .unknown
      }
    var line = StyledLine(symbols.sign(status) + " " + Wording.status(status), style)
    line.pad(to: 2 + (PracticeStatus.allCases.map { Wording.status($0).count }.max() ?? 0) + 2)
    return line
  }
}
