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
