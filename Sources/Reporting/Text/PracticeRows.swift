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
    let place = practice.evidence.first.map(EvidenceLines.place)
    let remarks = remarks(practice)
    guard place != nil || !remarks.isEmpty else { return page.add(line) }
    let column = start + idWidth + 2
    let isBeside = page.width - column >= Self.fewestPlaceCells
    var term = line
    term.pad(to: column)
    if !isBeside {
      page.add(line)
      term = StyledLine()
      term.pad(to: start)
    }
    if let place {
      var first = term
      first.add(
        DisplayWidth.truncate(
          TerminalText.escape(place), to: page.width - first.width, at: .start, ellipsis: page.symbols.ellipsis), .faint)
      page.add(first)
      term = StyledLine()
      term.pad(to: isBeside ? column : start)
    }
    for remark in remarks {
      page.addParagraph(remark, after: term, style: .faint)
      term = StyledLine()
      term.pad(to: isBeside ? column : start)
    }
  }

  /// What is to be said beside a place: why nothing is known, and what is claimed.
  private func remarks(_ practice: Assessment.PracticeResult) -> [String] {
    var texts: [String] = []
    if practice.status == .unknown { texts.append(practice.reason) }
    if let claim = practice.claim { texts.append(Wording.claim(claim, status: practice.status)) }
    return texts
  }

  private func writeTogether(_ practices: [Assessment.PracticeResult], note: String, on page: inout TextPage) {
    guard !practices.isEmpty else { return }
    page.addParagraph(
      note + practices.map(\.id).joined(separator: ", "),
      after: PracticeStatusLine.make(.absent, page.symbols), indent: 2, style: .faint)
  }
}
