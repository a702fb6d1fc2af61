import ArgumentParser
import Reporting

/// What was typed behind `rung scan`; `ScanPlan` says what it means here.
struct ScanOptions: ParsableArguments {
  @Argument(help: ArgumentHelp(Wording.pathHelp, valueName: "path"))
  var path = "."

  @Option(
    help: ArgumentHelp(Wording.formatHelp(ReportFormats.all.map { $0.id }), valueName: "format"),
    completion: .list(ReportFormats.all.map { $0.id }))
  var format = "text"

  @Option(help: ArgumentHelp(Wording.outputHelp, valueName: "format=file"))
  var output: [String] = []

  @Option(help: ArgumentHelp(Wording.refHelp, valueName: "rev"))
  var ref: String?

  @Option(help: ArgumentHelp(Wording.configHelp, valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp(Wording.rulesHelp, valueName: "folder"))
  var rules: String?

  @Option(help: ArgumentHelp(Wording.failUnderHelp, valueName: "level"))
  var failUnder: Int?

  @Option(help: ArgumentHelp(Wording.onlyHelp, valueName: "dimension|practice"))
  var only: [String] = []

  @Option(help: ArgumentHelp(Wording.profileHelp, valueName: "name"))
  var profile: String?

  @Option(help: ArgumentHelp(Wording.projectHelp, valueName: "subfolder"))
  var project: String?

  @Flag(help: ArgumentHelp(Wording.noColorHelp))
  var noColor = false

  @Flag(name: .shortAndLong, help: ArgumentHelp(Wording.verboseHelp))
  var verbose = false
}
