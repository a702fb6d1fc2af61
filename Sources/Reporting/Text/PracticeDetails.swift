import MaturityModel

/// One practice in full: why it got its status, the proof, and what is claimed.
enum PracticeDetails {
  static func write(
    _ practice: Assessment.PracticeResult, _ options: ReportOptions, idWidth: Int, on page: inout TextPage
  ) {
    var line = StyledLine()
    line.pad(to: 2)
    line.add(PracticeStatusLine.make(practice.status, page.symbols))
    let start = line.width
    let indent = page.width < 60 ? 4 : start
    line.add(practice.id, .strong)
    let level = Wording.practiceLevel(practice.level)
    if start + idWidth + 2 + level.count <= page.width {
      line.pad(to: start + idWidth + 2)
      line.add(level, .faint)
    }
    page.add(line)
    page.addParagraph(practice.reason, indent: indent)
    if !options.only.isEmpty, let meaning = options.vocabulary.meaning(practice.id) {
      page.addParagraph(Wording.countsWhen(meaning), indent: indent, style: .faint)
    }
    if let claim = practice.claim {
      page.addParagraph(Wording.claimInFull(claim, status: practice.status), indent: indent)
    }
    if let reason = practice.outOfScope { page.addParagraph(Wording.outOfScope(reason), indent: indent) }
    EvidenceLines.write(practice.evidence, indent: indent, on: &page)
  }
}
