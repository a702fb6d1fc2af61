import Reporting
import TestSupport
import Testing

@Suite struct ReportFormatTests {
  @Test func idsAreUniqueAndFound() {
    let ids = ReportFormats.all.map { $0.id }
    #expect(
      ids == ["text", "json", "html", "markdown", "sarif", "junit", "csv", "badge", "shields", "github"])
    #expect(ids.allSatisfy { ReportFormats.named($0)?.id == $0 })
    #expect(ReportFormats.named("yaml") == nil)
  }

  @Test func everyFormatClosesItsLastLineAndIsTheSameTwice() throws {
    let options = ReportOptions(vocabulary: try #require(SampleModel.shared).vocabulary)
    for format in ReportFormats.all {
      let first = format.render(try SampleLevels.at(2), options: options)
      #expect(first.utf8.last == 0x0A && !first.hasSuffix("\n\n"), "\(format.id)")
      #expect(format.render(try SampleLevels.at(2), options: options) == first, "\(format.id)")
    }
  }

  /// Nothing of a repository comes into a document but through its format's escaper: no hidden or turning character does.
  @Test(arguments: SampleLevels.hostileTexts)
  func noFormatLetsAnythingHide(text: String) throws {
    let options = ReportOptions(isVerbose: true, vocabulary: try #require(SampleModel.shared).vocabulary)
    let hidden: [Unicode.Scalar] = [
      "\u{1B}", "\u{7}", "\u{0}", "\u{202E}", "\u{2066}", "\u{200B}", "\u{AD}", "\u{2028}", "\u{9B}",
    ]
    for format in ReportFormats.all {
      let document = format.render(try SampleLevels.hostile(text), options: options)
      for scalar in hidden { #expect(!document.unicodeScalars.contains(scalar), "\(format.id): \(scalar.value)") }
      // The others are no markup.
      guard ["html", "markdown", "junit", "badge"].contains(format.id) else { continue }
      #expect(!document.contains("<script>alert(1)"), "\(format.id)")
    }
  }

  /// `only` narrows what is shown in every format that lists practices.
  @Test(arguments: ["html", "markdown", "sarif", "junit", "csv"])
  func showsOnlyWhatWasAskedFor(id: String) throws {
    let format = try #require(ReportFormats.named(id))
    let options = ReportOptions(only: ["data"], vocabulary: try #require(SampleModel.shared).vocabulary)
    let document = format.render(try SampleLevels.at(0), options: options)
    #expect(document.contains("feature-store") || document.contains("feature\\-store"), "\(id)")
    #expect(!document.contains("autoscaling"), "\(id)")
  }

  @Test(arguments: [(0, 40), (39, 40), (40, 40), (120, 120), (200, 200), (5_000, 200)])
  func bringsTheWidthIntoItsRange(asked: Int, used: Int) throws {
    #expect(ReportOptions(width: asked, vocabulary: try #require(SampleModel.shared).vocabulary).width == used)
  }
}
