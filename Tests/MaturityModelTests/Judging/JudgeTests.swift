import Diagnostics
import Testing

@testable import MaturityModel

@Suite struct JudgeTests {
  private let catalog = PracticeCatalog.standard
  private let none: [String] = []

  @Test func anEmptyRepositoryStandsAtZero() {
    let result = JudgingFixture.assess(met: none)
    #expect(result.level == 0)
    #expect(result.levelClaimed == 0)
    #expect(result.score == 0)
    #expect(result.scoreInScope == 0)
    #expect(result.cappedBy.isEmpty)
    #expect(result.gates.map(\.holds) == [false, false, false, false])
    #expect(result.dimensions.allSatisfy { $0.level == nil })
    #expect(result.practices.map(\.id) == catalog.practices.map(\.id))
    #expect(result.practices.allSatisfy { $0.status == .absent && $0.claim == nil && $0.outOfScope == nil })
    #expect(result.nextSteps.count == 8)
    #expect(result.profile == nil)
  }

  @Test func everythingMetIsLevelFourAndAHundred() {
    let result = JudgingFixture.assess(met: catalog.practices.map(\.id))
    #expect(result.level == 4)
    #expect(result.levelClaimed == 4)
    #expect(result.score == 100)
    #expect(result.scoreInScope == 100)
    #expect(result.nextSteps.isEmpty)
  }

  @Test func unknownCountsAsAbsentAndIsShownAsUnknown() {
    let result = JudgingFixture.assess(met: JudgingFixture.opening(1).subtracting(["ci-tests"]), unknown: ["ci-tests"])
    #expect(result.level == 0)
    #expect(result.practices.first { $0.id == "ci-tests" }?.status == .unknown)
    #expect(result.nextSteps.map(\.practice) == ["ci-tests"])
  }

  @Test func findingsInAnyOrderGiveTheModelsOrder() {
    let findings = JudgingFixture.findings(met: ["linter"])
    func assess(_ findings: [Finding]) -> Assessment {
      Judge.assess(
        findings: findings, advice: { (.small, $0) }, asOf: JudgingFixture.today, repository: JudgingFixture.repository)
    }
    #expect(assess(findings) == assess(findings.reversed()))
    #expect(assess(findings.reversed()).practices.first { $0.status == .met }?.id == "linter")
  }

  @Test func attestedPracticesRaiseOnlyTheClaimedLevel() {
    let missing = ["unit-tests", "linter"]
    let met = JudgingFixture.opening(1).subtracting(missing)
    let result = JudgingFixture.assess(
      met: met, claims: Claims(attestations: missing.map { JudgingFixture.attestation(.practice($0)) }))
    let without = JudgingFixture.assess(met: met)
    #expect(result.level == 0)
    #expect(result.levelClaimed == 1)
    #expect(result.score == without.score)
    #expect(result.scoreInScope == without.scoreInScope)
    #expect(result.gates == without.gates)
    #expect(result.dimensions == without.dimensions)
    #expect(result.practices.first { $0.id == "linter" }?.claim?.kind == .attested)
    #expect(result.practices.first { $0.id == "linter" }?.status == .absent)
  }

  @Test func anAttestedBeginningCountsInTheClaimedLevel() {
    let result = JudgingFixture.assess(
      met: JudgingFixture.opening(2).subtracting(["pipeline-defined"]),
      claims: Claims(attestations: [JudgingFixture.attestation(.practice("pipeline-defined"))]))
    #expect(result.level == 1)
    #expect(result.levelClaimed == 2)
  }

  @Test func anAttestationThatEndedRaisesNothing() {
    let result = JudgingFixture.assess(
      met: JudgingFixture.opening(1).subtracting(["unit-tests"]),
      claims: Claims(attestations: [JudgingFixture.attestation(.practice("unit-tests"), until: "2026-11-23")]))
    #expect(result.levelClaimed == 0)
    #expect(result.diagnostics.map(\.id) == ["claim-expired"])
  }

  @Test func aWaiverOpensNoGateAndIsNamedWhereItCaps() {
    let met = JudgingFixture.opening(1).subtracting(["ci-tests"])
    let result = JudgingFixture.assess(met: met, claims: Claims(waivers: [JudgingFixture.waiver("ci-tests")]))
    #expect(result.level == 0)
    #expect(result.levelClaimed == 0)
    #expect(result.cappedBy == ["ci-tests"])
    #expect(result.score == JudgingFixture.assess(met: met).score)
    #expect(result.scoreInScope > result.score)
    #expect(result.nextSteps.map(\.practice) == ["ci-tests"])
  }

  @Test func anExpiredWaiverCapsNothingAndStaysInScope() {
    let result = JudgingFixture.assess(
      met: JudgingFixture.opening(1).subtracting(["ci-tests"]),
      claims: Claims(waivers: [JudgingFixture.waiver("ci-tests", until: "2026-11-23")]))
    #expect(result.cappedBy.isEmpty)
    #expect(result.scoreInScope == result.score)
  }

  @Test func theDayDecidesWhatHasEnded() throws {
    let claims = Claims(waivers: [JudgingFixture.waiver("ci-tests", until: "2026-06-30")])
    let met = JudgingFixture.opening(1).subtracting(["ci-tests"])
    let before = try #require(CalendarDay("2026-06-30"))
    let after = try #require(CalendarDay("2026-07-01"))
    #expect(JudgingFixture.assess(met: met, claims: claims, asOf: before).cappedBy == ["ci-tests"])
    #expect(JudgingFixture.assess(met: met, claims: claims, asOf: after).cappedBy.isEmpty)
  }

  @Test(arguments: PracticeCatalog.standard.profiles) func aProfileChangesNoStatusAndNoLevel(profile: Profile) {
    let met = JudgingFixture.opening(2)
    let plain = JudgingFixture.assess(met: met)
    let result = JudgingFixture.assess(met: met, profile: profile)
    #expect(result.level == plain.level)
    #expect(result.levelClaimed == plain.levelClaimed)
    #expect(result.score == plain.score)
    #expect(result.gates == plain.gates)
    #expect(result.practices.map(\.status) == plain.practices.map(\.status))
    #expect(result.profile == .init(id: profile.id, name: profile.name, targetLevel: profile.targetLevel))
    #expect(result.practices.filter { $0.outOfScope != nil }.map(\.id) == profile.outOfScope.map(\.practice))
    #expect(result.nextSteps.isEmpty == (profile.targetLevel <= 2))
  }

  @Test func theScoreInScopeLeavesOutWhatTheProfileDoes() throws {
    let solo = try #require(catalog.profile("solo-portfolio"))
    let inScope = catalog.practices.filter { solo.reasonOutOfScope($0.id) == nil }.map(\.id)
    #expect(JudgingFixture.assess(met: inScope, profile: solo).scoreInScope == 100)
    #expect(JudgingFixture.assess(met: inScope, profile: solo).score < 100)
    // What is out of scope counts on neither side, even where it is met.
    #expect(JudgingFixture.assess(met: solo.outOfScope.map(\.practice), profile: solo).scoreInScope == 0)
  }

  @Test func everythingWaivedLeavesNoScoreInScope() {
    let claims = Claims(waivers: catalog.practices.map { JudgingFixture.waiver($0.id) })
    #expect(JudgingFixture.assess(met: none, claims: claims).scoreInScope == 0)
  }

  @Test func adviceIsAskedForNextStepsAndCarriedOver() {
    let result = JudgingFixture.assess(
      met: JudgingFixture.opening(1).subtracting(["unit-tests", "ci-runs"]), efforts: ["ci-runs": .small])
    #expect(
      result.nextSteps == [
        .init(practice: "ci-runs", effort: .small, advice: "Do ci-runs."),
        .init(practice: "unit-tests", effort: .medium, advice: "Do unit-tests."),
      ])
  }

  @Test func vouchersReachTheFrameworks() throws {
    let claims = Claims(attestations: [
      JudgingFixture.attestation(.item(framework: "ml-test-score", item: "data-5"), link: "docs/privacy.md")
    ])
    let result = try #require(JudgingFixture.assess(met: none, claims: claims).frameworks.first { $0.id == "ml-test-score" })
    #expect(result.sectionScores.first?.score == 0.5)
    #expect(result.items.first { $0.id == "data-5" }?.isAttested == true)
    #expect(result.score == 0)
  }

  @Test func whatIsKnownOfTheRepositoryIsPassedOn() throws {
    var repository = JudgingFixture.repository
    repository.commit = "abc"
    repository.subfolder = "services/churn"
    repository.languages = [.init(id: "python", files: 2, lines: 30)]
    repository.leftOut = [.init(path: "archive", reason: "Old.", files: 3)]
    repository.diagnostics = [Diagnostic(id: "yaml-syntax", severity: .warning, message: "broken")]
    let result = Judge.assess(
      findings: JudgingFixture.findings(met: ["license"]),
      claims: Claims(waivers: [JudgingFixture.waiver("license")]), advice: { (.small, $0) }, asOf: JudgingFixture.today,
      repository: repository)
    #expect(result.commit == "abc")
    #expect(result.subfolder == "services/churn")
    #expect(result.languages == repository.languages)
    #expect(result.leftOut == repository.leftOut)
    #expect(result.diagnostics.map(\.id) == ["yaml-syntax", "claim-needless"])
    #expect(result.modelVersion == catalog.modelVersion)
    #expect(result.toolVersion == "1.0.0")
    #expect(result.rulesVersion == "r")
  }

  @Test(arguments: ["missing", "twice", "unknown"]) func findingsThatAreNotThoseOfTheModelStopTheProgram(fault: String) async {
    // A finding is made for each practice by the program itself, so anything else is no input but a fault.
    await #expect(processExitsWith: .failure) { [fault] in
      var findings = JudgingFixture.findings(met: ["license"])
      switch fault {
      case "missing": findings.removeLast()
      case "twice": findings.append(findings[0])
      default: findings[0] = Finding(practice: "no-practice", status: .met, reason: "")
      }
      _ = Judge.assess(
        findings: findings, advice: { (.small, $0) }, asOf: JudgingFixture.today, repository: JudgingFixture.repository)
    }
  }
}
