import Diagnostics
import Testing

@testable import MaturityModel

@Suite struct ClaimJudgeTests {
  private func judge(_ claims: Claims, met: [String] = [], partial: [String] = []) -> ClaimJudge {
    ClaimJudge(
      claims, JudgingFixture.standings(met: met, partial: partial), frameworks: PracticeCatalog.standard.frameworks,
      asOf: JudgingFixture.today)
  }

  @Test func aWaiverInForceCounts() {
    let judged = judge(
      Claims(waivers: [JudgingFixture.waiver("autoscaling", until: "2026-11-24"), JudgingFixture.waiver("runbook")]))
    #expect(judged.waived == ["autoscaling", "runbook"])
    #expect(
      judged.claims["autoscaling"]
        == .init(kind: .waived, text: "Not at our scale.", by: "Ada", date: "2026-11-24", counts: true))
    #expect(judged.claims["runbook"]?.date == nil)
    #expect(judged.notes.isEmpty)
  }

  @Test func anExpiredWaiverCountsNoMoreAndSaysSo() {
    let judged = judge(Claims(waivers: [JudgingFixture.waiver("autoscaling", until: "2026-11-23")]))
    #expect(judged.waived.isEmpty)
    #expect(judged.claims["autoscaling"]?.counts == false)
    #expect(
      judged.notes.map(\.description) == [
        ".rung.yml:7:5: note: the waiver of 'autoscaling' ended on 2026-11-23 and counts no more; "
          + "decide anew: write a later 'until', or take it out"
      ])
    #expect(judged.notes.map(\.id) == ["claim-expired"])
  }

  @Test func whatIsMetNeedsNoClaim() {
    let judged = judge(
      Claims(
        waivers: [JudgingFixture.waiver("license", until: "2020-01-01")],
        attestations: [JudgingFixture.attestation(.practice("linter"))]),
      met: ["license", "linter"])
    #expect(judged.waived.isEmpty && judged.attested.isEmpty)
    #expect(judged.claims["license"]?.counts == false)
    #expect(judged.claims["linter"]?.counts == false)
    #expect(
      judged.notes.map(\.message) == [
        "'license' is met, so its waiver is needless", "'linter' is met, so its attestation is needless",
      ])
    #expect(judged.notes.allSatisfy { $0.id == "claim-needless" && $0.severity == .note })
  }

  @Test func whatIsPartialCanBeClaimed() {
    let judged = judge(
      Claims(
        waivers: [JudgingFixture.waiver("coverage")], attestations: [JudgingFixture.attestation(.practice("linter"))]),
      partial: ["coverage", "linter"])
    #expect(judged.waived == ["coverage"])
    #expect(judged.attested == ["linter"])
    #expect(judged.claims["linter"]?.date == "2026-01-31")
  }

  @Test func anAttestationThatEndedCountsNoMore() {
    let judged = judge(
      Claims(attestations: [
        JudgingFixture.attestation(.practice("linter"), until: "2026-06-30"),
        JudgingFixture.attestation(.item(framework: "ml-test-score", item: "data-3"), until: "2026-06-30", link: "x", line: 12),
        JudgingFixture.attestation(.question("privacy-1"), until: "2026-06-30", line: 15),
      ]))
    #expect(judged.attested.isEmpty)
    #expect(judged.vouchers.isEmpty)
    #expect(
      judged.notes.map(\.message) == [
        "the attestation of 'linter' ended on 2026-06-30 and counts no more",
        "the attestation of 'ml-test-score data-3' ended on 2026-06-30 and counts no more",
        "the attestation of the question 'privacy-1' ended on 2026-06-30 and counts no more",
      ])
  }

  @Test func itemsAreVouchedForWithOrWithoutALink() {
    let judged = judge(
      Claims(attestations: [
        JudgingFixture.attestation(.item(framework: "ml-test-score", item: "data-3"), link: "https://example.org"),
        JudgingFixture.attestation(.item(framework: "ml-test-score", item: "data-4")),
        JudgingFixture.attestation(.item(framework: "ml-test-score", item: "data-7")),
      ]), met: ["unit-tests"])
    #expect(judged.vouchers == ["ml-test-score": ["data-3": .linked, "data-4": .stated]])
    #expect(judged.notes.map(\.message) == ["'ml-test-score data-7' is met, so its attestation is needless"])
    #expect(judged.claims.isEmpty)
  }

  @Test func ofAWaiverAndAnAttestationTheWaiverStays() {
    let judged = judge(
      Claims(
        waivers: [JudgingFixture.waiver("linter")], attestations: [JudgingFixture.attestation(.practice("linter"))]))
    #expect(judged.attested.isEmpty)
    #expect(judged.waived == ["linter"])
    #expect(judged.notes.map(\.id) == ["claim-waived-and-attested"])
    #expect(judged.notes.map(\.message) == ["'linter' is both waived and attested"])
  }

  @Test func notesStandInTheOrderOfTheirPlaces() {
    let judged = judge(
      Claims(
        waivers: [JudgingFixture.waiver("linter")],
        attestations: [
          JudgingFixture.attestation(.practice("license"), line: 30), JudgingFixture.attestation(.practice("coverage"), line: 2),
        ]), met: ["linter", "license", "coverage"])
    #expect(judged.notes.compactMap(\.location?.line) == [2, 7, 30])
  }
}
