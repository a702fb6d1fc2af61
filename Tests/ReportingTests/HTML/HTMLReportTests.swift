import MaturityModel
import TestSupport
import Testing

@testable import Reporting

/// What the page says; how it looks and works is tried in a browser by `Tests/Browser/report_test.py`.
@Suite struct HTMLReportTests {
  private func page(_ assessment: Assessment) throws -> String {
    HTMLReport.render(assessment, options: ReportOptions(vocabulary: try #require(SampleModel.shared).vocabulary))
  }

  @Test(arguments: SampleLevels.all)
  func saysEachPracticeUnderAnAddressOfItsOwn(level: Int) throws {
    let assessment = try SampleLevels.at(level)
    let page = try page(assessment)
    for practice in assessment.practices {
      #expect(page.contains("<details class=\"practice \(practice.status.rawValue)\" id=\"\(practice.id)\""), "\(practice.id)")
    }
    #expect(page.contains("Level \(level)</span>") && page.contains("</html>"))
    #expect(page.utf8.count < 400_000)
    #expect(!page.contains("{{"), "a template's sign is left")
  }

  /// The policy allows the page's own style and script by their hash, and nothing else.
  @Test func allowsItsOwnStyleAndScriptAlone() throws {
    let page = try page(SampleLevels.at(2))
    for (tag, rule) in [("style", "style-src"), ("script", "script-src")] {
      let start = try #require(page.firstRange(of: "<\(tag)>")).upperBound
      let end = try #require(page.firstRange(of: "</\(tag)>")).lowerBound
      let hash = SHA256.base64(Array(page[start..<end].utf8))
      #expect(page.contains("\(rule) 'sha256-\(hash)'"), "\(tag)")
    }
    #expect(page.contains("default-src 'none'") && page.contains("base-uri 'none'"))
    #expect(!page.contains(" style=\"") && !page.contains(" onclick="))
  }

  @Test func tellsClaimedFromObserved() throws {
    let page = try page(SampleLevels.hostile("<i>x</i>"))
    #expect(page.contains("Claimed, not observed") && page.contains("&lt;i&gt;x&lt;/i&gt;"))
    #expect(!page.contains("<i>x</i>"))
  }

  /// FIPS 180-4's own examples, and a message that fills its block but for the length.
  @Test(arguments: [
    ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="), ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="
    ),
  ])
  func hashesAsTheStandardSays(message: String, hash: String) { #expect(SHA256.base64(Array(message.utf8)) == hash) }
}
