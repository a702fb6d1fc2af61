import Diagnostics
import Testing

@testable import RepositoryFacts

@Suite struct PullRequestTemplateTests {
  @Test(arguments: [
    ".azuredevops/pull_request_template.md", ".azuredevops/pull_request_template/branches/main.md",
    ".gitea/PULL_REQUEST_TEMPLATE.md",
    ".forgejo/pull_request_template.md", ".forgejo/PULL_REQUEST_TEMPLATE/a.md",
  ])
  func otherHosts(_ path: String) { #expect(PullRequestTemplate.claims(PathName(path))) }

  @Test func wordsCountWithoutComments() {
    let facts = PullRequestTemplate.parse(
      SourceFile(path: ".github/PULL_REQUEST_TEMPLATE.md", text: "## What\n<!-- say\nwhat -->\n- [ ] tests pass\n"))
    #expect(facts.all(.document).first?[.words] == "3")
  }

  @Test func nothingButCommentsIsNone() {
    #expect(PullRequestTemplate.parse(SourceFile(path: "a.md", text: "<!-- say what\n")).facts.isEmpty)
  }

  @Test(arguments: [
    ("PULL_REQUEST_TEMPLATE.md", true), (".github/pull_request_template.md", true),
    (".github/PULL_REQUEST_TEMPLATE/fix.md", true), (".gitlab/merge_request_templates/Default.md", true),
    ("src/notes.md", false), ("sub/folder/pull_request_template.md", false),
  ])
  func places(_ path: String, _ isTemplate: Bool) { #expect(PullRequestTemplate.claims(PathName(path)) == isTemplate) }
}
