import ArgumentParser
import Detection
import Diagnostics
import Reporting

/// `rung rules`: lists, checks and tests the rules.
struct RulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: Wording.rulesAbstract,
    subcommands: [RulesListCommand.self, RulesCheckCommand.self, RulesTestCommand.self])
}

/// `rung rules list`: all rules, a line each.
struct RulesListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: Wording.rulesListAbstract)

  @Argument(help: ArgumentHelp(Wording.rulesFolderHelp, valueName: "folder"))
  var folder: String?

  func run() async throws {
    let library = try await RuleFolder.library(folder)
    Terminal.write(RuleTexts.list(library, options: .plain()))
  }
}

/// `rung rules check`: the mistakes of rule files, with line and column.
struct RulesCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "check", abstract: Wording.rulesCheckAbstract)

  @Argument(help: ArgumentHelp(Wording.rulesFolderHelp, valueName: "folder"))
  var folder: String?

  @Flag(help: ArgumentHelp(Wording.replacingHelp))
  var replacing = false

  func run() async throws {
    var library = RuleLibrary.standard
    if let folder {
      let files = try await RuleFolder.files(folder)
      library = replacing ? .replacing(files) : .adding(files)
    }
    let mistakes = library.mistakes
    guard mistakes.isEmpty else { throw Stop(.underLevel, mistakes) }
    Terminal.write(Wording.rulesAreRight(practices: library.practiceCount, rules: library.ruleCount))
  }
}

/// `rung rules test`: runs the examples of rule files.
struct RulesTestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "test", abstract: Wording.rulesTestAbstract)

  @Argument(help: ArgumentHelp(Wording.rulesFolderHelp, valueName: "folder"))
  var folder: String?

  @Option(help: ArgumentHelp(Wording.rulesOnlyHelp, valueName: "practice"))
  var only: [String] = []

  @Flag(help: ArgumentHelp(Wording.replacingHelp))
  var replacing = false

  func run() async throws {
    var count = 0
    var failures: [RuleExamples.Failure] = []
    if let folder {
      let result = await RuleExamples.run(
        files: try await RuleFolder.files(folder), replacing: replacing, only: Set(only))
      guard result.mistakes.isEmpty else { throw Stop(.underLevel, result.mistakes) }
      (count, failures) = (result.count, result.failures)
    } else {
      (count, failures) = await RuleExamples.runStandard(only: Set(only))
    }
    for failure in failures { Terminal.complain(TerminalText.escape(failure.description)) }
    Terminal.write(Wording.examplesRan(count, failed: failures.count))
    if !failures.isEmpty || count == 0 { throw Stop(.underLevel) }
  }
}
