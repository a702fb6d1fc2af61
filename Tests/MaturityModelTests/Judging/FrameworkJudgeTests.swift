import Testing

@testable import MaturityModel

@Suite struct FrameworkJudgeTests {
  private let catalog = PracticeCatalog.standard

  private func result(
    _ id: String, met: [String] = [], partial: [String] = [], vouchers: [String: FrameworkJudge.Voucher] = [:]
  ) throws -> Assessment.FrameworkResult {
    let framework = try #require(catalog.framework(id))
    let standings = JudgingFixture.standings(met: met, partial: partial)
    return FrameworkJudge(standings: standings, vouchers: [id: vouchers]).result(of: framework)
  }

  private func state(_ framework: String, _ item: String, met: [String] = [], partial: [String] = []) throws
    -> Assessment.FrameworkResult.State?
  {
    try result(framework, met: met, partial: partial).items.first { $0.id == item }?.state
  }

  @Test func whereAllAreDemandedEachMustBeMet() throws {
    let all = ["seeds-fixed", "dependencies-locked", "data-versioned"]
    #expect(try state("ml-test-score", "infra-1", met: all) == .shown)
    #expect(try state("ml-test-score", "infra-1", met: Array(all.dropLast())) == .begun)
    #expect(try state("ml-test-score", "infra-1", met: Array(all.dropLast()), partial: ["data-versioned"]) == .begun)
    #expect(try state("ml-test-score", "infra-1", partial: ["data-versioned"]) == .begun)
    #expect(try state("ml-test-score", "infra-1") == .open)
  }

  @Test func whereOneIsEnoughAPartialOneHasBegun() throws {
    #expect(try state("ml-test-score", "infra-4", met: ["model-promotion"]) == .shown)
    #expect(try state("ml-test-score", "infra-4", partial: ["model-tests"]) == .begun)
    #expect(try state("ml-test-score", "infra-4") == .open)
  }

  @Test func whatARepositoryCannotShowIsAsked() throws {
    #expect(try state("ml-test-score", "data-3") == .ask)
    #expect(try state("ml-test-score", "data-3", met: catalog.practices.map(\.id)) == .ask)
    #expect(try state("marvelous-mlops", "ab-testing") == .ask)
    #expect(try state("marvelous-mlops", "ab-testing", partial: ["rollback"]) == .begun)
    #expect(try state("marvelous-mlops", "ab-testing", met: ["rollback"]) == .shown)
  }

  @Test func itemsKeepTheirOrderAndTitles() throws {
    let result = try result("azure-levels")
    #expect(result.items.map(\.id) == catalog.framework("azure-levels")?.items.map(\.id))
    #expect(result.items.first?.title == "automated builds and application tests")
    #expect(result.items.allSatisfy { $0.section == nil && !$0.isAttested })
    #expect(result.score == nil)
    #expect(result.sectionScores.isEmpty)
  }

  @Test func theScoreIsTheSmallestSection() throws {
    let nothing = try result("ml-test-score")
    #expect(nothing.score == 0)
    #expect(nothing.sectionScores.map(\.section) == ["data", "model", "infrastructure", "monitoring"])
    #expect(nothing.sectionScores.map(\.score) == [0, 0, 0, 0])

    let some = try result("ml-test-score", met: ["unit-tests", "data-validation", "hyperparameter-search", "dependency-updates"])
    // data-1 and data-7; model-3; infra-2; monitor-1, for monitor-2 has only begun.
    #expect(some.sectionScores.map(\.score) == [2, 1, 1, 1])
    #expect(some.score == 1)
  }

  @Test func withEveryPracticeOnlyTheAskedItemsAreMissing() throws {
    let everything = try result("ml-test-score", met: catalog.practices.map(\.id))
    #expect(everything.sectionScores.map(\.score) == [4, 4, 6, 6])
    #expect(everything.score == 4)
  }

  @Test func begunScoresNothing() throws {
    #expect(try result("ml-test-score", partial: catalog.practices.map(\.id)).score == 0)
  }

  @Test func aVoucherScoresHalfAndOnlyWithALink() throws {
    let result = try result(
      "ml-test-score", met: ["unit-tests"],
      vouchers: ["data-3": .linked, "data-4": .stated, "data-7": .linked, "model-2": .linked, "monitor-5": .linked])
    // data: 0.5 for data-3, nothing for data-4, and data-7 is shown already.
    #expect(result.sectionScores.map(\.score) == [1.5, 0.5, 1, 0.5])
    #expect(result.score == 0.5)
    #expect(result.items.filter(\.isAttested).map(\.id) == ["data-3", "data-4", "data-7", "model-2", "monitor-5"])
    #expect(result.items.first { $0.id == "data-3" }?.state == .ask)
  }
}
