import Diagnostics
import Testing

@testable import RepositoryFacts

@Suite struct DocumentNameTests {
  @Test(arguments: [
    ("README.md", "readme"), ("docs/Readme", "readme"), ("README.zh-CN.md", "readme"), ("CONTRIBUTING.md", "contributing"),
    ("code_of_conduct.md", "code-of-conduct"), ("CHANGES.rst", "changelog"), ("SECURITY.md", "security"),
    ("docs/model_card.md", "model-card"), ("MODEL-CARD-v2.md", "model-card"), ("model_cards/net.md", "model-card"),
    ("data/datasheet.md", "datasheet"), ("RUNBOOK.md", "runbook"), ("docs/runbooks/latency.md", "runbook"),
    ("docs/on-call.md", "runbook"), ("docs/incident_response.md", "runbook"), ("MAINTAINERS", "maintainers"),
    ("docs/coincidental.md", "other"), ("models/card.md", "other"), ("notes.md", "other"),
  ])
  func names(_ path: String, _ name: String) { #expect(DocumentName.of(PathName(path)) == name) }

  @Test func plainDocumentsNeedAKnownName() {
    #expect(DocumentName.isPlainDocument(PathName("README")))
    #expect(DocumentName.isPlainDocument(PathName("contributing.txt")))
    #expect(!DocumentName.isPlainDocument(PathName("requirements.txt")))
    #expect(!DocumentName.isPlainDocument(PathName("runbooks/data.txt")))
    #expect(!DocumentName.isPlainDocument(PathName("Makefile")))
  }
}
