import Diagnostics
import Testing

@testable import RepositoryFacts

@Suite struct CodeownersTests {
  @Test(arguments: [
    ("CODEOWNERS", true), (".bitbucket/CODEOWNERS", true), (".gitea/CODEOWNERS", true), (".forgejo/CODEOWNERS", true),
    (".gitlab/CODEOWNERS", true), ("src/CODEOWNERS", false), (".gitea/x/CODEOWNERS", false),
  ])
  func places(_ path: String, _ isOne: Bool) {
    #expect(ParserTable.prose.contains { $0.id == "codeowners" && $0.claims(PathName(path)) } == isOne)
  }

  @Test func rulesWithOwnersAreCounted() {
    let facts = Codeowners.parse(SourceFile(path: "CODEOWNERS", text: "# who\n\n* @ada\n/docs/ team@example.org # x\n/src/\n"))
    #expect(facts.all(.table).first?[.rows] == "2")
    #expect(facts.all(.table).first?.location.line == 3)
  }

  @Test func aTemplateWithoutRulesIsNone() {
    #expect(Codeowners.parse(SourceFile(path: "CODEOWNERS", text: "# * @ada\n")).facts.isEmpty)
  }
}
