import Diagnostics
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection

@Suite struct ChainedStepsTests {
  private func main(_ name: String = "main", calls: [String], _ contexts: FactContexts = []) -> Fact {
    var made = fact(.function, name, "run.py:9", contexts)
    made.attributes += calls.map { .init(.calls, $0) }
    return made
  }
  private let steps =
    ["load_data", "load_profile", "train_model", "save"].map { fact(.function, $0, "steps.py:1") }
    + [fact(.class, "Trainer", "steps.py:9")]

  private func status(_ facts: Fact...) -> PracticeStatus { ByHand.judge(ChainedSteps.self, facts + steps).status }

  @Test(arguments: ["main", "run", "run_pipeline", "pipeline"])
  func twoStepsOfWhichOneIsAboutAModelAreAStart(name: String) {
    #expect(status(main(name, calls: ["steps.load_data", "train_model"])) == .partial)
  }

  @Test func theyAreNamed() {
    let found = ByHand.judge(
      ChainedSteps.self, steps + [main(calls: ["steps.train_model", "load_data", "steps.Trainer", "print"])])
    #expect(
      found.evidence.map { "\($0.location) \($0.says)" } == [
        "run.py:9 chains steps in one function (Trainer, load_data, train_model)"
      ])
  }

  @Test func everythingElseIsNot() {
    #expect(status(main(calls: ["train_model"])) == .absent)
    #expect(status(main(calls: ["train_model", "steps.train_model"])) == .absent)
    #expect(status(main(calls: ["load_data", "save"])) == .absent)
    #expect(status(main(calls: ["train_model", "save"])) == .absent)
    #expect(status(main(calls: ["train_model", "load_profile"])) == .absent)
    #expect(status(main(calls: ["load_data", "model.fit"])) == .absent)
    #expect(status(main("helper", calls: ["load_data", "train_model"])) == .absent)
    #expect(status(main(calls: ["load_data", "train_model"], .test)) == .absent)
    #expect(status(main(calls: ["load_data", "train_model"], .notebook)) == .absent)
    #expect(ByHand.judge(ChainedSteps.self, [main(calls: ["load_data", "train_model"])]).status == .absent)
  }
}
