import Reporting
import TestSupport
import Testing

@Suite struct ReportFormatTests {
  @Test func idsAreUniqueAndFound() {
    let ids = ReportFormats.all.map { $0.id }
    #expect(ids == ["text", "json"])
    #expect(ids.allSatisfy { ReportFormats.named($0)?.id == $0 })
    #expect(ReportFormats.named("yaml") == nil)
  }

  @Test func everyFormatClosesItsLastLineAndIsTheSameTwice() throws {
    let options = ReportOptions(vocabulary: try #require(SampleModel.shared).vocabulary)
    for format in ReportFormats.all {
      let first = format.render(try SampleLevels.at(2), options: options)
      #expect(first.hasSuffix("\n") && !first.hasSuffix("\n\n"), "\(format.id)")
      #expect(format.render(try SampleLevels.at(2), options: options) == first, "\(format.id)")
    }
  }

  @Test(arguments: [(0, 40), (39, 40), (40, 40), (120, 120), (200, 200), (5_000, 200)])
  func bringsTheWidthIntoItsRange(asked: Int, used: Int) throws {
    #expect(ReportOptions(width: asked, vocabulary: try #require(SampleModel.shared).vocabulary).width == used)
  }
}
