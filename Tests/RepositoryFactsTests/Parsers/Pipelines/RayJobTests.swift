import Diagnostics
import Testing

@testable import RepositoryFacts

struct RayJobTests {
  @Test func theEntryPointIsACommand() {
    let text = "name: fit\ncompute_config: c\nentrypoint: |\n  pip install x\n  python train.py\n"
    let facts = Interpreted.facts(RayJob.self, "jobs/fit.yaml", text)
    #expect(
      facts.map { "\($0.location.line ?? 0) \($0[.owner] ?? "") \($0.name)" } == ["4 fit pip install x", "5 fit python train.py"])
    #expect(facts.allSatisfy { $0.contexts.contains(.pipeline) })
  }

  @Test(arguments: ["entrypoint: x", "entrypoint: [x]\nruntime_env: y", "kind: Job\nentrypoint: x\nruntime_env: y", ""])
  func othersAreNone(_ text: String) { #expect(Interpreted.facts(RayJob.self, "a.yaml", text).isEmpty) }
}
