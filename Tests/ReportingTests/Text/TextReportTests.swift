import MaturityModel
import Reporting
import TestSupport
import Testing

@Suite struct TextReportTests {
  private func options(
    only: Set<String> = [], isVerbose: Bool = false, width: Int = 80, palette: Palette = .none, isUnicode: Bool = true
  ) throws -> ReportOptions {
    ReportOptions(
      only: only, isVerbose: isVerbose, width: width, palette: palette, isUnicode: isUnicode,
      vocabulary: try #require(SampleModel.shared).vocabulary)
  }

  @Test(arguments: SampleLevels.all)
  func looksAsRecorded(level: Int) throws {
    try Snapshot.expect(TextReport.render(SampleLevels.at(level), options: options()), matches: "text/level-\(level).txt")
  }

  @Test func looksAsRecordedInOtherShapes() throws {
    let team = try SampleLevels.at(2)
    let portfolio = try SampleLevels.at(1)
    try Snapshot.expect(TextReport.render(team, options: options(isVerbose: true)), matches: "text/verbose.txt")
    try Snapshot.expect(TextReport.render(portfolio, options: options(width: 40)), matches: "text/narrow.txt")
    try Snapshot.expect(TextReport.render(team, options: options(width: 200)), matches: "text/wide.txt")
    try Snapshot.expect(TextReport.render(team, options: options(isUnicode: false)), matches: "text/ascii.txt")
    try Snapshot.expect(TextReport.render(team, options: options(palette: .standard)), matches: "text/colour.txt")
    try Snapshot.expect(
      TextReport.render(team, options: options(only: ["data", "model-registry"])), matches: "text/only.txt")
    try Snapshot.expect(TextReport.render(SampleLevels.webFramework(), options: options()), matches: "text/no-ml-project.txt")
  }

  @Test(arguments: SampleLevels.all, [40, 41, 59, 60, 80, 99, 139, 140, 200])
  func keepsToItsWidth(level: Int, width: Int) throws {
    for isVerbose in [false, true] {
      let text = TextReport.render(try SampleLevels.at(level), options: try options(isVerbose: isVerbose, width: width))
      for line in text.split(separator: "\n") {
        #expect(DisplayWidth.of(String(line)) <= width, "\(line)")
        #expect(!line.hasSuffix(" "), "\(line)")
      }
    }
  }

  @Test(arguments: SampleLevels.hostileTexts)
  func sendsNothingRawToATerminal(text: String) throws {
    for (only, isVerbose) in [([], false), ([], true), (["ci-tests"], false)] as [(Set<String>, Bool)] {
      let report = TextReport.render(
        try SampleLevels.hostile(text), options: try options(only: only, isVerbose: isVerbose))
      for line in report.split(separator: "\n", omittingEmptySubsequences: false) {
        #expect(TerminalText.escape(String(line)) == line, "\(line.debugDescription)")
        #expect(DisplayWidth.of(String(line)) <= 80, "\(line.debugDescription)")
      }
    }
  }

  @Test func isASCIIWhereTheTerminalIs() throws {
    for text in SampleLevels.hostileTexts {
      let report = TextReport.render(
        try SampleLevels.hostile(text), options: try options(isVerbose: true, isUnicode: false))
      #expect(report.utf8.allSatisfy { $0 == 0x0A || 0x20 <= $0 && $0 < 0x7F })
    }
  }

  @Test func saysTheSameWithAndWithoutColour() throws {
    let team = try SampleLevels.at(2)
    let plain = TextReport.render(team, options: try options())
    let coloured = TextReport.render(team, options: try options(palette: .standard))
    var stripped = ""
    var isCode = false
    for character in coloured {
      if character == "\u{1B}" { isCode = true }
      if !isCode { stripped.append(character) }
      if isCode, character == "m" { isCode = false }
    }
    #expect(coloured != plain)
    #expect(stripped == plain)
  }

  @Test func onlyShowsWhatIsAskedForAndJudgesTheSame() throws {
    let report = TextReport.render(try SampleLevels.at(2), options: try options(only: ["model-registry"]))
    #expect(report.contains("model-registry"))
    #expect(!report.contains("unit-tests"))
    #expect(report.contains("Level 2"))
    #expect(report.contains("Waived by Ben until 2027-01-31: One model"))
  }

  @Test func tellsAWebFrameworkPolitely() throws {
    let report = TextReport.render(try SampleLevels.webFramework(), options: try options())
    #expect(report.contains("does not look like a machine-learning project"))
    #expect(!TextReport.render(try SampleLevels.at(1), options: try options()).contains("does not look like"))
  }

  @Test func showsTenDiagnosticsOrAll() throws {
    let poor = try SampleLevels.at(0)
    let short = TextReport.render(poor, options: try options())
    let full = TextReport.render(poor, options: try options(isVerbose: true))
    #expect(short.split(separator: "\n").count { $0.contains(".ipynb:") && $0.contains("warning ") } == 8)
    #expect(short.contains("and 2 more"))
    #expect(!full.contains("and 2 more"))
    #expect(full.contains("explore-12.ipynb:480"))
  }
}
