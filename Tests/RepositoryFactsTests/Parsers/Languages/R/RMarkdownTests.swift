import Diagnostics
import Testing

@testable import RepositoryFacts

@Suite struct RMarkdownTests {
  @Test func pythonChunksAreRead() {
    let facts = RMarkdown.parse(SourceFile(path: "a.qmd", text: "# T\n```{python}\nimport mlflow as m\nm.start_run()\n```\n"))
    #expect(facts.all(.call).map(\.name) == ["mlflow.start_run"])
    #expect(facts.all(.call).first?.location == FileLocation("a.qmd", line: 4))
    #expect(facts.all(.import).first?.contexts.contains(.notebook) == true)
  }

  private let text =
    "---\ntitle: x\n---\n# Fit\n\n```{r fit}\nlibrary(caret)\n```\n```{r, eval = FALSE}\nlibrary(no)\n```\n```{r}\n#| eval: false\nlibrary(nor)\n```\n```{python}\nimport os\n# c\n```\n```r\nlibrary(shown)\n```\n"

  @Test func onlyEvaluatedChunksCount() {
    let facts = RMarkdown.parse(SourceFile(path: "a.Rmd", text: text))
    #expect(facts.all(.import).map(\.name) == ["caret", "os"])
    #expect(facts.all(.import).first?.location.line == 7)
    #expect(facts.all(.import).first?.contexts.contains(.notebook) == true)
    #expect(facts.all(.code).map(\.name) == ["r", "python"])
    #expect(facts.all(.code).compactMap { $0[.lines] } == ["1", "1"])
  }

  @Test func proseIsRead() {
    #expect(Markdown.parse(SourceFile(path: "a.Rmd", text: text)).all(.section).map(\.name) == ["fit"])
  }
}
