import ArgumentParser
import Detection
import Diagnostics
import Reporting

/// `rung technologies`: the tools that Rung finds in repositories, by category.
struct TechnologiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "technologies", abstract: Wording.technologiesAbstract)

  @Option(help: ArgumentHelp(Wording.categoryHelp, valueName: "category"))
  var category: String?

  @Flag(help: ArgumentHelp(Wording.noColorHelp))
  var noColor = false

  func run() throws {
    var catalogue = RuleLibrary.standard.catalogue
    if let category {
      let names = catalogue.map(\.name)
      catalogue.removeAll { Self.folded($0.name) != Self.folded(category) }
      guard !catalogue.isEmpty else {
        throw Stop(.badInput, [Wording.unknownCategory(category, nearest: NearestWord.to(category, in: names))])
      }
    }
    Terminal.write(TechnologiesPage.render(catalogue, options: .plain(noColor: noColor)))
  }

  /// Letter case does not count, and words may be joined by `-`, which needs no quoting in a shell.
  private static func folded(_ name: String) -> String { String(name.lowercased().map { $0 == "-" ? " " : $0 }) }
}
