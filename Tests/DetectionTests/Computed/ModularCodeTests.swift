import Diagnostics
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection

@Suite struct ModularCodeTests {
  private func code(_ path: String, _ lines: Int, _ contexts: FactContexts = [], language: String = "python") -> Fact {
    fact(.code, language, path, contexts, (.lines, String(lines)))
  }

  private func status(_ facts: Fact...) -> PracticeStatus { ByHand.judge(ModularCode.self, facts).status }

  @Test(arguments: [
    (10, 9, PracticeStatus.met), (10, 10, .partial), (10, 11, .partial), (1, 0, .met), (0, 5, .absent), (0, 0, .absent),
  ])
  func notebooksMustHoldLessThanHalf(modules: Int, notebooks: Int, expected: PracticeStatus) {
    #expect(status(code("a.py", modules), code("n.ipynb", notebooks, .notebook)) == expected)
  }

  @Test func testsShellScriptsAndEmptyFilesDoNotCount() {
    let notebook = code("n.ipynb", 5, .notebook)
    #expect(
      status(code("tests/a.py", 50, .test), code("run.sh", 50, language: "shell"), code("__init__.py", 0), notebook) == .absent)
    #expect(status(code("a.py", 3), code("tests/n.ipynb", 50, [.notebook, .test])) == .met)
  }

  @Test func theReasonSaysTheShares() {
    #expect(
      ByHand.judge(ModularCode.self, [code("a.py", 7)]).reason
        == "It keeps its 7 code lines in modules and scripts, none in notebooks.")
    let half = ByHand.judge(ModularCode.self, [code("a.py", 7), code("n.ipynb", 7, .notebook)])
    #expect(
      half.reason
        == "It keeps 7 code lines in modules and scripts, 7 in notebooks; enough would be that modules and scripts hold more than half."
    )
    #expect(
      ByHand.judge(ModularCode.self, [code("n.ipynb", 7, .notebook)]).reason
        == "All 7 code lines stand in notebooks; enough would be that modules or scripts hold more than half of them.")
    #expect(ByHand.judge(ModularCode.self, []).reason == nil)
  }

  @Test func theLargestFilesAreShown() {
    let facts = (1...7).map { code("m\($0).py", $0 * 2) } + [code("n.ipynb", 3, .notebook)]
    #expect(ByHand.judge(ModularCode.self, facts).evidence.map(\.location.path) == ["m7.py", "m6.py", "m5.py", "m4.py", "m3.py"])
    let partial = ByHand.judge(ModularCode.self, [code("b.py", 4), code("a.py", 4), code("n.ipynb", 30, .notebook)])
    #expect(partial.evidence.map(\.location.path) == ["n.ipynb", "a.py", "b.py"])
  }
}
