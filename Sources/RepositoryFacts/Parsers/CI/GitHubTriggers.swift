import Documents

/// What starts a workflow of GitHub Actions: the value of `on` in, trigger names of `FactKind.workflow` out.
enum GitHubTriggers {
  static func of(_ on: DocumentNode) -> [String] {
    var triggers: [String] = []
    func add(_ event: String, _ filter: DocumentNode?) {
      for trigger in names(event, filter) where !triggers.contains(trigger) { triggers.append(trigger) }
    }
    for event in on.strings { add(event, nil) }
    for entry in on.entries { add(entry.key, entry.value) }
    return triggers
  }

  private static func names(_ event: String, _ filter: DocumentNode?) -> [String] {
    switch event {
    case "push":
      let hasTags = filter?["tags"] != nil || filter?["tags-ignore"] != nil
      let hasBranches = filter?["branches"] != nil || filter?["branches-ignore"] != nil
      return !hasTags ? ["push"] : hasBranches ? ["push", "tag"] : ["tag"]
    case "pull_request", "pull_request_target", "merge_group": return ["pull-request"]
    case "release", "registry_package": return ["release"]
    case "schedule": return ["schedule"]
    case "workflow_dispatch": return ["manual"]
    case "workflow_call": return ["call"]
    // What runs behind another workflow nearly always follows one that a push started; that one stands in another file.
    case "workflow_run": return ["push"]
    default: return ["event"]
    }
  }
}
