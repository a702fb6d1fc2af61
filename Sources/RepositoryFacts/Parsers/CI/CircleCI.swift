import Documents

/// Reads `.circleci/config.yml`: the jobs that a workflow starts (or the one named `build`), their steps with the file's own
/// commands put in, orbs as `uses`.
enum CircleCI: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    document.path.folder == ".circleci" && document.path.name.hasPrefix("config.y")
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let root = document.documents.first else { return [] }
    var reader = Reader(root: root, builder: CIBuilder(document.file, system: "circleci"))
    reader.read()
    return reader.builder.facts(workflowAt: (root.entry("workflows") ?? root.entry("jobs"))?.line)
  }

  private struct Reader {
    let root: DocumentNode
    var builder: CIBuilder
    var stepsLeft = 5_000

    mutating func read() {
      let workflows = (root["workflows"]?.entries ?? []).filter { !$0.value.entries.isEmpty }
      if workflows.isEmpty {
        job("build", call: nil, triggers: ["push", "pull-request"])
      }
      for workflow in workflows.prefix(20) {
        let starts = (workflow.value["triggers"]?.items ?? []).contains { $0["schedule"] != nil }
        let triggers = starts ? ["schedule"] : ["push", "pull-request"]
        var manual: Set<String> = []
        for item in (workflow.value["jobs"]?.items ?? []).prefix(100) {
          let call = item.entries.first
          guard let name = item.string ?? call?.key else { continue }
          let needs = call?.value["requires"]?.strings ?? []
          if call?.value["type"]?.string == "approval" || needs.contains(where: manual.contains) { manual.insert(name) }
          if call?.value["type"]?.string == "approval" { continue }
          job(name, call: call?.value, triggers: manual.contains(name) ? ["manual"] : filtered(triggers, call?.value["filters"]))
        }
      }
    }

    private func filtered(_ triggers: [String], _ filters: DocumentNode?) -> [String] {
      guard let filters, filters["tags"] != nil else { return triggers }
      return filters[path: "branches", "ignore"] != nil ? ["tag"] : triggers + ["tag"]
    }

    private mutating func job(_ name: String, call: DocumentNode?, triggers: [String]) {
      let id = call?["name"]?.string ?? name
      guard let entry = root["jobs"]?.entry(name) else {
        // A job of an orb.
        if let slash = name.firstIndex(of: "/"), let call = call {
          use(name, prefix: name[..<slash], line: call.line, of: .init(id: id, triggers: triggers), with: call)
        }
        return
      }
      var job = CIBuilder.Job(id: id, triggers: triggers)
      builder.job(job, line: entry.line, needs: call?["requires"]?.strings ?? [])
      let values = parameters(entry.value, call)
      job.directory = entry.value["working_directory"]?.string.flatMap { $0.hasPrefix("~/") || $0.hasPrefix("/") ? nil : $0 }
      steps(entry.value["steps"], of: job, values: values, depth: 6)
    }

    private func parameters(_ definition: DocumentNode, _ call: DocumentNode?) -> [String: String] {
      var values: [String: String] = [:]
      for parameter in (definition["parameters"]?.entries ?? []).prefix(50) {
        let given = call?[parameter.key]?.string ?? parameter.value["default"]?.string
        if let given, ExpressionText.isPlain(given) { values["parameters.\(parameter.key)"] = given }
      }
      return values
    }

    private mutating func steps(_ node: DocumentNode?, of job: CIBuilder.Job, values: [String: String], depth: Int) {
      guard depth > 0 else { return }
      for step in node?.items ?? [] where stepsLeft > 0 && !builder.collector.isFull {
        stepsLeft -= 1
        let entry = step.entries.first
        guard let name = step.string ?? entry?.key else { continue }
        switch name {
        case "run":
          guard let run = entry?.value, let text = run["command"] ?? (run.string == nil ? nil : run) else { continue }
          var job = job
          if let folder = run["working_directory"]?.string { job.directory = folder }
          builder.script(text: ParameterText.filled(text.string ?? "", values), at: text, of: job)
        case "when", "unless": steps(entry?.value["steps"], of: job, values: values, depth: depth - 1)
        case "checkout", "add_ssh_keys", "attach_workspace", "persist_to_workspace", "save_cache", "restore_cache",
          "setup_remote_docker", "store_artifacts", "store_test_results":
          continue
        default:
          if let command = root["commands"]?[name] {
            steps(command["steps"], of: job, values: parameters(command, entry?.value), depth: depth - 1)
          } else if let slash = name.firstIndex(of: "/") {
            use(name, prefix: name[..<slash], line: entry?.line ?? step.line, of: job, with: entry?.value)
            steps(entry?.value["steps"], of: job, values: values, depth: depth - 1)
          }
        }
      }
    }

    /// A command or job of an orb, under the orb's full name: `circleci/python/install-packages`.
    private mutating func use(
      _ name: String, prefix: Substring, line: Int, of job: CIBuilder.Job, with inputs: DocumentNode?
    ) {
      let orb = root["orbs"]?[String(prefix)]?.string
      let parts = orb?.split(separator: "@", maxSplits: 1).map(String.init) ?? []
      let full = (parts.first ?? String(prefix)) + name[prefix.endIndex...]
      builder.uses(full, version: parts.count > 1 ? parts[1] : "", line: line, of: job, with: inputs)
    }
  }
}

/// Puts values into CircleCI's `<< parameters.x >>`; what has no value becomes one word, so that no shell reads a heredoc.
enum ParameterText {
  static func filled(_ text: String, _ values: [String: String]) -> String {
    guard text.contains("<<") else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "<") {
        let window = bytes[(index + 2)...].prefix(120)
        if let end = window.firstIndex(of: UInt8(ascii: ">")), end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: ">") {
          let name = bytes[(index + 2)..<end].filter { $0 != UInt8(ascii: " ") }
          let key = String(decoding: name, as: UTF8.self)
          if key.hasPrefix("parameters.") || key.hasPrefix("pipeline.") {
            result.append(contentsOf: (values[key] ?? "{{\(key)}}").utf8)
            index = end + 2
            continue
          }
        }
      }
      result.append(bytes[index])
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }
}
