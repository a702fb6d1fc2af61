import Diagnostics
import Documents
import Testing

@testable import Detection
@testable import RuleLanguage

@Suite struct PatternSetTests {
  private func told(_ sets: (path: String, text: String)...) -> [String] {
    RuleLibrary(sets.map { .init(path: $0.path, root: yaml($0.text)) }).mistakes.map(\.description)
  }

  @Test func aSetThatContainsItselfIsTold() {
    #expect(
      told(("Sets.yml", "a: [{call: f}]\nb: [{set: b}]")) == [
        "Sets.yml:2:1: error: the set 'b' contains itself; take the loop out"
      ])
  }

  @Test func everySetOfALoopIsToldButNotWhoNamesIt() {
    let told = told(
      ("Sets.yml", "a: [{set: b}]\nb: [{call: f, unless: [{any: [{set: c}]}]}]"), ("quality/Sets.yml", "c: [{set: b}]"))
    #expect(told.map { $0.prefix { $0 != " " } } == ["Sets.yml:2:1:", "quality/Sets.yml:1:1:"])
  }

  @Test func setsThatMeetAgainAreNoLoop() {
    #expect(told(("Sets.yml", "a: [{set: b}, {set: c}]\nb: [{set: d}]\nc: [{set: d}]\nd: [{call: f}]")).isEmpty)
  }

  @Test func aNameThatTwoSetsHaveIsTold() {
    #expect(
      told(("Sets.yml", "a: [{call: f}]"), ("quality/Sets.yml", "a: [{call: g}]")) == [
        "quality/Sets.yml:1:1: error: there are two sets named 'a'; give one of them another name"
      ])
  }
}
