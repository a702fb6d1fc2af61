import Documents

/// Reads Google Cloud Build: each step's image and arguments make a command; images listed at the end are pushed. All steps
/// belong to the one job `build`; the triggers stand outside the repository.
enum CloudBuild: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    guard document.format == .yaml || document.format == .json, let steps = document.documents.first?["steps"]?.items,
      !steps.isEmpty
    else { return false }
    let path = document.path
    let folder = path.folder.split(separator: "/").last
    let isNamed =
      path.name.contains("cloudbuild") || path.name.contains("cloud-build") || path.name.contains("cloud_build")
      || folder.map { folders.contains($0) } == true
    return steps.prefix(50).allSatisfy { $0["name"]?.string != nil }
      && (isNamed || isCloudBuild(steps) && !otherKeys.contains { document.documents.first?[$0] != nil })
  }

  private static let folders: Set<Substring> = ["cloudbuild", ".cloudbuild", "cloud-build", "cloud_build"]
  /// Keys that only other systems' definitions have beside `steps`.
  private static let otherKeys = [
    "kind", "apiVersion", "on", "true", "jobs", "stages", "trigger", "triggers", "pool", "pipeline", "pipelines", "runs",
    "agents", "extends", "parameters",
  ]

  private static func isCloudBuild(_ steps: [DocumentNode]) -> Bool {
    steps.contains { $0["args"] != nil || $0["script"] != nil || $0["entrypoint"] != nil }
      && steps.prefix(50).allSatisfy { isImage($0["name"]?.string ?? "") }
  }

  /// Whether a step's name is an image with a registry or a tag (`gcr.io/cloud-builders/docker`, `python:3.11`), as no other
  /// system's step is named.
  private static func isImage(_ name: String) -> Bool {
    guard !name.isEmpty, !name.contains(" ") else { return false }
    if let colon = name.lastIndex(of: ":"), colon > name.startIndex {
      let tag = name[name.index(after: colon)...]
      return tag.first.map { $0.isLetter || $0.isNumber || $0 == "$" } == true
    }
    let registry = name.prefix { $0 != "/" }
    return registry.count < name.count && (registry.contains(".") || registry.hasPrefix("$"))
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let root = document.documents.first, let first = root.entry("steps") else { return [] }
    var builder = CIBuilder(document.file, system: "cloud-build")
    var job = CIBuilder.Job(id: "build", triggers: ["external"])
    builder.job(job, line: first.line)
    for step in first.value.items {
      job.directory = step["dir"]?.string
      if let script = step["script"] { builder.script(script, of: job) }
      let words = words(of: step, scripts: builder.collector.scripts)
      if step["script"] == nil { builder.command(words, of: job) }
    }
    job.directory = nil
    for image in root["images"]?.scalars ?? [] {
      builder.command(
        ["docker", "push", image.string ?? ""].map { ShellWord(text: $0, line: image.line, isQuoted: true) }, of: job)
    }
    return builder.facts(workflowAt: first.line)
  }

  private static func words(of step: DocumentNode, scripts: ScriptLines) -> [ShellWord] {
    guard let name = step["name"], let image = name.string else { return [] }
    var words = (step["args"]?.scalars ?? []).map {
      ShellWord(text: $0.string ?? "", line: scripts.firstLine(of: $0), isQuoted: true)
    }
    // One text of arguments is split as a shell would.
    if words.count == 1, step["args"]?.string != nil {
      words = words[0].text.split(separator: " ").map { ShellWord(text: String($0), line: words[0].line) }
    }
    let line = words.first?.line ?? step["entrypoint"]?.line ?? name.line
    if let entry = step["entrypoint"]?.string {
      words.insert(ShellWord(text: entry, line: line, isQuoted: true), at: 0)
    } else if let program = ImageProgram.of(image), words.first?.text != program {
      words.insert(ShellWord(text: program, line: line, isQuoted: true), at: 0)
    }
    return words
  }
}

/// The program that an image starts when it is given arguments only.
enum ImageProgram {
  /// The program, or nil where the arguments name it themselves.
  static func of(_ image: String) -> String? {
    let path = image.split(separator: "@").first.map(String.init) ?? image
    guard let last = path.split(separator: "/").last else { return nil }
    let base = String(last.prefix { $0 != ":" })
    if path.contains("cloud-builders") { return base }
    switch base {
    case "executor" where path.contains("kaniko"): return "kaniko"
    case "cloud-sdk": return nil
    case "terraform", "helm", "kubectl", "docker", "pack", "skaffold", "buildah", "gcloud", "trivy", "cosign": return base
    default: return nil
    }
  }
}
