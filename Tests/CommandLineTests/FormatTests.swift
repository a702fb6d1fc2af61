import TestSupport
import Testing

/// The formats through the program.
@Suite struct FormatTests {
  @Test func severalFormatsAtOnce() async throws {
    try await SampleProject.at(level: 1) { folder in
      let outputs = ["html", "sarif", "markdown"].map { "\($0)=\(folder)/out.\($0)" }
      let result = try await RungProcess.run(["scan", folder] + outputs.flatMap { ["--output", $0] })
      #expect(result.status == 0 && result.output.isEmpty, "\(result.complaint)")
      for format in ["html", "sarif", "markdown"] {
        let text = try SampleProject.read("\(folder)/out.\(format)")
        #expect(text.contains("unit-tests"), "\(format)")
      }
    }
  }

  @Test func theReportIsAPage() async throws {
    try await SampleProject.at(level: 0) { folder in
      let result = try await RungProcess.run(["report", folder, "--output", folder + "/page.html", "--profile", "small-team"])
      #expect(result.status == 0, "\(result.complaint)")
      let page = try SampleProject.read(folder + "/page.html")
      #expect(page.hasPrefix("<!doctype html>") && page.contains("Small team"))
    }
  }

  @Test func anUnknownFormatIsToldWithTheKnownOnes() async throws {
    let result = try await RungProcess.run(["scan", ".", "--format", "yaml"])
    #expect(result.status == 2 && result.complaint.contains("html") && result.complaint.contains("sarif"))
  }
}
