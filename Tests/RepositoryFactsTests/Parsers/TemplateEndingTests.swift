import Diagnostics
import Testing

@testable import RepositoryFacts

struct TemplateEndingTests {
  @Test(arguments: [
    ("train.py.tmpl", "train.py"), ("ci.yml.j2", "ci.yml"), ("a.toml.jinja", "a.toml"), ("a.sql.jinja2", "a.sql"),
    ("dockerfile.template", "dockerfile"), ("values.yaml.tpl", "values.yaml"), ("_helpers.tpl", "_helpers.tpl"),
    (".env.template", ".env.template"), ("a.html.j2", "a.html.j2"), ("j2", "j2"), (".py.j2", ".py.j2"), (".j2", ".j2"), ("", ""),
  ])
  func endings(_ name: String, _ expected: String) { #expect(TemplateEnding.removed(from: name) == expected) }

  @Test func parsersAreChosenByWhatIsLeft() {
    func parsers(_ path: String) -> [String] { ParserTable.entries.filter { $0.claims(PathName(path)) }.map(\.id) }
    #expect(parsers("a/train.py.tmpl") == parsers("a/train.py"))
    #expect(parsers("README.md.jinja") == parsers("README.md"))
    #expect(PathName("a/train.py.tmpl").isTemplate)
    #expect(PathName("{{.name}}/train.py").isTemplate)
    #expect(!PathName("a/{{x}}.py").isTemplate)
    #expect(!PathName("a/train.py").isTemplate)
  }

  @Test func evidenceKeepsTheRealPath() {
    let facts = PythonParser.parse(SourceFile(path: "a/test_x.py.tmpl", text: "import os\n"))
    #expect(facts.all(.import).first?.location == FileLocation("a/test_x.py.tmpl", line: 1))
    #expect(facts.all(.import).first?.contexts.contains(.test) == true)
  }
}
