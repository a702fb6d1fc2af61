import ArgumentParser
import Diagnostics
import Reporting
import RepositoryFacts

/// `rung facts`: the linked facts of a repository, tab-separated, for whoever writes rules.
struct FactsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "facts", abstract: Wording.factsAbstract)

  @Argument(help: ArgumentHelp(Wording.pathHelp, valueName: "path"))
  var path: String

  @Argument(help: ArgumentHelp(Wording.factKindsHelp, valueName: "kind"))
  var kinds: [String] = []

  func run() async throws {
    let known = FactKind.allCases.map(\.rawValue)
    let unknown = kinds.filter { !known.contains($0) }
    guard unknown.isEmpty else {
      throw Stop(.badInput, unknown.map { Wording.unknownKind($0, nearest: NearestWord.to($0, in: known)) })
    }
    let source = try SourceChooser.open(path, ref: nil)
    do {
      let facts = FactLinker.link(try await FactExtractor.extract(from: source).facts)
      var text = ""
      for fact in facts.facts where kinds.isEmpty || kinds.contains(fact.kind.rawValue) { text += line(fact) + "\n" }
      Terminal.write(text)
    } catch let problem as SourceProblem {
      throw Stop(.badInput, [problem.diagnostic])
    }
  }

  /// Kind, name, place, contexts and attributes, in columns.
  private func line(_ fact: Fact) -> String {
    let contexts = FactContexts.names.filter { fact.contexts.contains($0.context) }.map(\.name)
    let attributes = fact.attributes.map { "\($0.key.rawValue)=\($0.value)" }
    let columns = [
      fact.kind.rawValue, fact.name, fact.location.description, contexts.joined(separator: ","),
      attributes.joined(separator: " | "),
    ]
    return columns.map { TerminalText.escape($0) }.joined(separator: "\t")
  }
}
