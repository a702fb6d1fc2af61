import Documents

/// Reads AWS CodeBuild's `buildspec*.yml`: the commands of its phases, all of the one job `build`.
enum CodeBuild: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    guard document.format == .yaml, let root = document.documents.first, let phases = root["phases"] else { return false }
    return document.path.name.contains("buildspec")
      || root["version"] != nil && phases.entries.contains { $0.value["commands"] != nil }
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let phases = document.documents.first?.entry("phases") else { return [] }
    var builder = CIBuilder(document.file, system: "codebuild")
    let job = CIBuilder.Job(id: "build", triggers: ["external"])
    builder.job(job, line: phases.line)
    for phase in phases.value.entries {
      builder.script(phase.value["commands"], of: job)
      builder.script(phase.value["finally"], of: job)
    }
    return builder.facts(workflowAt: phases.line)
  }
}
