import ArgumentParser
import Reporting

/// `rung report`: a scan whose result is the HTML page.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "report", abstract: Wording.reportAbstract)

  @Argument(help: ArgumentHelp(Wording.pathHelp, valueName: "path"))
  var path = "."

  @Option(name: .shortAndLong, help: ArgumentHelp(Wording.reportFileHelp, valueName: "file"))
  var output = "rung-report.html"

  @Option(help: ArgumentHelp(Wording.refHelp, valueName: "rev"))
  var ref: String?

  @Option(help: ArgumentHelp(Wording.profileHelp, valueName: "name"))
  var profile: String?

  @Option(help: ArgumentHelp(Wording.projectHelp, valueName: "subfolder"))
  var project: String?

  func run() async throws {
    var words = ["--output", "\(HTMLReport.id)=\(output)"]
    for (name, value) in [("--ref", ref), ("--profile", profile), ("--project", project)] {
      if let value { words += [name, value] }
    }
    try await ScanCommand.parse(words + ["--", path]).run()
    Terminal.complain(Wording.wrote(output))
  }
}
