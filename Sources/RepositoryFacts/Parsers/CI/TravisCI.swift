import Documents

/// Reads `.travis.yml`: the phases' commands, owner the job's name (`build` for the file's own phases), deployments as
/// `uses` with the provider's name.
enum TravisCI: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool { document.path.path == ".travis.yml" }

  private static let phases = [
    "before_install", "install", "before_script", "script", "after_success", "before_deploy", "after_deploy", "after_script",
  ]

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let root = document.documents.first else { return [] }
    var builder = CIBuilder(document.file, system: "travis")
    read(root, id: "build", line: root.line, into: &builder)
    let included = [root[path: "jobs", "include"], root[path: "matrix", "include"]].compactMap { $0 }.flatMap(\.items)
    for item in included.prefix(200) where phases.contains(where: { item[$0] != nil }) || item["deploy"] != nil {
      read(item, id: item["name"]?.string ?? item["stage"]?.string ?? "build", line: item.line, into: &builder)
    }
    return builder.facts(workflowAt: 1)
  }

  private static func read(_ node: DocumentNode, id: String, line: Int, into builder: inout CIBuilder) {
    let job = CIBuilder.Job(id: id, triggers: ["push", "pull-request"])
    builder.job(job, line: line, condition: node["if"]?.string)
    for phase in phases { builder.script(node[phase], of: job) }
    guard let deploy = node["deploy"] else { return }
    for item in deploy.items.isEmpty ? [deploy] : deploy.items {
      guard let provider = item["provider"], let name = provider.string else { continue }
      var job = job
      job.triggers = item[path: "on", "tags"]?.string == "true" ? ["tag"] : ["push"]
      builder.uses(name, line: provider.line, of: job, with: item)
      if name == "script" { builder.script(item["script"], of: job) }
    }
  }
}
