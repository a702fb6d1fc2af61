import Diagnostics

@testable import MaturityModel

/// Findings and assessments for tests of judging: what is not named is absent.
enum JudgingFixture {
  static let catalog = PracticeCatalog.standard
  static let today = CalendarDay(year: 2026, month: 11, day: 24)!
  static let place = FileLocation(".rung.yml", line: 7, column: 5)

  static let repository = JudgedRepository(
    toolVersion: "1.0.0", rulesVersion: "r", source: .init(name: "sample"),
    mlProject: .init(isMLProject: true, reason: "It trains a model.", evidence: []))

  static func findings(met: some Sequence<String> = [], partial: some Sequence<String> = [], unknown: [String] = []) -> [Finding]
  {
    let met = Set(met)
    let partial = Set(partial)
    return catalog.practices.map { practice in
      let status: PracticeStatus =
        met.contains(practice.id)
        ? .met : partial.contains(practice.id) ? .partial : unknown.contains(practice.id) ? .unknown : .absent
      return Finding(practice: practice.id, status: status, reason: "Because.")
    }
  }

  static func standings(met: some Sequence<String> = [], partial: some Sequence<String> = [], unknown: [String] = []) -> Standings
  {
    Standings(findings(met: met, partial: partial, unknown: unknown))
  }

  static func assess(
    met: some Sequence<String> = [], partial: some Sequence<String> = [], unknown: [String] = [], claims: Claims = Claims(),
    profile: Profile? = nil, efforts: [String: Effort] = [:], asOf day: CalendarDay = today
  ) -> Assessment {
    Judge.assess(
      findings: findings(met: met, partial: partial, unknown: unknown), claims: claims, profile: profile, catalog: catalog,
      advice: { (efforts[$0] ?? .medium, "Do \($0).") }, asOf: day, repository: repository)
  }

  /// The practices that just open the gates up to `level`: of each choice the first ones of its list.
  static func opening(_ level: Int) -> Set<String> {
    Set(
      catalog.gates.filter { $0.level <= level }.flatMap { gate in
        gate.all + gate.started + (gate.any.map { Array($0.list.prefix($0.of)) } ?? [])
      })
  }

  static func waiver(_ practice: String, until: String? = nil) -> Waiver {
    Waiver(
      practice: practice, reason: "Not at our scale.", by: "Ada", until: until.flatMap { CalendarDay($0) }, location: place)
  }

  static func attestation(
    _ subject: Attestation.Subject, until: String? = nil, link: String? = nil, line: Int = 9
  ) -> Attestation {
    Attestation(
      subject: subject, statement: "Done by hand.", by: "Ada", date: CalendarDay(year: 2026, month: 1, day: 31)!,
      until: until.flatMap { CalendarDay($0) }, link: link, location: FileLocation(".rung.yml", line: line, column: 5))
  }
}
