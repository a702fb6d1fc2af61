import Diagnostics
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection

@Suite struct UnreadFilesTests {
  private func diagnostic(_ id: String, _ path: String, _ severity: Diagnostic.Severity = .warning) -> Diagnostic {
    Diagnostic(id: id, severity: severity, location: FileLocation(path, line: 3), message: "m")
  }

  /// The status of a practice with these rules where a file is reported.
  private func status(
    _ rules: String, _ diagnostics: [Diagnostic], sets: String = "{}", facts: [Fact] = []
  ) -> PracticeStatus? {
    let library = ByHand.library(("r.yml", ByHand.rules(rules)), ("Sets.yml", sets))
    return ByHand.finding(library, facts, diagnostics: diagnostics)?.status
  }

  private let calls = "met: [{id: a, says: s, call: f}]"

  @Test(arguments: ["unreadable-file", "file-too-large", "source-too-large"])
  func aFileThatCouldHoldItLeavesThePracticeOpen(id: String) {
    let library = ByHand.library(("r.yml", ByHand.rules(calls)))
    let found = ByHand.finding(library, [], diagnostics: [diagnostic(id, "src/b.py"), diagnostic(id, "src/a.py")])
    #expect(found?.status == .unknown)
    #expect(found?.reason == "Looked for a sign and found none, but src/a.py, which could hold it, can't be read.")
    #expect(found?.evidence.isEmpty == true)
  }

  @Test func contentThatIsNotThereIsUnreadAlthoughItIsANote() {
    #expect(status(calls, [diagnostic("file-missing", "a.py", .note)]) == .unknown)
    #expect(status(calls, [diagnostic("file-too-large", "a.py", .note)]) == .absent)
  }

  @Test(arguments: ["a.csv", "README.md", "main.tf", "requirements.txt", "model.pkl"])
  func aFileThatCouldNotHoldItDoesNot(path: String) {
    #expect(status(calls, [diagnostic("unreadable-file", path)]) == .absent)
  }

  @Test func whatIsFoundIsNotOpen() {
    #expect(status(calls, [diagnostic("unreadable-file", "a.py")], facts: [fact(.call, "f", "b.py:1")]) == .met)
  }

  @Test func aPartlyReadFileIsRead() {
    let broken = [diagnostic("python-syntax", "a.py")]
    #expect(status(calls, broken, facts: [file("a.py"), fact(.code, "python", "a.py")]) == .absent)
    // Nothing but its name, and a credential that a scan of the bytes found.
    #expect(status(calls, broken, facts: [file("a.py"), fact(.secret, "password", "a.py:1")]) == .unknown)
    #expect(status(calls, [diagnostic("json-syntax", "package.json", .note)]) == .absent)
    #expect(status("met: [{id: a, says: s, workflow: '*'}]", [diagnostic("yaml-syntax", "ci.yml")]) == .unknown)
    #expect(status(calls, [diagnostic("special-file", "a.py")]) == .absent)
  }

  @Test func aRuleThatLeavesTheFileOutIsNotOpen() {
    let file = [diagnostic("unreadable-file", "src/a.py")]
    #expect(status("met: [{id: a, says: s, call: f, file: 'lib/**'}]", file) == .absent)
    #expect(status("met: [{id: a, says: s, call: f, not-file: 'src/**'}]", file) == .absent)
    #expect(status("met: [{id: a, says: s, call: f, file: '*.py'}]", file) == .unknown)
    // That the file is there is known.
    #expect(status("met: [{id: a, says: s, file: '*.py'}]", file) == .absent)
  }

  @Test func partialRulesCommandsAndUnionsAreAskedToo() {
    let file = [diagnostic("unreadable-file", "Makefile")]
    #expect(status("met: [{id: a, says: s, call: f}]\npartial: [{id: b, says: s, command: make}]", file) == .unknown)
    #expect(status("met: [{id: a, says: s, any: [{call: f}, {target: x}]}]", file) == .unknown)
    #expect(status("met: [{id: a, says: s, any: [{call: f}, {key: x}]}]", file) == .absent)
  }

  @Test func setsAreLookedInto() {
    let file = [diagnostic("unreadable-file", "src/a.py")]
    let sets = "outer: [{set: inner}, {set: outer}]\ninner: [{call: f, not-file: 'x/**'}]\nother: [{key: k}]"
    #expect(status("met: [{id: a, says: s, set: outer}]", file, sets: sets) == .unknown)
    #expect(status("met: [{id: a, says: s, set: other}]", file, sets: sets) == .absent)
    #expect(status("met: [{id: a, says: s, set: outer, file: 'lib/**'}]", file, sets: sets) == .absent)
  }

  @Test func computedPracticesSayWhatTheyRead() {
    #expect(status("computed: UnitTests", [diagnostic("unreadable-file", "tests/test_a.py")]) == .unknown)
    #expect(status("computed: UnitTests", [diagnostic("unreadable-file", "Dockerfile")]) == .absent)
    #expect(status("computed: ContainerImage", [diagnostic("unreadable-file", "Dockerfile")]) == .unknown)
    #expect(
      status(
        "computed: ModularCode", [diagnostic("unreadable-file", "a.py")],
        facts: [fact(.code, "python", "b.ipynb", .notebook, (.lines, "3"))]) == .unknown)
  }

  @Test func aFoundCredentialOutweighsWhatIsUnread() {
    let facts = [file("a.py"), fact(.secret, "password", "a.py:1")]
    #expect(status("computed: SecretsSafe", [diagnostic("unreadable-file", "b.py")], facts: facts) == .absent)
  }

  @Test(arguments: [
    ("a.sql", FactKind.code), ("Snakefile", .stage), ("rules/x.smk", .stage), ("main.nf", .stage), ("main.tofu", .resource),
    ("main.tf", .command),
    (".gitattributes", .tracked), (".gitignore", .ignore), ("requirements-dev.txt", .dependency), ("x.ipynb", .call),
    ("Jenkinsfile", .workflow),
    ("api.Dockerfile", .instruction), ("k8s/a.yaml", .resource), ("poetry.lock", .lock), ("README.rst", .section),
    ("run.sh", .command),
  ])
  func kindsAreThoseOfTheParsersThatReadTheFile(path: String, kind: FactKind) {
    #expect(FactExtractor.kinds(ofFileAt: path).contains(kind))
  }

  @Test func aFileThatNoParserReadsHoldsNothing() {
    #expect(FactExtractor.kinds(ofFileAt: "data/notes.txt").isEmpty)
    #expect(FactExtractor.kinds(ofFileAt: "a.csv").isEmpty)
  }
}
