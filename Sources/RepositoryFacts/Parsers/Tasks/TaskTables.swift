import Documents

/// Reads task runners whose tasks are one table of a document: `[tasks]` of mise, `[scripts]` of a Pipfile, `tasks` of Deno.
/// A task is shell text, a list of it, or a table with the text under a key and the tasks that must run before.
enum TaskTables: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool { runner(of: document.path) != nil }

  private static func runner(of path: PathName) -> (name: String, table: String)? {
    switch path.name {
    case "mise.toml", ".mise.toml", "mise.local.toml", ".rtx.toml": return ("mise", "tasks")
    case "config.toml" where path.folder.hasSuffix("mise"): return ("mise", "tasks")
    case "pipfile": return ("pipenv", "scripts")
    case "deno.json", "deno.jsonc": return ("deno", "tasks")
    default: return nil
    }
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let (runner, table) = runner(of: document.path) else { return [] }
    var facts = TaskFacts(document.file, runner: runner)
    for task in (document.documents.first?[table]?.entries ?? []).prefix(1_000) {
      let run = task.value["run"] ?? task.value["command"] ?? task.value["cmd"] ?? task.value
      let needs = (task.value["depends"]?.scalars ?? []) + (task.value["dependencies"]?.scalars ?? [])
      guard !run.scalars.isEmpty || !needs.isEmpty else { continue }
      facts.target(task.key, line: task.line)
      for need in needs {
        guard let name = need.string?.split(separator: " ").first else { continue }
        facts.command([runner, runner == "deno" ? "task" : "run", String(name)], line: need.line, owner: task.key)
      }
      facts.script(run, owner: task.key, folder: task.value["dir"]?.string)
    }
    return facts.facts
  }
}
