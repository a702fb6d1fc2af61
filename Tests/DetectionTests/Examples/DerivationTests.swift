import Diagnostics
import Documents
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection

@Suite struct DerivationTests {
  private func derived(_ example: String, but excepted: [String: String] = [:]) -> [String: RuleExamples.Example] {
    let examples = ExampleReader.read(yaml("examples: [\(example)]"), path: "r.yml").examples.flatMap {
      RuleExamples.Derivation.examples(from: $0, but: excepted)
    }
    return Dictionary(uniqueKeysWithValues: examples.map { ($0.name, $0) })
  }

  private let python = #"{name: n, expect: met, files: {a.py: "import x  ⟵\n\ny()\n", b.txt: t, "c.py": z}, untracked: [b.txt]}"#

  @Test func anExampleGivesOneOfEachSort() throws {
    let derived = derived(python)
    #expect(derived.keys.sorted() == ["n (commented)", "n (docstring)", "n (markdown-cell)", "n (vendored)"])
    for example in derived.values { #expect(example.isDerived && example.marks.isEmpty) }
    #expect(derived["n (commented)"]?.files.map(\.text) == ["# import x\n\n# y()\n", "t", "z"])
    #expect(derived["n (docstring)"]?.files.map(\.text) == ["\"\"\"\nimport x\n\ny()\n\n\"\"\"\n", "t", "z"])
    #expect(derived["n (vendored)"]?.files.map(\.path) == ["vendor/library/a.py", "vendor/library/b.txt", "vendor/library/c.py"])
    #expect(derived["n (markdown-cell)"]?.files.map(\.path) == ["a.ipynb", "b.txt", "c.py"])
    // The state of files stays as it was.
    #expect(derived["n (vendored)"]?.sources.map(\.isTracked) == [true, false, true])
  }

  @Test func theNotebookIsOneMarkdownCell() async throws {
    let notebook = try #require(derived(python)["n (markdown-cell)"])
    let facts = try await FactExtractor.extract(from: notebook.source).facts
    #expect(facts.all(.import).filter { $0.location.path == "a.ipynb" }.isEmpty)
    #expect(facts.diagnostics.isEmpty)
  }

  @Test func exceptedWaysAreLeftOut() {
    #expect(derived(python, but: ["commented": "r", "docstring": "r", "vendored": "r"]).keys.sorted() == ["n (markdown-cell)"])
  }

  @Test(arguments: ["partial", "absent", "unknown"])
  func onlyAMetExampleSaysWhatMustNotBeMet(status: String) {
    #expect(derived("{name: n, expect: \(status), files: {\"a.py ⟵\": x}}").isEmpty)
  }

  @Test func filesWithoutCommentsOrOfAnotherLanguageAreNotChanged() {
    #expect(derived("{name: n, expect: met, files: {\"a.json ⟵\": x}}").keys.sorted() == ["n (vendored)"])
    #expect(derived("{name: n, expect: met, files: {\"a.R ⟵\": x}}").keys.sorted() == ["n (commented)", "n (vendored)"])
    let quoted = #"{name: n, expect: met, files: {"a.py ⟵": "\"\"\"doc\"\"\"\nx\n"}}"#
    #expect(derived(quoted).keys.sorted() == ["n (commented)", "n (markdown-cell)", "n (vendored)"])
  }

  @Test(arguments: [
    ("a/train.py", "# "), ("Makefile", "# "), ("docker/Dockerfile.gpu", "# "), ("Jenkinsfile", "// "), (".gitignore", "# "),
    ("x.SQL", "-- "),
    ("main.tf", "# "), ("app.ts", "// "), ("CODEOWNERS", "# "), ("ci.yml", "# "), ("dev.Containerfile", "# "),
  ])
  func theCommentMarkIsThatOfTheFile(path: String, mark: String) { #expect(CommentMark.of(path) == mark) }

  @Test(arguments: ["a.json", "README.md", "a.ipynb", "LICENSE"])
  func someFilesHaveNoComments(path: String) { #expect(CommentMark.of(path) == nil) }
}
