import Documents

/// Reads the entry points of an `MLproject` file: each is a target of the runner mlproject.
enum MLProjectEntryPoints: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool { document.path.name == "mlproject" }

  static func facts(of document: DocumentFile) -> [Fact] {
    var facts = TaskFacts(document.file, runner: "mlproject")
    facts.contexts = [.task, .pipeline]
    for entry in document.documents.first?["entry_points"]?.entries ?? [] {
      guard let command = entry.value["command"] else { continue }
      facts.target(entry.key, line: entry.line)
      facts.script(command, owner: entry.key)
    }
    return facts.facts
  }
}
