import Diagnostics
import MaturityModel
import Testing

@testable import Detection
@testable import RuleLanguage

/// Every example of every rule file, and what is derived from it, through the whole scan. A failure names the rule file's line.
@Suite struct RuleExamplesTests {
  @Test(arguments: PracticeCatalog.standard.practices.map(\.id))
  func examplesComeOutAsTheySay(practice: String) async {
    let result = await RuleExamples.runStandard(only: [practice])
    #expect(result.count > 0, "\(practice) has no examples")
    for failure in result.failures { Issue.record("\(failure)") }
  }

  @Test(arguments: PracticeCatalog.standard.practices.map(\.id))
  func thereAreFourExamplesOfEachSort(practice: String) {
    let examples = RuleExamples.examples(of: practice)
    #expect(examples.count { $0.expected == .met || $0.expected == .partial } >= 4)
    #expect(examples.count { $0.expected != .met } >= 4)
  }

  @Test func aWrongMarkIsReported() async {
    let result = await run(example: "train.py: |\n      import mlflow  ⟵\n      mlflow.log_metric(\"a\", 1)", expect: "met")
    #expect(result.first?.message.contains("marked, but no evidence: train.py:1") == true)
    #expect(result.first?.message.contains("train.py:2") == true)
  }

  @Test func anotherStatusIsReported() async {
    let result = await run(example: "train.py: |\n      print(1)", expect: "met")
    #expect(result.first?.message.hasPrefix("met is expected, absent was found") == true)
  }

  private func run(example: String, expect: String) async -> [RuleExamples.Failure] {
    let text = """
      practice: experiment-tracking
      effort: S
      why: why
      how: how
      fix: fix
      looked-for: calls
      enough: a call
      met:
      - id: mlflow
        says: logs
        call: mlflow.log_metric
      examples:
      - name: one
        expect: \(expect)
        files:
          \(example.replacingIndent(by: "    "))
      """
    return await RuleExamples.run(files: [("rules/experiment-tracking.yml", text)], replacing: true).failures
  }
}

extension String {
  /// The lines after the first moved by an indent that fits the YAML around them.
  fileprivate func replacingIndent(by indent: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { number, line in
      number == 0 ? String(line) : indent + line
    }.joined(separator: "\n")
  }
}
