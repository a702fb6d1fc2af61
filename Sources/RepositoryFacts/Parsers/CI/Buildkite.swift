import Documents

/// Reads Buildkite's pipelines (`.buildkite/*.yml`): owner is a step's key or label. What starts them stands outside the
/// repository; steps behind a `block` wait for a person.
enum Buildkite: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    document.format == .yaml && document.path.folder.hasPrefix(".buildkite")
      || document.path.path == "buildkite.yml" || document.path.path == "buildkite.yaml"
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let root = document.documents.first else { return [] }
    var builder = CIBuilder(document.file, system: "buildkite")
    let list = root["steps"] ?? root
    var triggers = ["external"]
    steps(list, triggers: &triggers, into: &builder, depth: 4)
    return builder.facts(workflowAt: list.items.isEmpty ? nil : root.entry("steps")?.line ?? 1)
  }

  private static func steps(_ node: DocumentNode?, triggers: inout [String], into builder: inout CIBuilder, depth: Int) {
    guard depth > 0 else { return }
    for (index, step) in (node?.items ?? []).enumerated() {
      if step["block"] != nil || step.string == "block" || step["type"]?.string == "block" { triggers = ["manual"] }
      if step["group"] != nil || step["steps"] != nil {
        steps(step["steps"], triggers: &triggers, into: &builder, depth: depth - 1)
      }
      let script = step["command"] ?? step["commands"]
      guard script != nil || step["plugins"] != nil else { continue }
      let id = step["key"]?.string ?? step["label"]?.string ?? step["name"]?.string ?? "step-\(index + 1)"
      let job = CIBuilder.Job(id: id, triggers: triggers)
      builder.job(
        job, line: step.line, needs: step["depends_on"]?.strings ?? [], condition: step["if"]?.string ?? step["branches"]?.string)
      builder.script(script, of: job)
      for plugin in step["plugins"]?.items ?? [] {
        guard let name = plugin.string ?? plugin.entries.first?.key else { continue }
        let parts = name.split(separator: "#", maxSplits: 1).map(String.init)
        builder.uses(
          parts.first ?? name, version: parts.count > 1 ? parts[1] : "", line: plugin.line, of: job,
          with: plugin.entries.first?.value)
      }
    }
  }
}
