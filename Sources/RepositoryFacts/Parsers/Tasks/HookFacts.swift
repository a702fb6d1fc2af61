import Documents

/// Puts together `hook` facts and the commands that hooks run, all in hook context.
struct HookFacts {
  private var collector: CommandCollector

  init(_ file: SourceFile) { collector = CommandCollector(file) }

  var facts: [Fact] { collector.facts }

  /// Adds a hook, and its command if it has one of its own.
  mutating func hook(
    _ id: String, repository: String?, line: Int, arguments: [String] = [], script: DocumentNode?
  ) {
    var attributes: [Fact.Attribute] = []
    if let repository { attributes.append(.init(.repository, repository)) }
    attributes += arguments.map { .init(.argument, CIBuilder.oneLine($0)) }
    let file = collector.file
    collector.add(Fact(.hook, id, at: file.line(line), in: file.contexts.union(.hook), attributes))
    commands(script, owner: id)
  }

  /// Adds the commands of a scalar or of each in a list.
  mutating func commands(_ node: DocumentNode?, owner: String) {
    for item in node?.scalars ?? [] {
      collector.add(script: item, contexts: .hook, attributes: [.init(.owner, owner)])
    }
  }

  /// Adds a local hook's entry with its arguments as one command.
  mutating func entry(_ node: DocumentNode, arguments: [String], owner: String) {
    guard let entry = node.string else { return }
    let quoted = arguments.map { argument in
      argument.contains { " '\"$&|;<>()`\\#".contains($0) } ? "'" + argument.filter { $0 != "'" } + "'" : argument
    }
    collector.add(
      shell: ([entry] + quoted).joined(separator: " "), line: collector.scripts.firstLine(of: node), contexts: .hook,
      attributes: [.init(.owner, owner)])
  }
}
