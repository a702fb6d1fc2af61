import Diagnostics
import Testing

@testable import RepositoryFacts

@Suite struct StructuredDocumentParserTests {
  @Test(arguments: ["// a {\n/* b\n */ {\"name\": \"x\"}", "\u{FEFF}/**/{\"name\": \"x\"}", "//\r\n{\"name\": \"x\"}"])
  func commentsMayStandBeforeJSON(text: String) {
    #expect(parse(".devcontainer/devcontainer.json", text).all(.key).map(\.name) == ["name"])
  }

  @Test(arguments: ["/", "//", "/*", "/* x *", "// {", "[1]", "// x\n[{\"a\": 1}]"]) func commentsAloneAreNoDocument(text: String)
  {
    #expect(parse("a.json", text).facts.isEmpty)
  }

  @Test func faultsOfTemplatesAreNotes() {
    let broken = "a: [\n"
    #expect(parse("a.yml", broken).diagnostics.map(\.severity) == [.warning])
    #expect(parse("a.yml.tmpl", broken).diagnostics.map(\.severity) == [.note])
    #expect(parse("{{cookiecutter.slug}}/a.yml", broken).diagnostics.map(\.severity) == [.note])
    let facts = parse("conf/train.yml.j2", "lr: 1\n")
    #expect(facts.all(.key).first?.location == FileLocation("conf/train.yml.j2", line: 1))
  }

  private func parse(_ path: String, _ text: String) -> FactSet {
    StructuredDocumentParser.parse(SourceFile(path: path, text: text))
  }

  private func keys(_ path: String, _ text: String) -> [String] {
    parse(path, text).all(.key).map { fact in
      "\(fact.location.line ?? 0) \(fact.name)" + (fact[.value].map { "=" + $0 } ?? "")
    }
  }

  @Test func keysOfYAML() {
    let text = "repos:\n- repo: r\n  hooks:\n  - id: ruff\n    args: [--fix, -q]\n  - id: black\non:\n  push:\n"
    #expect(
      keys("a/x.yaml", text) == [
        "1 repos", "2 repos.repo=r", "3 repos.hooks", "4 repos.hooks.id=ruff", "5 repos.hooks.args", "5 repos.hooks.args=--fix",
        "5 repos.hooks.args=-q", "6 repos.hooks.id=black", "7 on", "8 on.push",
      ])
  }

  @Test func keysOfTOMLAndINI() {
    #expect(
      keys("ruff.toml", "[tool.ruff]\nselect = [\n \"E\",\n]\n") == [
        "1 tool", "1 tool.ruff", "2 tool.ruff.select", "3 tool.ruff.select=E",
      ])
    #expect(keys("setup.cfg", "[flake8]\nmax-line-length = 100\n") == ["1 flake8", "2 flake8.max-line-length=100"])
    #expect(
      keys(".dvc/config", "['remote \"s\"']\n    url = s3://b\n") == ["1 remote s", "2 remote s.url=s3://b"])
  }

  @Test func formatsAreNamed() {
    let cases = [
      ("a.yml", "a: 1", "yaml"), ("a.toml", "a = 1", "toml"), ("a.jsonc", "{\"a\": 1}", "json"), (".flake8", "[a]\nb=1", "ini"),
      (".env.example", "A=1", "properties"), ("Pipfile", "[packages]", "toml"), ("data.csv.dvc", "outs: []", "yaml"),
      (".eslintrc", "{\"a\": 1}", "json"), (".prettierrc", "semi: true", "yaml"), ("MLproject", "name: x", "yaml"),
    ]
    for (path, text, format) in cases { #expect(parse(path, text).facts.first?[.format] == format, "\(path)") }
  }

  @Test(arguments: [
    "package-lock.json", "poetry.lock", "uv.lock", "Manifest.toml", "conda-lock.yml", "pnpm-lock.yaml", "a.geojson",
    "coverage/a.json", ".rung.yml", "notes.txt", "a.ipynb",
  ]) func otherFilesAreNotRead(path: String) {
    #expect(parse(path, "{\"a\": {\"b\": 1}}").facts.isEmpty)
  }

  @Test func dataIsNotRead() {
    #expect(parse("a.json", "[{\"a\": 1}]").facts.isEmpty)
    #expect(parse("a.json", "  \n3").facts.isEmpty)
    #expect(parse("a.yaml", String(repeating: "a: 1\n", count: 120_000)).facts.isEmpty)
  }

  @Test func faultsBecomeDiagnostics() throws {
    let set = parse("k8s/a.yaml", "a: 1\nb: [\n")
    let diagnostic = try #require(set.diagnostics.first)
    #expect(diagnostic.id == "yaml-syntax")
    #expect(diagnostic.severity == .warning)
    #expect((1...2).contains(diagnostic.location?.line ?? 0))
    #expect(set.facts.contains { $0.name == "a" })
    #expect(parse("a.json", "{\"a\": 1,, }").diagnostics.map(\.severity) == [.note])
    #expect(parse("a.toml", "a = b").diagnostics.map(\.id) == ["toml-syntax"])
  }

  @Test func serversFormatsAreNotTakenForINI() {
    #expect(keys("nginx.conf", "server {\n  proxy_pass http://x;\n}\n").isEmpty)
    #expect(parse("nginx.conf", "server {\n}\n").diagnostics.isEmpty)
    #expect(keys("supervisord.conf", "[supervisord]\nnodaemon=true\n") == ["1 supervisord", "2 supervisord.nodaemon=true"])
    #expect(parse("setup.cfg", "server {\n}\n").diagnostics.map(\.id) == ["ini-syntax"])
  }

  @Test func helmTemplatesAreRead() {
    let text = "{{- if .Values.x }}\nkind: Deployment\nspec:\n  replicas: {{ .Values.n }}\n{{- end }}\n"
    let set = parse("chart/templates/deployment.yaml", text)
    #expect(set.diagnostics.isEmpty)
    #expect(set.facts.contains { $0.name == "kind" && $0.location.line == 2 })
  }

  @Test func factsAreLimited() {
    let text = (0..<1_600).map { "k\($0): " + String(repeating: "x", count: 305) }.joined(separator: "\n")
    let facts = parse("a.yaml", text).facts
    #expect(facts.count == KeyFacts.limit)
    #expect(facts.allSatisfy { $0[.value]?.count == KeyFacts.valueLimit })
  }

  @Test(arguments: [
    "a.yaml", "a.toml", "a.json", "a.ini", "a.env", "Pipfile", "setup.cfg", "pyproject.toml", "package.json", "environment.yml",
  ]) func brokenBytesEnd(path: String) {
    let starts: [[UInt8]] = [
      [], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE, 0x61], [0xC3, 0x28], Array("{\r\n\"a\": \r\n".utf8), Array("[a]\r\nb = [\r\n".utf8),
      [0],
    ]
    for bytes in starts {
      let file = SourceFile(path: path, bytes: bytes)
      let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
      let set = StructuredDocumentParser.parse(file)
      #expect(set.facts.allSatisfy { (1...lines).contains($0.location.line ?? 0) })
      #expect(set.diagnostics.allSatisfy { (1...lines).contains($0.location?.line ?? 0) })
    }
  }
}
