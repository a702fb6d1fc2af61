import Diagnostics

/// Decides which claims count on a day, beside what is observed.
///
/// A claim that ended counts no more, and one for what is met anyway is needless; both stay visible and are told as notes.
struct ClaimJudge {
  /// The claim of each practice that has one.
  private(set) var claims: [String: Assessment.Claim] = [:]
  /// Practices whose attestation counts.
  private(set) var attested: Set<String> = []
  /// Practices whose waiver counts.
  private(set) var waived: Set<String> = []
  /// The attestations of framework items that count, by framework, then item.
  private(set) var vouchers: [String: [String: FrameworkJudge.Voucher]] = [:]
  /// What is to be said about claims, in the order of their places.
  private(set) var notes: [Diagnostic] = []

  private let standings: Standings
  private let day: CalendarDay

  init(_ claims: Claims, _ standings: Standings, frameworks: [Framework], asOf day: CalendarDay) {
    self.standings = standings
    self.day = day
    for waiver in claims.waivers { judge(waiver) }
    for attestation in claims.attestations { judge(attestation, frameworks) }
    notes = notes.enumerated().sorted { left, right in
      guard let first = left.element.location, let second = right.element.location, first != second else {
        return left.offset < right.offset
      }
      return first < second
    }.map(\.element)
  }

  private mutating func judge(_ waiver: Waiver) {
    var counts = false
    if standings.isMet(waiver.practice) {
      notes.append(Wording.needlessWaiver(waiver))
    } else if let end = waiver.until, end < day {
      notes.append(Wording.expiredWaiver(waiver, end))
    } else {
      counts = true
      waived.insert(waiver.practice)
    }
    claims[waiver.practice] = Assessment.Claim(
      kind: .waived, text: waiver.reason, by: waiver.by, date: waiver.until?.description, counts: counts)
  }

  private mutating func judge(_ attestation: Attestation, _ frameworks: [Framework]) {
    switch attestation.subject {
    case .practice(let id):
      // A configuration can't hold both, so this is for claims that were put together otherwise: the humbler one stays.
      if claims[id]?.kind == .waived {
        notes.append(Wording.waivedAndAttested(id, at: attestation.location))
        return
      }
      let counts = counts(attestation, isMet: standings.isMet(id))
      if counts { attested.insert(id) }
      claims[id] = Assessment.Claim(
        kind: .attested, text: attestation.statement, by: attestation.by, date: attestation.date.description, counts: counts)
    case .item(let framework, let item):
      let found = frameworks.first { $0.id == framework }?.item(item)
      // What the practices alone show is no matter of vouchers.
      let isShown = found.map { FrameworkJudge(standings: standings, vouchers: [:]).state(of: $0) == .shown } ?? false
      if counts(attestation, isMet: isShown) {
        vouchers[framework, default: [:]][item] = attestation.link == nil ? .stated : .linked
      }
    case .question:
      // Answers belong to the questionnaire; here is only said when one has ended.
      _ = counts(attestation, isMet: false)
    }
  }

  private mutating func counts(_ attestation: Attestation, isMet: Bool) -> Bool {
    if isMet {
      notes.append(Wording.needlessAttestation(attestation))
    } else if let end = attestation.until, end < day {
      notes.append(Wording.expiredAttestation(attestation, end))
    } else {
      return true
    }
    return false
  }
}
