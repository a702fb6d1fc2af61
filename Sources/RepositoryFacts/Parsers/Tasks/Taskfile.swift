import Documents

/// Reads Taskfiles (taskfile.dev): tasks with their dependencies and called tasks as `task x`, and their commands.
enum Taskfile: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    document.path.name.hasPrefix("taskfile.") && document.documents.first?["tasks"] != nil
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    var facts = TaskFacts(document.file, runner: "task")
    for entry in document.documents.first?["tasks"]?.entries ?? [] {
      let task = entry.value
      let folder = task["dir"]?.string
      let commands = task["cmds"] ?? task["cmd"] ?? (task.entries.isEmpty ? task : nil)
      guard commands.map({ !$0.isNull }) == true || task["deps"] != nil else { continue }
      facts.target(entry.key, line: entry.line)
      for need in task["deps"]?.items ?? [] {
        if let name = need.string ?? need["task"]?.string { facts.command(["task", name], line: need.line, owner: entry.key) }
      }
      for command in commands?.items ?? commands.map({ [$0] }) ?? [] {
        if let name = command["task"]?.string {
          facts.command(["task", name], line: command.line, owner: entry.key)
        } else {
          facts.script(command["cmd"] ?? command["defer"] ?? command, owner: entry.key, folder: folder)
        }
      }
      if let only = commands, only.string != nil { facts.script(only, owner: entry.key, folder: folder) }
    }
    return facts.facts
  }
}
