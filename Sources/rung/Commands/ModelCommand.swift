import ArgumentParser
import Diagnostics
import MaturityModel
import Reporting

/// `rung model`: the maturity model, or how a known framework maps to it.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "model", abstract: Wording.modelAbstract)

  @Option(help: ArgumentHelp(Wording.frameworkHelp, valueName: "id"))
  var framework: String?

  @Flag(help: ArgumentHelp(Wording.noColorHelp))
  var noColor = false

  func run() throws {
    let catalog = PracticeCatalog.standard
    guard let framework else {
      Terminal.write(ModelPage.render(catalog, options: .plain(noColor: noColor)))
      return
    }
    guard let known = catalog.frameworks.first(where: { $0.id == framework }) else {
      throw Stop(.badInput, [Wording.unknownFramework(framework, known: catalog.frameworks.map(\.id))])
    }
    Terminal.write(ModelPage.render(known, options: .plain(noColor: noColor)))
  }
}
