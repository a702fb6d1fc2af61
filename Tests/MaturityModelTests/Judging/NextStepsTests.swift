import Testing

@testable import MaturityModel

@Suite struct NextStepsTests {
  private let catalog = PracticeCatalog.standard

  private func steps(
    from level: Int, met: Set<String> = [], partial: [String] = [], putOff: Set<String> = [], efforts: [String: Effort] = [:],
    target: Int = 4
  ) -> [String] {
    NextSteps(
      gates: catalog.gates, catalog: catalog, standings: JudgingFixture.standings(met: met, partial: partial), putOff: putOff,
      advice: { (efforts[$0] ?? .medium, "Do \($0).") }
    ).steps(from: level, target: target).map(\.practice)
  }

  @Test func theDemandedOnesAndAsManyOfTheChoiceAsAreNeeded() {
    let steps = steps(from: 0)
    #expect(Set(steps).isSuperset(of: ["dependencies-declared", "unit-tests", "ci-runs", "ci-tests"]))
    #expect(steps.count == 8)
  }

  @Test(arguments: 0...3) func theStepsOpenTheGateAndNoneCanBeSpared(level: Int) {
    let met = JudgingFixture.opening(level)
    let steps = steps(from: level, met: met)
    let judge = GateJudge(gates: catalog.gates)
    #expect(judge.level(JudgingFixture.standings(met: met.union(steps))) > level)
    for step in steps {
      #expect(
        judge.level(JudgingFixture.standings(met: met.union(steps).subtracting([step]))) == level, "\(step) could be spared")
    }
  }

  @Test func whatIsMetIsNoStep() {
    let met: Set = ["dependencies-declared", "unit-tests", "ci-runs", "linter", "secrets-safe", "clean-tree"]
    #expect(steps(from: 0, met: met, efforts: ["training-script": .small]) == ["training-script", "ci-tests"])
    #expect(steps(from: 0, met: met.union(["readme-setup"])) == ["ci-tests"])
  }

  @Test func aPartialOneOfAllIsAStepAndOfStartedIsNone() {
    let met = JudgingFixture.opening(2).subtracting(["experiment-tracking", "pipeline-defined"])
    #expect(steps(from: 1, met: met, partial: ["experiment-tracking", "pipeline-defined"]) == ["experiment-tracking"])
    #expect(steps(from: 1, met: met, partial: ["experiment-tracking"]) == ["experiment-tracking", "pipeline-defined"])
  }

  @Test func ofAChoiceTheCheapestArePicked() {
    let met = Set(catalog.gates[0].all).union(["evaluation-step", "linter"])
    let efforts: [String: Effort] = ["readme-setup": .large, "modular-code": .small, "clean-tree": .small]
    #expect(steps(from: 0, met: met, efforts: efforts) == ["clean-tree", "modular-code"])
  }

  @Test func begunOnesComeBeforeAbsentOnesOfTheSameEffort() {
    let met = Set(catalog.gates[0].all).union(["evaluation-step", "linter", "secrets-safe"])
    #expect(steps(from: 0, met: met) == ["readme-setup"])
    #expect(steps(from: 0, met: met, partial: ["modular-code"]) == ["modular-code"])
    #expect(steps(from: 0, met: met, partial: ["modular-code"], efforts: ["readme-setup": .small]) == ["readme-setup"])
  }

  @Test func thoseOfTheSameCostStandInTheModelsOrder() {
    #expect(
      steps(from: 0, met: Set(catalog.gates[0].any?.list ?? [])) == [
        "dependencies-declared", "unit-tests", "ci-runs", "ci-tests",
      ])
    #expect(
      steps(from: 0, met: Set(catalog.gates[0].any?.list ?? []), efforts: ["ci-tests": .small, "unit-tests": .large]) == [
        "ci-tests", "dependencies-declared", "ci-runs", "unit-tests",
      ])
  }

  @Test func whatIsPutOffIsPickedLast() {
    let met = Set(catalog.gates[0].all).union(["evaluation-step", "linter", "secrets-safe"])
    let all: Set = ["readme-setup", "clean-tree", "training-script"]
    #expect(steps(from: 0, met: met, putOff: all, efforts: ["modular-code": .large]) == ["modular-code"])
    // Nothing else is left: then it is picked all the same, and so it is where it is demanded.
    #expect(steps(from: 0, met: met, putOff: all.union(["modular-code"])) == ["readme-setup"])
    #expect(
      steps(from: 0, met: Set(catalog.gates[0].any?.list ?? []), putOff: ["dependencies-declared"]).last
        == "dependencies-declared")
  }

  @Test func atTheTargetOrTheTopThereIsNothingToDo() {
    #expect(steps(from: 4, met: JudgingFixture.opening(4)).isEmpty)
    #expect(steps(from: 2, met: JudgingFixture.opening(2), target: 2).isEmpty)
    #expect(steps(from: 3, met: JudgingFixture.opening(3), target: 2).isEmpty)
    #expect(steps(from: 0, target: 0).isEmpty)
    #expect(!steps(from: 1, met: JudgingFixture.opening(1), target: 2).isEmpty)
  }

  @Test func whatIsDemandedCountsInTheChoiceOfTheSameGate() {
    // No gate of the model names a practice twice; the count must hold where one does.
    let gate = Gate(level: 1, all: ["unit-tests"], started: [], any: .init(of: 2, list: ["unit-tests", "linter", "license"]))
    let next = NextSteps(
      gates: [gate], catalog: catalog, standings: JudgingFixture.standings(), putOff: [], advice: { (.small, $0) })
    #expect(next.steps(from: 0, target: 1).map(\.practice) == ["license", "unit-tests"])
  }
}
