import Documents

/// Reads Azure Pipelines: `azure-pipelines*.yml`, and any YAML file that has triggers or jobs and steps of their shape.
///
/// A file without triggers that stands among pipelines is a template: its commands are facts, but it is no `workflow`.
enum AzurePipelines: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    guard document.format == .yaml, let root = document.documents.first else { return false }
    guard root["stages"] != nil || root["jobs"] != nil || root["steps"] != nil || root["extends"] != nil else { return false }
    if document.path.name.hasPrefix("azure-pipelines") || document.path.name.hasPrefix(".azure-pipelines") { return true }
    if root["on"] != nil || root["kind"] != nil || root["apiVersion"] != nil { return false }
    return hasSteps(root, depth: 7)
  }

  /// Whether a list of steps of Azure's own shape is found.
  private static func hasSteps(_ node: DocumentNode, depth: Int) -> Bool {
    guard depth > 0 else { return false }
    for item in (node["steps"]?.items ?? []).prefix(20) where isStep(item) { return true }
    for key in ["stages", "jobs"] {
      for item in (node[key]?.items ?? []).prefix(20) where isTemplate(item) || hasSteps(item, depth: depth - 1) { return true }
    }
    if let extended = node["extends"], isTemplate(extended) { return true }
    return ["strategy", "runOnce", "deploy"].contains { node[$0].map { hasSteps($0, depth: depth - 1) } ?? false }
  }

  /// Whether a stage, job or step is another file's: `template: jobs/train.yml`, `template: x.yml@repository`.
  private static func isTemplate(_ node: DocumentNode) -> Bool {
    guard let name = node["template"]?.string?.prefix(while: { $0 != "@" }) else { return false }
    return name.hasSuffix(".yml") || name.hasSuffix(".yaml")
  }

  private static func isStep(_ node: DocumentNode) -> Bool {
    if let task = node["task"]?.string { return task.contains("@") }
    if isTemplate(node) { return true }
    return ["script", "bash", "pwsh", "powershell"].contains { node[$0]?.string != nil } && node["name"]?.string == nil
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let root = document.documents.first else { return [] }
    var reader = AzureReader(builder: CIBuilder(document.file, system: "azure-pipelines"), variables: root["variables"])
    let isTemplate =
      root["trigger"] == nil && root["pr"] == nil && root["schedules"] == nil && root["resources"] == nil
      && root["extends"] == nil
      && (root["parameters"] != nil && root["pool"] == nil
        || !document.path.name.hasPrefix("azure-pipelines") && root["pool"] == nil)
    let triggers = isTemplate ? [] : triggers(of: root)
    reader.read(root, of: CIBuilder.Job(id: "", triggers: triggers), depth: 10)
    let first = root.entry("trigger") ?? root.entry("pr") ?? root.entry("schedules") ?? root.entries.first
    return reader.builder.facts(workflowAt: isTemplate ? nil : first?.line)
  }

  /// Without `trigger` and `pr` every push and pull request starts the pipeline.
  private static func triggers(of root: DocumentNode) -> [String] {
    var triggers: [String] = []
    let push = root["trigger"]
    if !isNone(push) {
      let isTagOnly = push?["tags"] != nil && push?["branches"] == nil
      triggers.append(isTagOnly ? "tag" : "push")
    }
    if root["pr"].map({ !isNone($0) }) ?? (push == nil) { triggers.append("pull-request") }
    if root["schedules"] != nil { triggers.append("schedule") }
    let resources = root["resources"]
    if resources?["pipelines"]?.items.contains(where: { $0["trigger"] != nil }) == true { triggers.append("event") }
    return triggers.isEmpty ? ["manual"] : triggers
  }

  /// `none`, or a list that names no other branch, which starts nothing either.
  private static func isNone(_ node: DocumentNode?) -> Bool {
    guard let node else { return false }
    if let word = node.string { return word.lowercased() == "none" }
    return !node.items.isEmpty && node.items.allSatisfy { $0.string?.lowercased() == "none" }
  }
}

/// Walks the stages, jobs and steps of an Azure pipeline.
private struct AzureReader {
  var builder: CIBuilder
  /// The pipeline's own variables that are plain text.
  private var values: [String: String] = [:]
  private var stepsLeft = 5_000

  init(builder: CIBuilder, variables: DocumentNode?) {
    self.builder = builder
    let named = variables?.entries.map { ($0.key, $0.value.string) } ?? []
    let listed = variables?.items.map { ($0["name"]?.string ?? "", $0["value"]?.string) } ?? []
    for (name, value) in named + listed { if let value, ExpressionText.isPlain(value) { values[name] = value } }
  }

  /// Reads whatever of stages, jobs and steps a node has.
  mutating func read(_ node: DocumentNode, of job: CIBuilder.Job, depth: Int) {
    guard depth > 0 else { return }
    for key in ["stages", "jobs"] {
      for item in flattened(node[key], depth: 4) {
        if item["condition"]?.isNeverTrue == true { continue }
        if template(item, of: job) { continue }
        read(item, of: named(item, within: job), depth: depth - 1)
      }
    }
    if let extended = node["extends"] { _ = template(extended, of: job) }
    for step in flattened(node["steps"], depth: 4) { self.step(step, of: job) }
    // Deployment jobs: strategy.<kind>.<phase>.steps
    for kind in node["strategy"]?.entries ?? [] where kind.key != "matrix" {
      for phase in kind.value.entries { for step in flattened(phase.value["steps"], depth: 4) { self.step(step, of: job) } }
    }
  }

  private mutating func named(_ item: DocumentNode, within outer: CIBuilder.Job) -> CIBuilder.Job {
    var job = outer
    guard let entry = item.entry("job") ?? item.entry("deployment") ?? item.entry("stage"), let id = entry.value.string else {
      return outer
    }
    job = CIBuilder.Job(id: id, triggers: outer.triggers)
    let environment = item["environment"]
    let pool = item["pool"]
    builder.job(
      job, line: entry.line, environment: environment?.string ?? environment?["name"]?.string,
      needs: item["dependsOn"]?.strings ?? [], condition: item["condition"]?.string,
      runsOn: [pool?.string ?? pool?["vmImage"]?.string ?? pool?["name"]?.string].compactMap(\.self))
    return job
  }

  private mutating func step(_ step: DocumentNode, of job: CIBuilder.Job) {
    guard stepsLeft > 0, !builder.collector.isFull else { return }
    stepsLeft -= 1
    if step["condition"]?.isNeverTrue == true || step["enabled"]?.isNeverTrue == true || template(step, of: job) { return }
    var job = job
    job.directory = (step["workingDirectory"] ?? step[path: "inputs", "workingDirectory"])?.string.map { azureText($0) }
    for (key, dialect) in [("script", ShellDialect.posix), ("bash", .posix), ("pwsh", .windows), ("powershell", .windows)] {
      guard let node = step[key], let text = node.string else { continue }
      job.dialect = dialect
      builder.script(text: azureText(text), at: node, of: job)
    }
    guard let task = step["task"], let name = task.string else { return }
    let inputs = step["inputs"]
    builder.uses(name, line: task.line, of: job, with: inputs)
    let input = inputs?["inlineScript"] ?? inputs?["script"] ?? inputs?["Inline"]
    guard let input, let text = input.string else { return }
    let isPowerShell =
      name.lowercased().hasPrefix("powershell") || inputs?["scriptType"]?.string?.hasPrefix("ps") == true
      || inputs?["scriptType"]?.string == "batch"
    job.dialect = isPowerShell ? .windows : .posix
    if name.lowercased().hasPrefix("pythonscript") {
      builder.program("python", input, of: job)
      return
    }
    builder.script(text: azureText(text), at: input, of: job)
  }

  private mutating func template(_ node: DocumentNode, of job: CIBuilder.Job) -> Bool {
    guard let template = node["template"], let name = template.string else { return false }
    let folder = builder.collector.file.folder
    let isLocal = !name.contains("@") || name.hasSuffix("@self")
    let path = name.hasSuffix("@self") ? String(name.dropLast(5)) : name
    let place =
      path.hasPrefix("/") ? String(path.dropFirst()) : WorkingDirectory.join(folder.isEmpty ? nil : folder, path) ?? path
    builder.uses(isLocal ? place : name, line: template.line, of: job, with: node["parameters"])
    return true
  }

  /// The items of a list with those under `${{ if … }}` keys in their place.
  private func flattened(_ list: DocumentNode?, depth: Int) -> [DocumentNode] {
    guard depth > 0 else { return [] }
    return (list?.items ?? []).flatMap { item -> [DocumentNode] in
      guard item.entries.count == 1, let only = item.entries.first, only.key.hasPrefix("${{") else { return [item] }
      return flattened(only.value, depth: depth - 1)
    }
  }

  /// Shell text with `$(name)` of the pipeline's variables as `${name}`, so that it is no command.
  private func azureText(_ text: String) -> String {
    guard text.contains("$(") else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "$"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "("),
        let end = bytes[(index + 2)...].prefix(100).firstIndex(of: UInt8(ascii: ")"))
      {
        let name = String(decoding: bytes[(index + 2)..<end], as: UTF8.self)
        if isVariable(name) {
          result.append(contentsOf: (values[name] ?? "${\(name)}").utf8)
          index = end + 1
          continue
        }
      }
      result.append(bytes[index])
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func isVariable(_ name: String) -> Bool {
    guard !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x2D && $0 != 0x2F && $0 < 0x7B || $0 == 0x2D }) else { return false }
    return name.contains(".") || name.contains { $0.isUppercase } || values[name] != nil
  }
}
