import Diagnostics
import Testing

@testable import RepositoryFacts

@Suite struct GitIgnoreTests {
  @Test func onlyPatternsCount() {
    let facts = GitIgnore.parse(
      SourceFile(path: ".gitignore", text: "# python\n\n__pycache__/\r\n  \n*.pyc\n*\n!keep.me\nsyntax: glob\n/data\n"))
    #expect(facts.all(.ignore).map(\.name) == ["__pycache__/", "*.pyc", "!keep.me", "/data"])
    #expect(facts.all(.ignore).compactMap { $0.location.line } == [3, 5, 7, 9])
  }
}
