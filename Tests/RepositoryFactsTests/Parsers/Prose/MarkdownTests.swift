import Diagnostics
import Testing

@testable import RepositoryFacts

/// What the parser of Markdown makes of a text, in the forms that the tests ask for.
private struct Parsed {
  let facts: FactSet

  init(_ text: String, path: String = "README.md") {
    facts = Markdown.parse(SourceFile(path: path, text: text))
  }

  func names(_ kind: FactKind) -> [String] { facts.all(kind).map(\.name) }
  func first(_ kind: FactKind) -> Fact? { facts.all(kind).first }
}

@Suite struct MarkdownTests {
  @Test(arguments: [
    ("```r\n# once\ninstall.packages(c(\"caret\", 'mlr3'))\n```\n", ["3 R -e install.packages caret mlr3"]),
    ("```R\nremotes::install_github(\"a/b\")\n```\n", ["2 R -e remotes::install_github a/b"]),
    ("```\nif (!require(x)) devtools::install_github('a/b')\n```\n", ["2 R -e devtools::install_github a/b"]),
    ("```julia\nusing Pkg; Pkg.add(\"Flux\")\n```\n", ["2 julia -e Pkg.add Flux"]),
    (
      "```julia-repl\njulia> ] add Flux\n(@v1.10) pkg> instantiate\n```\n",
      ["2 julia -e Pkg.add Flux", "3 julia -e Pkg.instantiate"]
    ),
    ("```python\n!pip install demo\nimport demo\n```\n", ["2 pip install demo"]),
    ("```r\n# install.packages('x')\nmyinstall.packages('y')\nlibrary(x)\n```\n", []),
    ("```python\n(a)\n] add\ninstall(x)\n```\n", ["3 julia -e Pkg.add"]),
    ("```yaml\ninstall.packages('x')\n```\n", []),
  ])
  func installsAtOtherPrompts(_ text: String, _ expected: [String]) {
    #expect(Parsed(text).facts.all(.command).map { "\($0.location.line ?? 0) \($0.name)" } == expected)
  }

  @Test(arguments: [
    ("# Getting started", "getting started"), ("## 1. Set-up ##", "set-up"), ("### :rocket: Quick *start*", "quick start"),
    ("## 🚀 Quick start", "quick start"), ("## 2.1 Data", "data"), ("## `train.py` usage:", "train.py usage"),
    ("Limitations\n---", "limitations"), ("Title\n===\n", "title"), ("<h2 align=\"center\">Model card</h2>", "model card"),
    ("<h1>\n  Wide title\n</h1>", "wide title"), ("## [Data](data.md)", "data"), ("## 3 steps to train", "3 steps to train"),
    ("## Usage {#usage}", "usage"),
  ])
  func headings(_ text: String, _ heading: String) {
    #expect(Parsed(text).names(.section) == [heading])
  }

  @Test func sectionsKeepTheirText() throws {
    let parsed = Parsed("# Model\n\nIt is **meant** for [fruit](a.md)\nof any kind.\n\n- no *vegetables*\n\n## Next\n")
    let section = try #require(parsed.first(.section))
    #expect(section[.text] == "it is meant for fruit of any kind. no vegetables")
    #expect(section[.words] == "9")
    #expect(section[.level] == "1")
    #expect(section.location.line == 1)
    #expect(parsed.names(.section) == ["model", "next"])
    #expect(parsed.first(.document)?[.words] == "9")
  }

  @Test func commentsNeverCount() {
    let parsed = Parsed("<!-- # Hidden\n[link](http://a.b)\n```sh\nmake\n``` --> shown\n\n# Real <!-- no -->\n")
    #expect(parsed.names(.section) == ["", "real"])
    #expect(parsed.names(.link).isEmpty)
    #expect(parsed.names(.command).isEmpty)
  }

  @Test func headingsInCodeAreNone() {
    #expect(Parsed("```\n# not a heading\n```\n\n    # nor this\n\n~~~\n## nor that\n~~~\n").names(.section).isEmpty)
  }

  @Test func linksOfEveryForm() {
    let parsed = Parsed(
      """
      # Data
      [one](https://a.org/x_(y) "t") and [two][Ref], <https://b.org>, bare https://c.org/d. <a href="e.html">e</a>
      ![plot](plot.png) [![ci](https://img.shields.io/x)](https://ci.org) ![b](https://x/badge.svg) [ref]

      [ref]: https://ref.org
      """)
    #expect(
      parsed.names(.link) == [
        "https://a.org/x_(y)", "https://ref.org", "https://b.org", "https://c.org/d", "e.html", "plot.png", "https://ci.org",
        "https://ref.org",
      ])
    #expect(parsed.first(.link)?[.heading] == "data")
    #expect(parsed.first(.link)?[.text] == "one")
    #expect(parsed.facts.all(.link).map { $0.location.line } == [2, 2, 2, 2, 2, 3, 3, 3])
  }

  @Test func tables() throws {
    let parsed = Parsed("# Roles\n\n| Task | **R** | A |\n|---|:-:|---|\n| train | ada | bob |\n| serve | bob | ada |\n\nText\n")
    let table = try #require(parsed.first(.table))
    #expect(table.name == "task | r | a")
    #expect(table[.rows] == "2")
    #expect(table.location.line == 3)
    #expect(parsed.first(.section)?[.words] == "1")
    #expect(parsed.first(.section)?[.text]?.contains("train ada bob") == true)
  }

  @Test func htmlTables() throws {
    let table = try #require(
      Parsed("<table>\n<tr><th>Who</th><th>What</th></tr>\n<tr><td>ada</td><td>x</td></tr>\n</table>\n").first(.table))
    #expect(table.name == "who | what")
    #expect(table[.rows] == "1")
  }

  @Test(arguments: ["a | b\nc | d\n", "| a | b |\n|---|\n| c |\n", "text\n\n|---|---|\n"])
  func noTables(_ text: String) { #expect(Parsed(text).names(.table).isEmpty) }

  @Test func commandsOfShellBlocks() throws {
    let parsed = Parsed(
      "## Install\n```bash\n# first\npip install -r requirements.txt && make train\nexport A=b\n```\n```python\nimport os\n```\n")
    #expect(parsed.names(.command).starts(with: ["pip install -r requirements.txt", "make train"]))
    let first = try #require(parsed.first(.command))
    #expect(first.location.line == 4)
    #expect(first[.owner] == "install")
    #expect(first.contexts.contains(.docs))
  }

  @Test func promptsMarkWhatIsTyped() {
    let parsed = Parsed("```console\n$ pip install x\nCollecting x\n(env) $ make run\n```\n\n    $ python train.py\n")
    #expect(parsed.names(.command) == ["pip install x", "make run", "python train.py"])
  }

  @Test func unlabelledBlocksCountByTheirLines() {
    #expect(Parsed("```\nsrc/\n  train.py\n```\n").names(.command).isEmpty)
    #expect(Parsed("```\nmake train\n```\n").names(.command) == ["make train"])
    #expect(
      Parsed("Run `pip install x`, or `make sure` of `train`, `make train`.\n").names(.command) == [
        "pip install x", "make train",
      ])
  }

  @Test func blocksInLists() {
    let parsed = Parsed("1. Install:\n\n   ```sh\n   pip install x\n   ```\n\n2. Train:\n\n       make train\n")
    #expect(parsed.names(.command) == ["pip install x", "make train"])
  }

  @Test func frontMatterIsNoProse() {
    let parsed = Parsed("---\nsdk: gradio\ntags: [a, b]\nmodel-index:\n- name: m\n---\n# Title\n")
    #expect(parsed.names(.key).starts(with: ["front-matter.sdk", "front-matter.tags", "front-matter.tags"]))
    #expect(parsed.names(.key).contains("front-matter.model-index.name"))
    #expect(parsed.first(.key)?[.value] == "gradio")
    #expect(parsed.first(.key)?.location.line == 2)
    #expect(parsed.names(.section) == ["title"])
    #expect(parsed.first(.section)?.location.line == 7)
  }

  @Test func lineEndsAndByteOrderMark() {
    let text = "# One\n\nText `make a`\n\n## Two\n"
    let plain = Parsed(text).facts.facts
    #expect(Parsed(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")).facts.facts == plain)
    #expect(Parsed("\u{FEFF}" + text).facts.facts == plain)
  }

  @Test func anyPrefixEndsInFacts() {
    let text = Array(
      "---\na: [\n---\n<!-- x --># A\n```sh\nmake\n``` \n| a | b |\n|-|-|\n|1|2|\n<table><tr><td>![a](b)</table>\n[a][b] `` ` \\"
        .utf8)
    for end in 0...text.count {
      let facts = Markdown.parse(SourceFile(path: "README.md", bytes: Array(text[..<end]) + [0xFF])).facts
      let lines = text[..<end].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
      #expect(facts.allSatisfy { (1...lines).contains($0.location.line ?? 1) })
    }
  }

  @Test(arguments: ["[", "](", "`", "` `` ", "<a ", "<!--", "| a\n|-\n", "> ", "- ", "![", "<pre>", "*_", "&"])
  func hostileRepetitionIsLinear(_ part: String) {
    let text = String(repeating: part, count: 60_000 / part.utf8.count)
    let time = ContinuousClock().measure { _ = Parsed(text) }
    #expect(time < .seconds(120))
  }
}
