import Diagnostics
import Testing

@testable import RepositoryFacts

/// Facts of notebooks, at the lines of the .ipynb file.
struct NotebookParserTests {
  @Test(arguments: [
    ("R", "library(caret)\\n\", \"m <- train(x)", "caret", "train"),
    ("julia", "using Flux\\n\", \"train(x)", "Flux", "train"),
    ("scala", "import a.B\\n\", \"val m = B.train(x)", "a.B", "a.B.train"),
  ])
  func otherKernelsAreReadAtTheirLines(_ language: String, _ code: String, _ module: String, _ call: String) {
    let lines = code.split(separator: "\"").map(String.init)
    let text = notebook(
      "{\"cell_type\": \"code\", \"source\": [\n\"\(lines[0])\",\n\"\(lines[2])\"\n]}",
      metadata: "{\"kernelspec\": {\"language\": \"\(language)\"}}")
    let facts = facts(text)
    #expect(described(facts, .import) == ["4 \(module)"])
    #expect(described(facts, .call).contains("5 \(call)"))
    #expect(facts.all(.code).map(\.name) == [language.lowercased()])
    #expect(facts.facts.allSatisfy { $0.contexts.contains(.notebook) })
  }

  @Test func faultsOfTemplatesAreNotes() {
    #expect(facts("{\"cells\": [").diagnostics.map(\.severity) == [.warning])
    #expect(NotebookParser.parse(SourceFile(path: "{{x}}/a.ipynb", text: "{\"cells\": [")).diagnostics.map(\.severity) == [.note])
  }

  private func facts(_ text: String) -> FactSet { NotebookParser.parse(SourceFile(path: "a.ipynb", text: text)) }

  private func notebook(_ cells: String, metadata: String = "{}") -> String {
    "{\n\"cells\": [\n\(cells)\n],\n\"metadata\": \(metadata)\n}"
  }

  private func described(_ facts: FactSet, _ kind: FactKind) -> [String] {
    facts.all(kind).map { "\($0.location.line ?? 0) \($0.name)" }
  }

  @Test func codeCellsAreOneModuleAndOthersAreNot() {
    let text = notebook(
      """
      {"cell_type": "markdown", "source": ["import no"]},
      {"cell_type": "code", "outputs": [{"text": ["a \\"b\\" }]\\n", "import no"]}], "source": [
        "import mlflow as mf\\n",
        "x = 1"
      ]},
      {"source": "mf.f('caf\\u00e9 \\ud83d\\ude00')\\nmf.g()", "cell_type": "code"},
      {"cell_type": "raw", "source": ["import no"]}
      """)
    let facts = facts(text)
    #expect(described(facts, .import) == ["5 mlflow"])
    #expect(described(facts, .call) == ["8 mlflow.f", "8 mlflow.g"])
    #expect(facts.all(.call).first?[.argument] == "café 😀")
    #expect(facts.all(.code).first?[.lines] == "4")
    #expect(facts.facts.allSatisfy { $0.contexts.contains(.notebook) })
    #expect(facts.diagnostics.isEmpty)
  }

  @Test func aBrokenCellDoesNotSpoilTheNext() {
    let text = notebook(
      """
      {"cell_type": "code", "source": ["def f(:\\n", "  x = [1, '\\n"]},
      {"cell_type": "code", "source": ["g()"]}
      """)
    #expect(described(facts(text), .call) == ["4 g"])
    #expect(facts(text).diagnostics.map(\.id) == ["python-syntax"])
  }

  @Test(arguments: [
    ("%%time\\nf()", ["f"], []), ("%%bash\\n# no\\ndvc pull\\nmake test", [], ["dvc pull", "make test"]),
    ("%%sql\\nselect f(1)", [], []), ("%%writefile a.py\\nf()", [], []),
    ("%matplotlib inline\\n!pip install x\\nf()", ["f"], ["pip install x"]),
    ("%pip install -q x", [], ["pip install -q x"]), ("%load_ext autoreload", [], []), ("if a:\\n    !ls\\nf()", ["f"], ["ls"]),
    ("%run train.py", [], ["python train.py"]), ("%%script bash\\nmake a", [], ["make a"]),
  ])
  func magics(_ source: String, _ calls: [String], _ commands: [String]) {
    let facts = facts(notebook("{\"cell_type\": \"code\", \"source\": \"\(source)\"}"))
    #expect(facts.all(.call).map(\.name) == calls)
    #expect(facts.all(.command).map(\.name) == commands)
  }

  @Test(arguments: [
    ("{\"kernelspec\": {\"language\": \"R\", \"name\": \"ir\"}}", "r"), ("{\"kernelspec\": {\"name\": \"julia-1.9\"}}", "julia"),
    ("{\"language_info\": {\"name\": \"scala\"}}", "scala"), ("{\"kernelspec\": {\"name\": \"python3\"}}", "python"),
    ("{}", "python"),
  ])
  func languages(_ metadata: String, _ language: String) {
    let facts = facts(
      notebook("{\"cell_type\": \"code\", \"source\": [\"x = f(1)\\n\", \"# c\\n\", \"y = 2\"]}", metadata: metadata))
    #expect(facts.all(.code).map(\.name) == [language])
    #expect(facts.all(.call).map(\.name) == ["f"])
  }

  @Test func theOldFormatIsRead() {
    let facts = facts("{\"worksheets\": [{\"cells\": [{\"cell_type\": \"code\", \"input\": [\"f()\"]}]}]}")
    #expect(facts.all(.call).map(\.name) == ["f"])
  }

  @Test func brokenJSONKeepsWhatCameBefore() {
    let text = "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"f()\"]},\n{\"cell_type\": \"code\", \"source\": [\"g()\""
    let facts = facts(text)
    #expect(facts.all(.call).map(\.name) == ["f"])
    #expect(facts.diagnostics.map(\.id) == ["notebook-syntax"])
    #expect(self.facts("").diagnostics.isEmpty)
    #expect(self.facts("[]").facts.isEmpty)
    #expect(self.facts("nonsense").facts.isEmpty)
  }

  @Test func everyPrefixEndsWithLinesInsideTheFile() {
    let bytes = Array(
      notebook(
        """
        {"cell_type": "code", "metadata": {"a": [1, {"b": null}]}, "source": ["import a\\n", "a.f(\\"\\u00e9\\")\\n",
        "!ls"]}
        """
      ).utf8)
    for length in 0...bytes.count {
      let prefix = Array(bytes[..<length])
      let last = prefix.reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
      let facts = NotebookParser.parse(SourceFile(path: "a.ipynb", bytes: prefix))
      let lines = facts.facts.compactMap(\.location.line) + facts.diagnostics.compactMap { $0.location?.line }
      #expect(lines.allSatisfy { (1...last).contains($0) })
    }
  }

  @Test func outputsAreSkippedInGoodTime() {
    let picture = String(repeating: "iVBORw0KGgoAAAANSUhEUgAA", count: 400_000)
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    let text = notebook(
      "{\"cell_type\": \"code\", \"outputs\": [{\"d\": \"\(picture)\", \"e\": \(deep)}], \"source\": [\"f()\"]}")
    #expect(facts(text).all(.call).map(\.name) == ["f"])
  }
}
