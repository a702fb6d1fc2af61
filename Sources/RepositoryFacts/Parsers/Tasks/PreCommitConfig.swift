import Documents

/// Reads `.pre-commit-config.yaml`: a `hook` for each id; a local hook's `entry` is a command.
enum PreCommitConfig: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    document.path.name == ".pre-commit-config.yaml" || document.path.name == ".pre-commit-config.yml"
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    var facts = HookFacts(document.file)
    let root = document.documents.first
    for repository in root?["repos"]?.items ?? root?.items ?? [] {
      let address = repository["repo"]?.string
      for hook in repository["hooks"]?.items ?? [] {
        guard let id = hook["id"], let name = id.string else { continue }
        let arguments = hook["args"]?.strings ?? []
        facts.hook(name, repository: address, line: id.line, arguments: arguments, script: nil)
        if let entry = hook["entry"], hook["language"]?.string != "pygrep", hook["language"]?.string != "fail" {
          facts.entry(entry, arguments: arguments, owner: name)
        }
      }
    }
    return facts.facts
  }
}

/// Reads `lefthook.yml`: each command, job and script of each git hook.
enum Lefthook: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    ["lefthook.yml", "lefthook.yaml", ".lefthook.yml", ".lefthook.yaml"].contains(document.path.name)
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    var facts = HookFacts(document.file)
    for stage in document.documents.first?.entries ?? [] {
      for command in stage.value["commands"]?.entries ?? [] {
        facts.hook(command.key, repository: "lefthook", line: command.line, script: command.value["run"])
      }
      for job in stage.value["jobs"]?.items ?? [] where job["run"] != nil {
        facts.hook(job["name"]?.string ?? stage.key, repository: "lefthook", line: job.line, script: job["run"])
      }
    }
    return facts.facts
  }
}
