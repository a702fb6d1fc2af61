import ArgumentParser
import Detection
import Diagnostics
import MaturityModel
import RepositoryFacts

/// `rung facts`: the linked facts of a repository, for whoever writes rules.
struct FactsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts", abstract: "List the facts of a repository.", shouldDisplay: false)
  @Argument var path: String
  @Argument var kinds: [String] = []
  @Flag var raw = false

  func run() async throws {
    let extraction = try await FactExtractor.extract(from: try FolderSource(path))
    let facts = raw ? extraction.facts : FactLinker.link(extraction.facts)
    var text = ""
    for fact in facts.facts where kinds.isEmpty || kinds.contains(fact.kind.rawValue) {
      let contexts = FactContexts.names.filter { fact.contexts.contains($0.context) }.map(\.name).joined(separator: ",")
      let attributes = fact.attributes.map { "\($0.key.rawValue)=\($0.value)" }.joined(separator: " | ")
      text += "\(fact.kind.rawValue)\t\(fact.name)\t\(fact.location)\t\(contexts)\t\(attributes)\n"
    }
    for diagnostic in facts.diagnostics { text += "diagnostic\t\(diagnostic)\n" }
    Terminal.write(text)
  }
}

struct TryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "try", abstract: "Try rules.", shouldDisplay: false)
  @Argument var rules: String
  @Argument var path: String
  @Argument var practices: [String] = []

  func run() async throws {
    let library = rules == "-" ? RuleLibrary.standard : RuleLibrary.replacing(try await RuleFolder.files(rules))
    for mistake in library.mistakes { Terminal.complain("\(mistake)") }
    let assessment = try await Scanner(library: library).scan(
      try FolderSource(path), for: .init(day: CalendarDay(secondsSince1970: 0), toolVersion: "0"))
    for practice in assessment.practices where practices.isEmpty || practices.contains(practice.id) {
      Terminal.write("\(practice.id)\t\(practice.status.rawValue)\t\(practice.reason)")
      for piece in practice.evidence {
        Terminal.write("  \(piece.location) [\(piece.rule)] \(piece.snippet) \(piece.via.joined(separator: " < "))")
      }
    }
  }
}
