import Diagnostics
import Testing

@testable import RepositoryFacts

@Suite struct ReStructuredTextTests {
  private func facts(_ text: String) -> FactSet { ReStructuredText.parse(SourceFile(path: "docs/index.rst", text: text)) }

  @Test func headingsWithAndWithoutOverline() {
    let facts = facts("=====\nTitle\n=====\n\nText here.\n\nSet-up\n------\n\n1. Data\n~~~~~~~\nMore\n\nRun\n---\n")
    #expect(facts.all(.section).map(\.name) == ["title", "set-up", "data", "run"])
    #expect(facts.all(.section).compactMap { $0[.level] } == ["1", "2", "3", "2"])
    #expect(facts.all(.section).compactMap { $0.location.line } == [2, 7, 10, 14])
    #expect(facts.all(.section).first?[.text] == "text here.")
  }

  @Test func linksAndLiterals() {
    let facts = facts(
      "See `the data <https://a.org>`_, docs_, :ref:`x` and https://b.org. Run ``make train`` now.\n\n.. _docs: https://c.org\n")
    #expect(facts.all(.link).map(\.name) == ["https://a.org", "https://c.org", "https://b.org"])
    #expect(facts.all(.command).map(\.name) == ["make train"])
  }

  @Test func codeBlocks() {
    let facts = facts(
      "Install\n=======\n\n.. code-block:: bash\n   :linenos:\n\n   pip install x\n\nThen::\n\n    $ make train\n    done\n\n.. code:: python\n\n   x = 1\n"
    )
    #expect(facts.all(.command).map(\.name) == ["pip install x", "make train"])
    #expect(facts.all(.command).compactMap { $0.location.line } == [7, 11])
    #expect(facts.all(.command).first?[.owner] == "install")
  }

  @Test func commentsNeverCount() {
    #expect(facts("..\n   Hidden\n   ------\n\n.. see https://a.org\n   make\n\nText\n").all(.section).map(\.name) == [""])
    #expect(facts(".. see https://a.org\n").all(.link).isEmpty)
  }

  @Test func tables() {
    let simple = facts("==== ====\nWho  What\n==== ====\nada  x\nbob  y\n==== ====\n")
    #expect(simple.all(.table).map(\.name) == ["who | what"])
    #expect(simple.all(.table).first?[.rows] == "2")
    #expect(facts("+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+\n").all(.table).map(\.name) == ["a | b"])
    #expect(
      facts(".. list-table::\n   :header-rows: 1\n\n   * - Who\n     - What\n   * - ada\n     - x\n").all(.table).map(\.name) == [
        "who | what"
      ])
  }

  @Test func anyPrefixEndsInFacts() {
    let text = Array(
      "==\nA\n==\n.. code-block:: sh\n\n  make\n\n== ==\na  b\n== ==\n1  2\n+-+\n|a|\n`a <b>`_ ``c\n.. _x: y\nZ::\n\n  $ a".utf8)
    for end in 0...text.count {
      let facts = ReStructuredText.parse(SourceFile(path: "a.rst", bytes: Array(text[..<end]))).facts
      let lines = text[..<end].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
      #expect(facts.allSatisfy { (1...lines).contains($0.location.line ?? 1) })
    }
  }
}
