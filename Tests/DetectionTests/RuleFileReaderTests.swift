import Diagnostics
import Documents
import RepositoryFacts
import Testing

@testable import Detection
@testable import RuleLanguage

@Suite struct RuleFileReaderTests {
  private func read(_ text: String) -> (rules: PracticeRules?, told: [String]) {
    var reader = RuleFileReader(
      path: "r.yml", knownSets: ["tests"], knownTechnologies: ["mlflow"], vocabulary: RuleLibrary.vocabulary)
    let rules = reader.practice(yaml(text))
    let told = reader.mistakes + ExampleReader.read(yaml(text), path: "r.yml").mistakes
    return (rules, told.map(\.description))
  }

  /// The mistakes of a rule whose pattern is given, as `line:column id`.
  private func told(_ pattern: String) -> [String] {
    var reader = RuleFileReader(path: "r.yml", knownSets: ["tests"])
    _ = reader.pattern(yaml(pattern))
    return reader.mistakes.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.id)" }
  }

  @Test func aWholeFileIsRead() throws {
    let (read, told) = read(
      """
      practice: runbook
      effort: M
      why: >-
        One line.
        Another.
      how: So.
      fix: Do.
      looked-for: a thing
      enough: two things
      computed: SecretsSafe
      met:
      - {id: a, technology: mlflow, says: does a, call: f}
      - {id: b, says: does b, set: tests}
      partial:
      - {id: c, says: does c, file: [x.yml, "d/**"]}
      derive: {commented: a comment says it all, markdown-cell: prose}
      examples: []
      """)
    #expect(told.isEmpty)
    let rules = try #require(read)
    #expect(rules.practice == "runbook" && rules.effort == "M" && rules.why == "One line. Another." && rules.how == "So.")
    #expect(rules.fix == "Do." && rules.lookedFor == "a thing" && rules.enough == "two things" && rules.computed == "SecretsSafe")
    #expect(rules.met.map(\.id) == ["a", "b"] && rules.met[0].technology == "mlflow" && rules.met[1].says == "does b")
    #expect(rules.partial.map(\.id) == ["c"] && rules.partial[0].pattern.files.map(\.pattern) == ["x.yml", "d/**"])
    #expect(rules.underived == ["commented": "a comment says it all", "markdown-cell": "prose"] && rules.path == "r.yml")
  }

  private static let head = "effort: S\nwhy: w\nhow: h\nfix: f\nlooked-for: l\nenough: e\n"

  @Test(arguments: [
    ("met: []", "r.yml:1:1: error: 'practice' is missing or empty; add 'practice:' here"),
    (
      "practice: runbok\nmet: [{id: a, says: s, call: f}]",
      "r.yml:7:11: error: 'runbok' is no practice of the model; did you mean 'runbook'?"
    ),
    (
      "practice: zzz\nmet: [{id: a, says: s, call: f}]",
      "r.yml:7:11: error: 'zzz' is no practice of the model; see 'rung model' for their ids"
    ),
    ("practice: runbook", "r.yml:1:1: error: 'met' is missing or empty; add 'met:' here"),
    ("practice: runbook\nmet: []", "r.yml:8:6: error: a list of rules is expected here"),
    ("practice: runbook\nmet: {id: a}", "r.yml:8:6: error: a list of rules is expected here"),
    ("practice: runbook\nmett: x\ncomputed: SecretsSafe", "r.yml:8:1: error: 'mett' is no key of a rule; did you mean 'met'?"),
    (
      "practice: runbook\ncomputed: SecretSafe",
      "r.yml:8:11: error: no computed practice is named 'SecretSafe'; did you mean 'SecretsSafe'?"
    ),
    ("practice: runbook\nmet:\n- {says: s, call: f}", "r.yml:9:3: error: 'id' is missing or empty; add 'id:' here"),
    ("practice: runbook\nmet:\n- {id: a, says: '', call: f}", "r.yml:9:3: error: 'says' is missing or empty; add 'says:' here"),
    (
      "practice: runbook\nmet:\n- {id: a, says: s, call: f, technology: mlfow}",
      "r.yml:9:41: error: 'mlfow' is not in Technologies.yml; did you mean 'mlflow'?"
    ),
    (
      "practice: runbook\nmet:\n- {id: a, says: s, call: f}\n- {id: a, says: s, call: g}",
      "r.yml:10:3: error: the rule id 'a' is used twice; give one of them another id"
    ),
    (
      "practice: runbook\nmet:\n- {id: a, says: s, call: f}\npartial:\n- {id: a, says: s, call: g}",
      "r.yml:11:3: error: the rule id 'a' is used twice; give one of them another id"
    ),
    (
      "practice: runbook\ncomputed: UnitTests\nderive: {comented: x}",
      "r.yml:9:10: error: 'comented' is no key of a rule; did you mean 'commented'?"
    ),
    (
      "practice: runbook\ncomputed: UnitTests\nderive: {commented: }",
      "r.yml:9:10: error: the reason why it doesn't apply is expected here"
    ),
    (
      "practice: runbook\ncomputed: UnitTests\nexamples: [{name: n, expect: mett, files: {a: b}}]",
      "r.yml:9:30: error: 'mett' is no status; write met, partial, absent or unknown"
    ),
  ])
  func aMistakeIsToldAtItsPlace(rest: String, message: String) {
    #expect(read(Self.head + rest).told == [message])
  }

  @Test(arguments: ["effort", "why", "how", "fix", "looked-for", "enough"])
  func everyTextMustBeThere(key: String) {
    for rest in ["", "\(key):\n", "\(key): ''\n"] {
      let lines = Self.head.split(separator: "\n").filter { !$0.hasPrefix(key + ":") }.joined(separator: "\n")
      let told = read("practice: runbook\n\(lines)\n\(rest)computed: UnitTests").told
      #expect(told == ["r.yml:1:1: error: '\(key)' is missing or empty; add '\(key):' here"])
    }
  }

  @Test func anUnknownEffortIsTold() {
    let told = read(
      "practice: runbook\n" + Self.head.split(separator: "\n").dropFirst().joined(separator: "\n")
        + "\neffort: XL\ncomputed: UnitTests"
    ).told
    #expect(told == ["r.yml:7:9: error: 'XL' is no effort; write S, M or L"])
  }

  @Test(arguments: [
    ("{}", ["1:1 rule-no-subject"]), ("[call]", ["1:1 rule-expected"]), ("text", ["1:1 rule-expected"]),
    ("{in: [test]}", ["1:1 rule-no-subject"]), ("{call: }", ["1:8 rule-expected"]), ("{call: ['']}", ["1:8 rule-expected"]),
    ("{call: [a, [b]]}", ["1:8 rule-expected"]), ("{call: {a: b}}", ["1:8 rule-expected"]),
    ("{cal: x}", ["1:2 rule-unknown-key", "1:1 rule-no-subject"]), ("{call: f, arguments: x}", ["1:11 rule-unknown-key"]),
    ("{call: f, import: x}", ["1:11 rule-two-subjects"]), ("{call: f, set: tests}", ["1:11 rule-two-subjects"]),
    ("{set: tests, any: [{call: f}]}", ["1:14 rule-two-subjects"]), ("{set: tests, call: f}", ["1:14 rule-two-subjects"]),
    ("{file: a, key: b}", ["1:11 rule-two-subjects"]), ("{set: test}", ["1:7 rule-unknown-set"]),
    ("{set: [tests]}", ["1:7 rule-unknown-set"]),
    ("{call: f, in: [tests]}", ["1:16 rule-unknown-context"]), ("{call: f, in: []}", ["1:15 rule-expected"]),
    ("{call: f, not-in: [docs, doc]}", ["1:26 rule-unknown-context"]), ("{call: f, at-least: 0}", ["1:21 rule-expected"]),
    ("{call: f, at-least: many}", ["1:21 rule-expected"]), ("{call: f, without: argument}", ["1:20 rule-expected"]),
    ("{call: f, without: {argumnt: x}}", ["1:21 rule-unknown-key"]), ("{call: f, same-file: {call: g}}", ["1:22 rule-expected"]),
    ("{call: f, elsewhere: []}", ["1:22 rule-expected"]),
    ("{call: f, unless: [{cal: g}]}", ["1:21 rule-unknown-key", "1:20 rule-no-subject"]),
    ("{any: []}", ["1:7 rule-expected"]), ("{call: f, argument: {x: y}}", ["1:21 rule-expected"]),
    ("{call: f, except: }", ["1:19 rule-expected"]), ("{call: f, file: [a, ]}", []), ("{section: '*', text: ['']}", []),
  ])
  func aPatternsMistakesAreToldAtTheirPlaces(pattern: String, expected: [String]) {
    #expect(told(pattern) == expected)
  }

  @Test func everyKindAndAttributeCanBeNamed() {
    for kind in FactKind.allCases { #expect(told("{\(kind.rawValue): x}").isEmpty, "\(kind)") }
    for attribute in FactAttribute.allCases { #expect(told("{call: x, \(attribute.rawValue): y}").isEmpty, "\(attribute)") }
    for name in FactContexts.names.map(\.name) { #expect(told("{call: x, in: \(name)}").isEmpty, "\(name)") }
  }

  @Test func wordsThatAreKindAndAttributeAreAttributesBehindTheKind() throws {
    var reader = RuleFileReader(path: "r.yml", knownSets: [])
    let read = reader.pattern(yaml("{call: f, function: main, class: C, file: a.py}"))
    let pattern = try #require(read)
    #expect(pattern.attributes.map(\.key) == [.function, .class])
    #expect(pattern.files.map(\.pattern) == ["a.py"])
    guard case .facts(.call, let names) = pattern.subject else {
      Issue.record("another subject")
      return
    }
    #expect(names.map(\.text) == ["f"])
  }
}
