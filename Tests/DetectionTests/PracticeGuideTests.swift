import MaturityModel
import Testing

@testable import Detection
@testable import RuleLanguage

@Suite struct PracticeGuideTests {
  private func text(_ pattern: String) -> String? {
    var reader = RuleFileReader(path: "r.yml", knownSets: ["tests"])
    return reader.pattern(yaml(pattern))?.text
  }

  @Test(arguments: [
    ("{call: [a, b*]}", "call: a, b*"),
    ("{command: [docker push]}", "command: docker push"),
    ("{file: [a.yml, 'b/**']}", "file: a.yml, b/**"),
    ("{file: a.yml, not-file: 'x/**'}", "file: a.yml; not in files x/**"),
    ("{set: tests}", "set: tests"),
    ("{any: [{call: a}, {key: b, file: c}]}", "(call: a) or (key: b; in files c)"),
    (
      "{call: a, except: [b, c], argument: [d], without: {language: r}}", "call: a; except b, c; argument: d; without language: r"
    ),
    ("{command: a, in: [ci, task], not-in: [docs]}", "command: a; in ci, task; not in docs"),
    ("{call: a, at-least: 2}", "call: a; in at least 2 places"),
    (
      "{call: a, same-file: [{import: b}], unless: [{key: c}]}",
      "call: a; with, in the same file, (import: b); unless there is (key: c)"
    ),
    ("{call: a, same-owner: [{call: b}, {call: c}]}", "call: a; with, in the same job, target or function, (call: b), (call: c)"),
    (
      "{call: a, same-folder: [{call: b}], elsewhere: [{call: c}]}",
      "call: a; with, in the same folder, (call: b); with, anywhere, (call: c)"
    ),
    ("{call: a, unless-same-file: [{call: b}]}", "call: a; unless the file has (call: b)"),
    ("{command: a, runs: [{call: b}]}", "command: a; starting a file that has (call: b)"),
  ])
  func aPatternIsWrittenOut(pattern: String, expected: String) { #expect(text(pattern) == expected) }

  @Test func aGuideSaysWhatTheFileSays() throws {
    let library = ByHand.library(
      (
        "r.yml",
        ByHand.rules(
          "computed: CleanTree\nmet: [{id: a, says: does a, technology: t, call: f}]\npartial: [{id: b, says: does b, key: k}]")
      ),
      ("Technologies.yml", "technologies: [{id: t, name: T, category: c, site: s, call: x}]"))
    let guide = try #require(library.guides.first)
    #expect(guide.practice == "runbook" && guide.why == "Because." && guide.how == "So." && guide.fix == "Do it.")
    #expect(guide.effort == .small && guide.lookedFor == "a sign" && guide.enough == "two signs" && guide.computed == "CleanTree")
    #expect(
      guide.rules.map { "\($0.id) \($0.status) \($0.says) \($0.technology ?? "-") \($0.looksFor)" } == [
        "a met does a t call: f", "b partial does b - key: k",
      ])
    #expect(library.practiceCount == 1 && library.ruleCount == 3)
    #expect(library.pack.advice["runbook"]?.text == "Do it.")
  }
}
