import Diagnostics
import MaturityModel
import TestSupport
import Testing

@testable import Reporting

/// What the formats for tools say; that other readers take them is tried by `Tests/Formats/formats_test.py`.
@Suite struct FormatsTests {
  private func options() throws -> ReportOptions {
    ReportOptions(vocabulary: try #require(SampleModel.shared).vocabulary)
  }

  @Test func markdownStaysShortWhateverTheRepository() throws {
    var assessment = try SampleLevels.at(4)
    let long = String(repeating: "very ", count: 400)
    assessment.practices = assessment.practices.map { practice in
      .init(
        id: practice.id, dimension: practice.dimension, level: practice.level, status: practice.status,
        evidence: (1...20).map { Evidence(location: .init("a/\(long).py", line: $0), snippet: long, rule: "r") },
        reason: practice.reason)
    }
    let cut = MarkdownReport.render(assessment, options: try options())
    #expect(cut.utf16.count <= MarkdownReport.limit && cut.contains(Wording.cutEvidence) && cut.contains("unit-tests"))
    assessment.practices = assessment.practices.map {
      .init(
        id: $0.id, dimension: $0.dimension, level: $0.level, status: $0.status, evidence: [],
        reason: String(repeating: "why ", count: 2_000))
    }
    let shorter = MarkdownReport.render(assessment, options: try options())
    #expect(shorter.utf16.count <= MarkdownReport.limit && shorter.contains(Wording.cutPractices))
  }

  @Test(arguments: [
    ("@team", "\\@<!-- -->team"), ("#12", "\\#<!-- -->12"), ("a|b", "a\\|b"), ("<b>", "&lt;b&gt;"),
    ("[x](http://y)", "\\[x\\](http\\://y)"), ("www.example.org", "www\\.example.org"), ("a\nb", "a\\\\nb"),
    ("`code` *b*", "\\`code\\` \\*b\\*"), ("plain text, with 1.5 (and more)", "plain text, with 1.5 (and more)"),
  ])
  func markdownHoldsTextAsText(raw: String, escaped: String) { #expect(MarkdownText.escape(raw) == escaped) }

  @Test(arguments: [
    ("a\"b", "\"a\"\"b\""), ("=1+1", "\"'=1+1\""), ("  @cmd", "\"'  @cmd\""), ("-1", "\"'-1\""), ("|calc", "\"'|calc\""),
    ("a,b", "\"a,b\""), ("\t=x", "\"' =x\""), ("", "\"\""), ("3 of 4", "\"3 of 4\""),
  ])
  func csvIsNoFormula(raw: String, field: String) { #expect(CSVText.escape(raw) == field) }

  @Test func workflowCommandsCantBeEndedFromWithin() {
    #expect(WorkflowText.escape("50%: a, b") == "50%25: a, b")
    #expect(WorkflowText.property("a:b,c%") == "a%3Ab%2Cc%25")
    #expect(!WorkflowText.escape("x\n::set-output name=a::b").contains("\n"))
  }

  /// Neither a line that moves nor another commit makes a gap a new one.
  @Test func sarifFingerprintsStayWhenLinesMove() throws {
    func fingerprints(_ line: Int) throws -> [Substring] {
      var sample = SampleLevels.portfolio
      sample.partial = ["model-tests"]
      sample.met.remove("model-tests")
      sample.evidence["model-tests"] = [Evidence(location: .init("tests/test_model.py", line: line), rule: "r")]
      let document = SARIFReport.render(try sample.build(), options: try options())
      #expect(document.contains("\"startLine\": \(line)"))
      return document.split(separator: "\n").filter { $0.contains("rungPractice/v1") }
    }
    let first = try fingerprints(3)
    #expect(first == (try fingerprints(90)) && first.count > 20)
  }

  @Test func whatIsWaivedOrOutOfScopeIsExcusedAndNotFailed() throws {
    var sample = SampleLevels.portfolio
    sample.claims = ["runbook": .init(kind: .waived, text: "Nobody is on call.", by: "Ana", date: "2027-01-01", counts: true)]
    sample.outOfScope = ["rollback": "A demo has no users."]
    sample.met.subtract(["runbook", "rollback"])
    let assessment = try sample.build()
    let sarif = SARIFReport.render(assessment, options: try options())
    #expect(sarif.contains("Nobody is on call.") && sarif.contains("A demo has no users."))
    let cases = JUnitReport.render(assessment, options: try options()).split(separator: "<testcase ")
    for id in ["runbook", "rollback"] {
      let text = try #require(cases.first { $0.contains("name=\"\(id)\"") })
      #expect(text.contains("<skipped") && !text.contains("<failure"), "\(id)")
    }
  }

  @Test(arguments: SampleLevels.all)
  func theBadgeSaysTheLevel(level: Int) throws {
    let assessment = try SampleLevels.at(level)
    let badge = BadgeReport.render(assessment, options: try options())
    #expect(badge.contains("MLOps maturity level \(level) of 4") && badge.contains(">\(level) of 4</text>"))
    #expect(ShieldsReport.render(assessment, options: try options()).contains("\"message\": \"\(level) of 4\""))
  }

  @Test func aWorkflowGetsNoMoreNotesThanAreShown() throws {
    let lines = WorkflowCommands.render(try SampleLevels.at(0), options: try options()).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::notice ") } <= 10)
    #expect(lines.first?.hasPrefix("::notice title=Rung::Level 0: ") == true)
  }
}
