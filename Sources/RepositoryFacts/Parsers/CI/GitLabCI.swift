import Documents

/// Reads GitLab CI: `.gitlab-ci.yml`, and files in folders from which it is usual to include. Only the root's own file is a
/// `workflow`; a local include is a `uses` with its path.
enum GitLabCI: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    guard document.format == .yaml else { return false }
    if isRoot(document) { return true }
    let path = document.path
    let folders = path.folder.split(separator: "/")
    let isIncluded =
      path.name.hasSuffix(".gitlab-ci.yml") || folders.contains { $0.hasPrefix(".gitlab") || $0 == "ci" || $0 == ".ci" }
    return isIncluded
      && document.documents.contains { root in
        root.entries.contains { $0.value["script"] != nil }
      }
  }

  private static func isRoot(_ document: DocumentFile) -> Bool {
    document.path.path == ".gitlab-ci.yml" || document.path.path == ".gitlab-ci.yaml"
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    var builder = CIBuilder(document.file, system: "gitlab")
    for root in document.documents {
      let pipeline = root[path: "workflow", "rules"].map { GitLabTriggers.of(rules: $0) }
      let usual = pipeline.flatMap { $0.isEmpty ? nil : $0 } ?? ["push", "pull-request"]
      includes(root["include"], of: CIBuilder.Job(id: "", triggers: usual), into: &builder)
      let shared = root["default"] ?? root
      let nodes = Dictionary(root.entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
      for entry in root.entries.prefix(1_000) where !notJobs.contains(entry.key) && !entry.key.hasPrefix(".") {
        read(entry, of: nodes, shared: shared, usual: usual, into: &builder)
      }
    }
    return builder.facts(workflowAt: isRoot(document) ? document.documents.first.map { _ in 1 } : nil)
  }

  private static let notJobs: Set<String> = [
    "default", "include", "stages", "variables", "workflow", "image", "services", "cache", "before_script", "after_script",
    "pages_options", "spec",
  ]

  private static func read(
    _ entry: DocumentNode.Entry, of root: [String: DocumentNode], shared: DocumentNode, usual: [String],
    into builder: inout CIBuilder
  ) {
    let chain = inherited(entry.value, of: root)
    func value(_ key: String) -> DocumentNode? { chain.lazy.compactMap { $0[key] }.first }
    guard let triggers = GitLabTriggers.of(job: chain, usual: usual) else { return }
    let child = value("trigger")
    guard value("script") != nil || value("run") != nil || child != nil else { return }
    let job = CIBuilder.Job(id: entry.key, triggers: triggers)
    let environment = value("environment")
    let needs =
      (value("needs")?.items ?? []).compactMap { $0.string ?? $0["job"]?.string } + (value("dependencies")?.strings ?? [])
    builder.job(
      job, line: entry.line, environment: environment?.string ?? environment?["name"]?.string, needs: needs,
      condition: value("rules")?.items.compactMap { $0["if"]?.string }.first, runsOn: value("tags")?.strings ?? [])
    includes(child?["include"], of: job, into: &builder)
    for key in ["before_script", "script", "after_script"] {
      let node = value(key) ?? (key == "script" ? nil : shared[key])
      builder.script(node.map { referenced($0, in: root) }, of: job)
    }
  }

  /// The job and what it extends, the job first; cycles and long chains end after 12.
  private static func inherited(_ job: DocumentNode, of root: [String: DocumentNode]) -> [DocumentNode] {
    var chain: [DocumentNode] = []
    var waiting = [job]
    while let next = waiting.first, chain.count < 12 {
      waiting.removeFirst()
      chain.append(next)
      waiting.insert(contentsOf: (next["extends"]?.strings ?? []).reversed().prefix(12).compactMap { root[$0] }, at: 0)
    }
    return chain
  }

  /// `!reference [.base, script]` in a script: a list of two or three names of which the first is a job.
  private static func referenced(_ node: DocumentNode, in root: [String: DocumentNode]) -> DocumentNode {
    func target(_ list: DocumentNode) -> DocumentNode? {
      let keys = list.strings
      guard keys.count == list.items.count, keys.count == 2 || keys.count == 3, keys[0].hasPrefix(".") else { return nil }
      return keys.dropFirst().reduce(root[keys[0]]) { $0?[$1] }
    }
    if let found = target(node) { return found }
    guard case .sequence(let items) = node.content else { return node }
    return DocumentNode(.sequence(items.map { target($0) ?? $0 }), line: node.line, column: node.column)
  }

  private static func includes(_ node: DocumentNode?, of job: CIBuilder.Job, into builder: inout CIBuilder) {
    guard let node else { return }
    for item in node.items.isEmpty ? [node] : node.items {
      if let path = item.string ?? item["local"]?.string {
        builder.uses(path.hasPrefix("/") ? String(path.dropFirst()) : path, line: item.line, of: job)
        continue
      }
      for kind in ["template", "component", "remote"] {
        if let name = item[kind]?.string { builder.uses(name, line: item.line, of: job, with: item["inputs"]) }
      }
      if let project = item["project"]?.string {
        for file in item["file"]?.strings ?? [] {
          builder.uses("\(project)/\(file)", version: item["ref"]?.string, line: item.line, of: job)
        }
      }
    }
  }
}
