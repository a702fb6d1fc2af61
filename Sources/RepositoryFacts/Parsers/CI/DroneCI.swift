import Documents

/// Reads Drone's `.drone.yml` and Woodpecker's `.woodpecker*`: owner is the pipeline's name; images that take settings in
/// place of commands are `uses`.
enum DroneCI: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    guard document.format == .yaml else { return false }
    let path = document.path
    return [".drone.yml", ".drone.yaml", ".woodpecker.yml", ".woodpecker.yaml"].contains(path.path)
      || path.folder.hasPrefix(".woodpecker") || path.folder == ".drone"
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    var builder = CIBuilder(document.file, system: "drone")
    for root in document.documents {
      if let kind = root["kind"]?.string, kind != "pipeline" { continue }
      let list = root["steps"] ?? root["pipeline"]
      guard let list else { continue }
      let usual = triggers(of: root["trigger"] ?? root["when"]) ?? ["push", "pull-request", "tag"]
      let name = root["name"]?.string ?? String(document.path.name.prefix { $0 != "." })
      let id = name.isEmpty ? "default" : name
      builder.job(.init(id: id, triggers: usual), line: root.line, needs: root["depends_on"]?.strings ?? [])
      let steps = list.items.map { ($0, $0.line) } + list.entries.map { ($0.value, $0.line) }
      for (step, line) in steps {
        let job = CIBuilder.Job(id: id, triggers: triggers(of: step["when"]) ?? usual)
        builder.script(step["commands"], of: job)
        guard step["commands"] == nil, let image = step["image"]?.string, step["settings"] != nil || step["group"] == nil else {
          continue
        }
        let parts = image.split(separator: ":", maxSplits: 1).map(String.init)
        builder.uses(
          parts.first ?? image, version: parts.count > 1 ? parts[1] : "", line: line, of: job, with: step["settings"])
      }
    }
    return builder.facts(workflowAt: document.documents.first?.line)
  }

  /// The triggers of a condition on events; nil where it says nothing of events.
  private static func triggers(of node: DocumentNode?) -> [String]? {
    guard let node else { return nil }
    let conditions = node.items.isEmpty ? [node] : node.items
    var triggers: [String] = []
    for condition in conditions {
      if condition["cron"] != nil, condition["event"] == nil { triggers.append("schedule") }
      guard let event = condition["event"] else { continue }
      for name in (event["include"] ?? event).strings {
        let trigger =
          switch name {
          case "push": "push"
          case "pull_request", "pull_request_closed": "pull-request"
          case "tag": "tag"
          case "cron": "schedule"
          case "manual", "promote", "rollback": "manual"
          case "release": "release"
          case "custom": "manual"
          default: "event"
          }
        if !triggers.contains(trigger) { triggers.append(trigger) }
      }
    }
    return triggers.isEmpty ? nil : triggers
  }
}
