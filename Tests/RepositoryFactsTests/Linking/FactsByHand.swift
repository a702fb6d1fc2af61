import Diagnostics
import RepositoryFacts

/// Facts as parsers would give them, written by hand.
struct FactsByHand {
  private(set) var facts: [Fact] = []

  mutating func files(_ paths: String...) {
    for path in paths { facts.append(Fact(.file, path, at: FileLocation(path))) }
  }

  /// A command at `path:line`; the runner and its targets as `make:test`.
  mutating func command(
    _ name: String, _ path: String, _ line: Int, _ contexts: FactContexts, owner: String? = nil, runner: String? = nil,
    directory: String? = nil, trigger: String? = nil
  ) {
    var attributes: [Fact.Attribute] = []
    if let owner { attributes.append(.init(.owner, owner)) }
    if let trigger { attributes.append(.init(.trigger, trigger)) }
    if let directory { attributes.append(.init(.directory, directory)) }
    if let runner {
      let parts = runner.split(separator: ":")
      attributes.append(.init(.runner, String(parts[0])))
      attributes += parts.dropFirst().map { .init(.target, String($0)) }
    }
    facts.append(Fact(.command, name, at: FileLocation(path, line: line), in: contexts, attributes))
  }

  mutating func target(_ name: String, _ path: String, _ line: Int = 1, runner: String, needs: [String] = []) {
    let attributes = [Fact.Attribute(.runner, runner)] + needs.map { .init(.needs, $0) }
    facts.append(Fact(.target, name, at: FileLocation(path, line: line), in: .task, attributes))
  }

  mutating func add(
    _ kind: FactKind, _ name: String, _ path: String, _ line: Int = 1, _ contexts: FactContexts = [],
    _ attributes: [(FactAttribute, String)] = []
  ) {
    facts.append(
      Fact(kind, name, at: FileLocation(path, line: line), in: contexts, attributes.map { .init($0.0, $0.1) }))
  }

  mutating func imports(_ name: String, _ path: String, _ line: Int = 1, language: String = "python") {
    add(.import, name, path, line, [], [(.language, language)])
  }

  var linked: FactSet { FactLinker.link(FactSet(facts)) }

  /// The names of the commands behind the one at a place, in order, itself left out.
  func behind(_ path: String, _ line: Int) -> [String] {
    linked.facts.filter { $0.location == FileLocation(path, line: line) && $0[.via] != nil }.map(\.name)
  }

  /// What the first fact of a kind at a place starts.
  func runs(_ path: String, _ line: Int = 1) -> [String] {
    linked.all(.command).first { $0.location == FileLocation(path, line: line) }?.values(.runs) ?? []
  }
}
