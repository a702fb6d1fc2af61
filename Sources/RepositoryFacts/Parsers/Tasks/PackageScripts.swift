import Documents

/// Reads the scripts of `package.json` (runner npm, whichever manager runs them), and the commit hooks that husky,
/// lint-staged and simple-git-hooks keep there.
enum PackageScripts: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool { document.path.name == "package.json" }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let root = document.documents.first else { return [] }
    var facts = TaskFacts(document.file, runner: "npm")
    let scripts = root["scripts"]?.entries ?? []
    let names = Set(scripts.map(\.key))
    for script in scripts.prefix(500) where script.value.string?.isEmpty == false {
      facts.target(script.key, line: script.line)
      if names.contains("pre\(script.key)") {
        facts.command(["npm", "run", "pre\(script.key)"], line: script.line, owner: script.key)
      }
      facts.script(script.value, owner: script.key)
      if names.contains("post\(script.key)") {
        facts.command(["npm", "run", "post\(script.key)"], line: script.line, owner: script.key)
      }
    }
    var hooks = HookFacts(document.file)
    for (tool, table) in [("husky", root[path: "husky", "hooks"]), ("simple-git-hooks", root["simple-git-hooks"])] {
      for hook in table?.entries ?? [] { hooks.hook(hook.key, repository: tool, line: hook.line, script: hook.value) }
    }
    if let staged = root.entry("lint-staged") {
      hooks.hook("lint-staged", repository: "lint-staged", line: staged.line, script: nil)
      for entry in staged.value.entries { hooks.commands(entry.value, owner: "lint-staged") }
    }
    return facts.facts + hooks.facts
  }
}
