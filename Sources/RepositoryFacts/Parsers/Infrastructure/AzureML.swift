import Documents

/// Turns the resource files of Azure ML's command line (v2) into `resource` facts (system azureml, name the schema's kind such
/// as `pipelineJob`, `managedOnlineEndpoint`, `data`), pipeline jobs into `stage` facts, and what jobs run into `command`
/// facts (context `pipeline`).
enum AzureML: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    document.format != .ini && document.documents.contains { kind(of: $0) != nil }
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    let file = document.file
    var run = RunText(document)
    return document.documents.flatMap { root -> [Fact] in
      guard let kind = kind(of: root) else { return [] }
      let label = root["name"]?.string
      let line = root.entry("$schema")?.line ?? root.entry("type")?.line ?? root.line
      var facts = [
        Fact(
          .resource, kind, at: file.line(line), in: file.contexts,
          [.init(.system, "azureml")] + (label.map { [.init(.label, $0)] } ?? []))
      ]
      facts += command(of: root, owner: label ?? kind, file, &run)
      for job in root["jobs"]?.entries ?? [] { facts += stage(job, file, &run) }
      return facts
    }
  }

  /// The kind that `…/latest/pipelineJob.schema.json` names; without a schema, what only a pipeline job has.
  private static func kind(of root: DocumentNode) -> String? {
    if let schema = root["$schema"]?.string {
      guard schema.contains("azuremlschemas") || schema.hasPrefix("azureml:") else { return nil }
      let name = schema.split(whereSeparator: { $0 == "/" || $0 == ":" }).last ?? ""
      let kind = name.prefix { $0 != "." }
      return kind.isEmpty ? nil : String(kind)
    }
    let isPipeline = root["type"]?.string == "pipeline" && root["jobs"]?.entries.isEmpty == false
    return isPipeline ? "pipelineJob" : nil
  }

  private static func stage(_ entry: DocumentNode.Entry, _ file: SourceFile, _ run: inout RunText) -> [Fact] {
    var needs: [String] = []
    var inputs: [String] = []
    for input in entry.value["inputs"]?.entries ?? [] {
      guard let text = input.value.string ?? input.value["path"]?.string else { continue }
      if let job = referredJob(text) {
        if !needs.contains(job) { needs.append(job) }
      } else if !text.isEmpty {
        inputs.append(text)
      }
    }
    let outputs = (entry.value["outputs"]?.entries ?? []).map(\.key)
    var attributes: [Fact.Attribute] = [.init(.system, "azureml")]
    attributes += inputs.map { .init(.input, $0) } + outputs.map { .init(.output, $0) } + needs.map { .init(.needs, $0) }
    let fact = Fact(.stage, entry.key, at: file.line(entry.line), in: file.contexts.union(.pipeline), attributes)
    return [fact] + command(of: entry.value, owner: entry.key, file, &run)
  }

  /// `prep` in `${{parent.jobs.prep.outputs.data}}` and `${{ parent.jobs.prep.outputs.data }}`.
  private static func referredJob(_ text: String) -> String? {
    guard text.hasPrefix("${{") else { return nil }
    let words = text.dropFirst(3).droppingLeadingSpace.split(separator: ".", maxSplits: 3)
    guard words.count >= 3, words[0] == "parent", words[1] == "jobs" else { return nil }
    return String(words[2])
  }

  /// A job's own command, a sweep's trial, or a parallel step's entry script.
  private static func command(of job: DocumentNode, owner: String, _ file: SourceFile, _ run: inout RunText) -> [Fact] {
    var facts: [Fact] = []
    for holder in [job, job["trial"], job["task"]] {
      guard let holder else { continue }
      let code = holder["code"]?.string.map { RepositoryPath.join(file.folder, $0) }
      let directory = code == "." ? "" : code
      if let command = holder["command"] {
        facts += run.commands(
          command, contexts: .pipeline, attributes: [.init(.owner, owner)], directory: directory)
      } else if let script = holder["entry_script"] ?? holder["scoring_script"], let name = script.string {
        facts += RunText.commands(
          words: ["python", name], in: file, line: script.line, contexts: file.contexts.union(.pipeline),
          attributes: [.init(.owner, owner)], directory: directory)
      }
    }
    return facts
  }
}
