import Documents

/// Reads workflows of GitHub Actions: `.github/workflows/*.yml` in; `workflow`, `job`, `uses` and `command` facts out.
///
/// A local reusable workflow or action is a `uses` with its path; what it does is found by following that path later.
enum GitHubActions: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    document.path.folder == ".github/workflows" && (document.path.ending == "yml" || document.path.ending == "yaml")
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let root = document.documents.first, let on = root.entry("on") ?? root.entry("true") else { return [] }
    var builder = CIBuilder(document.file, system: "github-actions")
    let triggers = GitHubTriggers.of(on.value)
    for entry in root["jobs"]?.entries ?? [] {
      read(entry, of: root, triggers: triggers, into: &builder)
    }
    return builder.facts(workflowAt: on.line)
  }

  private static func read(
    _ entry: DocumentNode.Entry, of root: DocumentNode, triggers: [String], into builder: inout CIBuilder
  ) {
    let node = entry.value
    if node["if"]?.isNeverTrue == true { return }
    var job = CIBuilder.Job(id: entry.key, triggers: triggers)
    let environment = node["environment"]?.string ?? node[path: "environment", "name"]?.string
    let runsOn = node["runs-on"] ?? DocumentNode(.sequence([]), line: entry.line)
    builder.job(
      job, line: entry.line, environment: environment, needs: node["needs"]?.strings ?? [], condition: node["if"]?.string,
      runsOn: runsOn.strings + (runsOn["group"]?.strings ?? []) + (runsOn["labels"]?.strings ?? []))
    if let workflow = node["uses"], let name = workflow.string {
      builder.uses(name, line: workflow.line, of: job, with: node["with"])
      return
    }
    let defaults = [root[path: "defaults", "run"], node[path: "defaults", "run"]].compactMap { $0 }
    let steps = GitHubSteps(
      variables: [root["env"], node["env"]], matrix: node[path: "strategy", "matrix"],
      directory: defaults.compactMap { $0["working-directory"]?.string }.last,
      shell: defaults.compactMap { $0["shell"]?.string }.last)
    if steps.shell == nil, node["runs-on"]?.strings.contains(where: { $0.hasPrefix("windows") }) == true {
      job.dialect = .windows
    }
    for step in node["steps"]?.items ?? [] { steps.read(step, of: job, into: &builder) }
  }
}

/// Reads the definition of a composite action: its steps' commands have the action's folder as owner and no triggers, since
/// only the workflows that use it say when it runs.
enum GitHubActionDefinition: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    (document.path.name == "action.yml" || document.path.name == "action.yaml")
      && document.documents.first?[path: "runs", "steps"] != nil
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    var builder = CIBuilder(document.file, system: "composite-action")
    let steps = GitHubSteps()
    for step in document.documents.first?[path: "runs", "steps"]?.items ?? [] {
      steps.read(step, of: CIBuilder.Job(id: document.file.folder), into: &builder)
    }
    return builder.facts(workflowAt: nil)
  }
}
