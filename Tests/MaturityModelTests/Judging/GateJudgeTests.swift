import Testing

@testable import MaturityModel

@Suite struct GateJudgeTests {
  private static let gates = PracticeCatalog.standard.gates
  private let judge = GateJudge(gates: gates)

  /// Each practice that a gate demands by name, with the level it opens.
  private static let demanded = gates.flatMap { gate in (gate.all + gate.started).map { ($0, gate.level) } }

  @Test func nothingIsLevelZero() {
    #expect(judge.level(JudgingFixture.standings()) == 0)
  }

  @Test(arguments: 1...4) func whatJustOpensTheGatesReachesTheLevel(level: Int) {
    #expect(judge.level(JudgingFixture.standings(met: JudgingFixture.opening(level))) >= level)
    if level < 4 { #expect(judge.level(JudgingFixture.standings(met: JudgingFixture.opening(level))) == level) }
  }

  @Test(arguments: demanded) func everyDemandedPracticeIsNeeded(practice: String, level: Int) {
    var met = JudgingFixture.opening(4)
    met.remove(practice)
    let reached = judge.level(JudgingFixture.standings(met: met))
    #expect(reached < level, "without \(practice) level \(level) must not be reached")
    let failing = judge.results(JudgingFixture.standings(met: met)).filter { !$0.holds }
    #expect(failing.contains { $0.conditions.contains { $0.practices == [practice] && !$0.holds } })
  }

  @Test(arguments: gates) func ofAChoiceExactlyItsNumberIsEnough(gate: Gate) throws {
    let any = try #require(gate.any)
    let others = Set(PracticeCatalog.standard.practices.map(\.id)).subtracting(any.list)
      .union(gate.all)
    for start in 0...(any.list.count - any.of) {
      let chosen = Set(any.list[start..<start + any.of])
      let enough = result(gate, met: others.union(chosen))
      #expect(enough.holds)
      #expect(enough.conditions.last?.held == any.list.filter(chosen.contains))
      var fewer = chosen
      fewer.remove(any.list[start])
      #expect(!result(gate, met: others.union(fewer)).holds)
    }
  }

  @Test(arguments: gates) func partialNeverCountsInAChoice(gate: Gate) throws {
    let any = try #require(gate.any)
    let met = Set(gate.all + gate.started).union(any.list.prefix(any.of - 1))
    let result = try #require(
      judge.results(JudgingFixture.standings(met: met, partial: any.list)).first { $0.level == gate.level })
    #expect(!result.holds)
    #expect(result.conditions.last?.holds == false)
  }

  @Test func partialNeverCountsWhereAllAreDemanded() {
    for gate in Self.gates {
      for practice in gate.all {
        let met = JudgingFixture.opening(4).subtracting([practice])
        #expect(judge.level(JudgingFixture.standings(met: met, partial: [practice])) < gate.level, "\(practice)")
      }
    }
  }

  @Test func partialIsEnoughWhereABeginningIsDemanded() {
    let met = JudgingFixture.opening(2).subtracting(["pipeline-defined"])
    #expect(judge.level(JudgingFixture.standings(met: met, partial: ["pipeline-defined"])) == 2)
    #expect(judge.level(JudgingFixture.standings(met: met)) == 1)
    #expect(judge.level(JudgingFixture.standings(met: met, unknown: ["pipeline-defined"])) == 1)
  }

  @Test func aHigherGateCountsForNothingOverALowerOneThatIsShut() {
    let met = JudgingFixture.opening(4).subtracting(["unit-tests"])
    let results = judge.results(JudgingFixture.standings(met: met))
    #expect(judge.level(JudgingFixture.standings(met: met)) == 0)
    #expect(results.map(\.holds) == [false, true, true, true])
  }

  @Test func conditionsStandInTheModelsOrder() {
    let second = judge.results(JudgingFixture.standings(met: ["evaluation-step"]))[1]
    #expect(second.conditions.map(\.rule) == [.all, .all, .started, .any(of: 4)])
    #expect(second.conditions.map(\.practices.count) == [1, 1, 1, 7])
    #expect(second.conditions.map(\.held) == [[], ["evaluation-step"], [], []])
  }

  @Test func aWaivedPracticeThatAloneHoldsTheGateShutIsNamed() {
    let standings = JudgingFixture.standings(met: JudgingFixture.opening(2).subtracting(["experiment-tracking"]))
    #expect(judge.cappedBy(waived: ["experiment-tracking"], standings) == ["experiment-tracking"])
    #expect(judge.cappedBy(waived: ["experiment-tracking", "feature-store"], standings) == ["experiment-tracking"])
    #expect(judge.cappedBy(waived: [], standings).isEmpty)
  }

  @Test func waiversThatWouldNotOpenTheGateAreNoCap() {
    let standings = JudgingFixture.standings(
      met: JudgingFixture.opening(2).subtracting(["experiment-tracking", "pipeline-defined"]))
    #expect(judge.cappedBy(waived: ["experiment-tracking"], standings).isEmpty)
  }

  @Test func aWaiverOfALaterGateIsNoCap() {
    #expect(judge.cappedBy(waived: ["model-registry"], JudgingFixture.standings()).isEmpty)
  }

  @Test func waiversInAChoiceCapOnlyWhereTheChoiceFails() throws {
    let any = try #require(Self.gates[0].any)
    let demanded = Set(Self.gates[0].all)
    let short = JudgingFixture.standings(met: demanded.union(any.list.prefix(any.of - 1)))
    let waived = Set(any.list.suffix(2))
    #expect(judge.cappedBy(waived: waived, short) == any.list.suffix(2))
    // With the choice made, only the missing demand holds the level back.
    let missing = JudgingFixture.standings(met: demanded.subtracting(["ci-runs"]).union(any.list.prefix(any.of)))
    #expect(judge.cappedBy(waived: waived.union(["ci-runs"]), missing) == ["ci-runs"])
  }

  @Test func atTheTopNothingCaps() {
    #expect(judge.cappedBy(waived: ["feature-store"], JudgingFixture.standings(met: JudgingFixture.opening(4))).isEmpty)
  }

  private func result(_ gate: Gate, met: Set<String>) -> Assessment.GateResult {
    GateJudge(gates: [gate]).results(JudgingFixture.standings(met: met.union(gate.started)))[0]
  }
}
