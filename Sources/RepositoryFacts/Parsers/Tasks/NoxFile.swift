import Diagnostics

/// Reads `noxfile.py`: a session is a target, its `session.run("pytest", …)` a command, `session.install(…)` a `pip install`.
enum NoxFile: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    var facts = TaskFacts(file, runner: "nox")
    for task in PythonTaskScanner(file.bytes, decorators: ["nox.session", "session", "nox_poetry.session"]).tasks {
      guard !task.calls.isEmpty else { continue }
      facts.target(task.name, line: task.line)
      for call in task.calls {
        switch call.method {
        case "run", "run_always", "run_install": facts.command(call.arguments, line: call.line, owner: task.name)
        case "install": facts.command(["pip", "install"] + call.arguments, line: call.line, owner: task.name)
        case "conda_install": facts.command(["conda", "install"] + call.arguments, line: call.line, owner: task.name)
        case "notify": facts.command(["nox", "-s"] + call.arguments.prefix(1), line: call.line, owner: task.name)
        default: break
        }
      }
    }
    return FactSet(facts.facts)
  }
}

/// Reads Invoke's `tasks.py`: a function decorated by `@task` is a target, `c.run("…")` its shell text.
enum InvokeTasks: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    var facts = TaskFacts(file, runner: "invoke")
    for task in PythonTaskScanner(file.bytes, decorators: ["task", "invoke.task"]).tasks {
      let runs = task.calls.filter { $0.method == "run" || $0.method == "sudo" }
      guard !runs.isEmpty || !task.needs.isEmpty else { continue }
      // Invoke calls a function `build_docs` by the name `build-docs`.
      let name = dashed(task.name)
      facts.target(name, line: task.line)
      for need in task.needs where need != "…" { facts.command(["inv", dashed(need)], line: task.line, owner: name) }
      for run in runs { if let text = run.arguments.first { facts.script(text, line: run.line, owner: name) } }
    }
    return FactSet(facts.facts)
  }

  private static func dashed(_ name: String) -> String { String(name.map { $0 == "_" ? "-" : $0 }) }
}
