import Diagnostics
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection
@testable import RuleLanguage

@Suite struct FindingMakerTests {
  private let library = ByHand.library(
    (
      "r.yml",
      ByHand.rules(
        """
        met:
        - {id: strong, says: does it well, call: strong}
        - {id: weak, technology: mlflow, says: does it, call: [weak, strong]}
        partial:
        - {id: start, says: begins, call: start}
        """)
    ), ("Technologies.yml", "technologies: [{id: mlflow, name: M, category: c, site: s, call: x}]"))

  private func finding(_ facts: Fact...) -> Finding? { ByHand.finding(library, facts) }

  @Test func aMetPracticeSaysWhereAndHowOften() {
    #expect(finding(fact(.call, "weak", "a.py:2"))?.reason == "It does it (a.py:2).")
    #expect(
      finding(fact(.call, "weak", "a.py:2"), fact(.call, "weak", "a.py:3"))?.reason
        == "It does it (a.py:2, and in one more place).")
    let three = finding(fact(.call, "weak", "a.py:2"), fact(.call, "weak", "a.py:3"), fact(.call, "strong", "z.py:1"))
    #expect(three?.reason == "It does it well (z.py:1, and in 2 more places).")
    #expect(three?.status == .met)
  }

  @Test func aPartialOneSaysWhatWouldBeEnough() {
    let found = finding(fact(.call, "start", "a.py:2"), fact(.call, "start", "b.py:2"))
    #expect(found?.status == .partial)
    #expect(found?.reason == "It begins (a.py:2), which is a start; enough would be two signs.")
    #expect(found?.evidence.map(\.location.description) == ["a.py:2", "b.py:2"])
  }

  @Test func anAbsentOneSaysWhatWasLookedFor() {
    let found = finding(fact(.call, "other", "a.py:2"))
    #expect(found?.status == .absent && found?.evidence.isEmpty == true)
    #expect(found?.reason == "Looked for a sign and found none; enough would be two signs.")
  }

  @Test func partialRulesAreNotLookedAtWhereOneOfMetMatches() {
    let found = finding(fact(.call, "start", "a.py:1"), fact(.call, "weak", "b.py:1"))
    #expect(found?.status == .met && found?.evidence.map(\.rule) == ["weak"])
  }

  @Test func theStrongestRuleComesFirstThenRunningCodeThenPlaces() {
    let found = finding(
      fact(.call, "weak", "a.py:1"), fact(.call, "strong", "d.ipynb:1", .notebook), fact(.call, "strong", "e.py:9"),
      fact(.call, "strong", "c.py:1", .example), fact(.call, "strong", "e.py:2"))
    #expect(
      found?.evidence.map { "\($0.rule) \($0.location)" } == [
        "strong e.py:2", "strong d.ipynb:1", "strong c.py:1", "weak a.py:1", "strong e.py:9",
      ])
    #expect(found?.evidence.map(\.technology) == [nil, nil, nil, "mlflow", nil])
  }

  @Test func aPlaceCountsOnceForTheFirstRuleThatShowsIt() {
    let found = finding(fact(.call, "strong", "a.py:1"), fact(.call, "weak", "a.py:1"))
    #expect(found?.evidence.map(\.rule) == ["strong"])
    #expect(found?.reason == "It does it well (a.py:1).")
  }

  @Test func oneRuleGivesTwoPlacesAFileAndAllTwenty() {
    let crowded = (1...9).map { fact(.call, "weak", "a.py:\($0)") }
    #expect(ByHand.finding(library, crowded)?.evidence.map(\.location.line) == [1, 2])
    let wide = (10...49).flatMap { [fact(.call, "weak", "f\($0).py:1"), fact(.call, "weak", "f\($0).py:2")] }
    let found = ByHand.finding(library, wide)
    #expect(found?.evidence.count == 20)
    #expect(found?.evidence.allSatisfy { $0.location.line == 1 } == true)
    #expect(found?.reason == "It does it (f10.py:1, and in 79 more places).")
  }

  @Test func aFileAsAWholeHasNoLineAndAnUntrackedOneIsMarked() {
    let library = ByHand.library(
      ("r.yml", ByHand.rules("met: [{id: f, says: has it, file: RUNBOOK.md}, {id: c, says: has code, code: r}]")))
    let found = ByHand.finding(
      library, [file("RUNBOOK.md", (.tracked, "false")), fact(.code, "r", "a.R:1")])
    #expect(found?.evidence.map(\.location.description) == ["RUNBOOK.md", "a.R"])
    #expect(found?.evidence.map(\.isUntracked) == [true, false])
  }

  @Test func evidenceKeepsTheWayItWasFollowed() {
    let library = ByHand.library(("r.yml", ByHand.rules("met: [{id: t, says: tests, command: pytest}]")))
    let found = ByHand.finding(library, [fact(.command, "pytest", "ci.yml:3", .ci, (.via, "Makefile:2"), (.via, "tox.ini:4"))])
    #expect(found?.evidence.first?.via == ["Makefile:2", "tox.ini:4"])
  }

  @Test func aComputedPracticeAndItsRulesAddUp() {
    let library = ByHand.library(
      ("r.yml", ByHand.rules("computed: ModularCode\nmet: [{id: own, says: has a package, call: f}]", practice: "modular-code")))
    let notebook = fact(.code, "python", "a.ipynb", .notebook, (.lines, "9"))
    #expect(ByHand.finding(library, [notebook])?.status == .absent)
    #expect(ByHand.finding(library, [notebook])?.reason == Wording.onlyNotebooks(lines: 9))
    #expect(ByHand.finding(library, [notebook, fact(.call, "f", "a.py:1")])?.reason == "It has a package (a.py:1).")
    let module = fact(.code, "python", "b.py", [], (.lines, "20"))
    let both = ByHand.finding(library, [notebook, module, fact(.call, "f", "a.py:1")])
    #expect(both?.evidence.map(\.rule) == ["code-lines", "own"])
  }

  @Test func theBetterStatusOfATeamsRulesWins() {
    let team = (
      "team.yml",
      ByHand.rules("met: [{id: ours, says: uses our tool, call: ours}]\npartial: [{id: near, says: nearly, call: start}]")
    )
    let standard = (
      "a.yml", ByHand.rules("partial: [{id: start, says: begins, call: start}]\nmet: [{id: x, says: does, call: x}]")
    )
    let library = ByHand.library(standard, team)
    #expect(ByHand.finding(library, [fact(.call, "ours", "a.py:1")])?.evidence.map(\.rule) == ["ours"])
    #expect(ByHand.finding(library, [fact(.call, "x", "a.py:1"), fact(.call, "start", "b.py:1")])?.status == .met)
    // At a tie the first file is heard.
    #expect(ByHand.finding(library, [fact(.call, "start", "a.py:1")])?.evidence.map(\.rule) == ["start"])
  }

  @Test func allPracticesComeInTheModelsOrderWithRulesOrWithout() {
    var maker = FindingMaker(rules: library.pack, facts: FactSet([fact(.call, "weak", "a.py:1")]))
    let findings = maker.findings()
    #expect(findings.map(\.practice) == PracticeCatalog.standard.practices.map(\.id))
    #expect(findings.first { $0.practice == "runbook" }?.status == .met)
    #expect(findings.first { $0.practice == "readme-setup" }?.reason == "No rule looks for this practice.")
  }
}
