import Diagnostics
import MaturityModel
import Testing

@testable import Detection
@testable import RuleLanguage

/// What holds for the rules as a whole.
@Suite struct RuleLibraryTests {
  private let library = RuleLibrary.standard

  @Test func theProgramsOwnRulesHaveNoMistake() {
    for mistake in library.mistakes { Issue.record("\(mistake)") }
  }

  @Test func everyPracticeHasOneFileNamedAfterItInItsDimensionsFolder() {
    let files = library.practices.map(\.path)
    let expected = PracticeCatalog.standard.practices.map { "\($0.dimension)/\($0.id).yml" }
    #expect(files.sorted() == expected.sorted())
  }

  @Test func aPracticeWithoutAPartialSentenceHasNoPartialRules() {
    for rules in library.practices where PracticeCatalog.standard.practice(rules.practice)?.partial == nil {
      #expect(rules.partial.isEmpty, "\(rules.practice)")
    }
  }

  @Test func technologiesAreUniqueAndSaidInFull() {
    let ids = library.technologies.map(\.id)
    #expect(Set(ids).count == ids.count)
    for technology in library.technologies {
      #expect(!technology.name.isEmpty && !technology.category.isEmpty, "\(technology.id)")
      #expect(technology.site.hasPrefix("https://"), "\(technology.id)")
      #expect(!technology.patterns.isEmpty, "\(technology.id) can't be found by anything")
    }
  }

  @Test func aTeamsRuleAddsToTheStandardOnes() {
    let text = """
      practice: runbook
      effort: S
      why: Because.
      how: Our own tool.
      fix: Use it.
      looked-for: our tool
      enough: using it
      met:
      - id: ours
        says: uses our tool
        call: ours.page
      """
    let library = RuleLibrary.adding([("rules/runbook.yml", text)])
    #expect(library.mistakes.isEmpty)
    #expect(library.practices.count == self.library.practices.count + 1)
    #expect(library.version != self.library.version)
  }

  @Test func everyMistakeIsToldWithItsPlaceAndTheNearestWord() {
    let text = """
      practice: runbok
      effort: XL
      why: Because.
      how: How.
      fixx: Typo.
      looked-for: it
      enough: it
      met:
      - id: one
        says: does
        cal: x
      - id: one
        says: does
        call: x
        in: [tests]
      """
    let told = RuleLibrary.adding([("r.yml", text)]).mistakes.map(\.description)
    #expect(told.contains { $0.hasPrefix("r.yml:1:11:") && $0.contains("did you mean 'runbook'?") })
    #expect(told.contains { $0.hasPrefix("r.yml:2:") && $0.contains("'XL' is no effort") })
    #expect(told.contains { $0.hasPrefix("r.yml:5:1:") && $0.contains("did you mean 'fix'?") })
    #expect(told.contains { $0.hasPrefix("r.yml:11:") && $0.contains("did you mean 'call'?") })
    #expect(told.contains { $0.hasPrefix("r.yml:12:") && $0.contains("used twice") })
    #expect(told.contains { $0.hasPrefix("r.yml:15:") && $0.contains("did you mean 'test'?") })
  }

  @Test func brokenYAMLIsToldWithItsLine() {
    let told = RuleLibrary.adding([("r.yml", "practice: [\n")]).mistakes
    #expect(told.count == 1)
    #expect(told.first?.location?.path == "r.yml")
  }
}

extension RuleLibraryTests {
  /// What the build packed is what the files say.
  @Test func thePackedRulesAreThoseOfTheFiles() {
    let made = RuleFiles(RuleLibrary.standardFiles).pack(version: RulePack.standard.version)
    #expect(made.words == RulePack.standard.words && made.allText == RulePack.standard.allText)
    #expect(Set(RulePack.standard.practices.map(\.practice)) == Set(RuleLibrary.standard.practices.map(\.practice)))
    #expect(RulePack.standard.technologies.map(\.id) == RuleLibrary.standard.technologies.map(\.id))
  }
}
