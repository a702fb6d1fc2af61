import Documents

/// Reads the tasks that tools keep in `pyproject.toml` (or a file of their own): Poe, PDM, Hatch, Pixi and taskipy, which is
/// called as `task` and so has the runner `task`.
enum PyProjectTasks: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    ["pyproject.toml", "poe_tasks.toml", "hatch.toml", "pixi.toml"].contains(document.path.name)
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let root = document.documents.first else { return [] }
    let tool = root["tool"]
    let name = document.path.name
    var facts: [Fact] = []
    func add(_ table: DocumentNode?, _ runner: String, prefix: String = "") {
      guard let table, !table.entries.isEmpty else { return }
      facts += tasks(table, runner: runner, prefix: prefix, in: document.file)
    }
    add(tool?[path: "poe", "tasks"] ?? (name == "poe_tasks.toml" ? root["tasks"] : nil), "poe")
    add(tool?[path: "pdm", "scripts"], "pdm")
    add(tool?[path: "taskipy", "tasks"], "task")
    add(tool?[path: "pixi", "tasks"] ?? (name == "pixi.toml" ? root["tasks"] : nil), "pixi")
    for feature in (tool?[path: "pixi", "feature"] ?? (name == "pixi.toml" ? root["feature"] : nil))?.entries ?? [] {
      add(feature.value["tasks"], "pixi")
    }
    for environment in (tool?[path: "hatch", "envs"] ?? (name == "hatch.toml" ? root["envs"] : nil))?.entries ?? [] {
      add(environment.value["scripts"], "hatch", prefix: environment.key == "default" ? "" : "\(environment.key):")
    }
    return facts
  }

  private static func tasks(_ table: DocumentNode, runner: String, prefix: String, in file: SourceFile) -> [Fact] {
    var facts = TaskFacts(file, runner: runner)
    let names = Set(table.entries.map(\.key))
    for entry in table.entries.prefix(1_000) where entry.key != "_" {
      let name = prefix + entry.key
      facts.target(name, line: entry.line)
      add(entry.value, name, names, prefix, to: &facts, depth: 3)
    }
    return facts.facts
  }

  private static func add(
    _ node: DocumentNode, _ owner: String, _ names: Set<String>, _ prefix: String, to facts: inout TaskFacts, depth: Int
  ) {
    guard depth > 0 else { return }
    if let text = node.string {
      // Hatch's scripts name one another by their first word.
      let first = text.split(separator: " ").first.map(String.init) ?? ""
      if facts.runner == "hatch", names.contains(first), prefix + first != owner {
        facts.command(["hatch", "run", prefix + first], line: node.line, owner: owner)
      } else {
        facts.script(node, owner: owner, folder: nil)
      }
      return
    }
    if !node.items.isEmpty {
      for item in node.items {
        // Poe's lists name other tasks.
        if let name = item.string, facts.runner == "poe", names.contains(name) {
          facts.command(["poe", name], line: item.line, owner: owner)
        } else {
          add(item, owner, names, prefix, to: &facts, depth: depth - 1)
        }
      }
      return
    }
    if let words = node["cmd"], !words.items.isEmpty {
      facts.command(words.strings, line: words.line, owner: owner)
    }
    for key in ["cmd", "shell"] {
      facts.script(node[key]?.string == nil ? nil : node[key], owner: owner, folder: node["cwd"]?.string)
    }
    for key in ["depends-on", "depends_on", "deps", "composite", "ref"] {
      for need in node[key]?.scalars ?? [] {
        guard let name = need.string?.split(separator: " ").first else { continue }
        let call =
          facts.runner == "pdm" || facts.runner == "pixi" ? [facts.runner, "run", String(name)] : [facts.runner, String(name)]
        facts.command(call, line: need.line, owner: owner)
      }
    }
    if let sequence = node["sequence"] { add(sequence, owner, names, prefix, to: &facts, depth: depth - 1) }
    if let script = node["script"]?.string, let module = script.split(whereSeparator: { $0 == ":" || $0 == " " }).first {
      facts.command(["python", "-m", String(module)], line: node.line, owner: owner)
    }
  }
}
