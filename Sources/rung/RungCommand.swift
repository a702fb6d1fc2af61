import ArgumentParser

/// The command with its subcommands.
struct RungCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rung",
    abstract: Wording.abstract,
    discussion: Wording.discussion,
    version: Version.current,
    subcommands: [
      ScanCommand.self, ReportCommand.self, ExplainCommand.self, RulesCommand.self, ModelCommand.self, TechnologiesCommand.self,
      InitCommand.self, FactsCommand.self,
    ])
}

/// The program's version, raised with each release together with CHANGELOG.md.
enum Version {
  static let current = "0.1.0"
}
