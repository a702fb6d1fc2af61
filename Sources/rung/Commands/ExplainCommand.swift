import ArgumentParser
import Detection
import Diagnostics
import MaturityModel
import Reporting

/// `rung explain`: what one practice means, and how Rung decides it.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "explain", abstract: Wording.explainAbstract)

  @Argument(help: ArgumentHelp(Wording.practiceHelp, valueName: "practice"))
  var practice: String

  @Flag(help: ArgumentHelp(Wording.noColorHelp))
  var noColor = false

  func run() throws {
    let catalog = PracticeCatalog.standard
    guard let known = catalog.practice(practice) else {
      let nearest = NearestWord.to(practice, in: catalog.practices.map(\.id))
      throw Stop(.badInput, [Wording.unknownPractice(practice, nearest: nearest)])
    }
    let guide = RuleLibrary.standard.guides.first { $0.practice == practice }
    let examples = RuleExamples.examples(of: practice)
    Terminal.write(ExplainPage.render(known, guide, examples: examples, options: .plain(noColor: noColor)))
  }
}
