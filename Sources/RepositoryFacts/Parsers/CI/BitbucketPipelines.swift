import Documents

/// Reads `bitbucket-pipelines.yml`: steps of each pipeline, owner the step's name or else the pipeline's; pipes as `uses`.
enum BitbucketPipelines: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    document.path.path == "bitbucket-pipelines.yml" || document.path.path == "bitbucket-pipelines.yaml"
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let pipelines = document.documents.first?.entry("pipelines") else { return [] }
    var builder = CIBuilder(document.file, system: "bitbucket")
    for section in pipelines.value.entries {
      let trigger =
        switch section.key {
        case "pull-requests": "pull-request"
        case "tags": "tag"
        case "custom": "manual"
        default: "push"
        }
      if section.key == "default" {
        steps(section.value, of: .init(id: "default", triggers: [trigger]), into: &builder, depth: 5)
        continue
      }
      for pipeline in section.value.entries {
        steps(pipeline.value, of: .init(id: pipeline.key, triggers: [trigger]), into: &builder, depth: 5)
      }
    }
    return builder.facts(workflowAt: pipelines.line)
  }

  private static func steps(_ node: DocumentNode?, of pipeline: CIBuilder.Job, into builder: inout CIBuilder, depth: Int) {
    guard depth > 0 else { return }
    for item in node?.items ?? [] {
      for group in ["parallel", "stage"] {
        guard let inner = item[group] else { continue }
        var pipeline = pipeline
        if inner["trigger"]?.string == "manual" { pipeline.triggers = ["manual"] }
        steps(inner["steps"] ?? inner, of: pipeline, into: &builder, depth: depth - 1)
      }
      guard let entry = item.entry("step") else { continue }
      let step = entry.value
      var job = CIBuilder.Job(id: step["name"]?.string ?? pipeline.id, triggers: pipeline.triggers)
      if step["trigger"]?.string == "manual" { job.triggers = ["manual"] }
      builder.job(job, line: entry.line, environment: step["deployment"]?.string)
      for key in ["script", "after-script"] {
        for line in step[key]?.items ?? [] {
          if let pipe = line["pipe"], let name = pipe.string {
            let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
            builder.uses(
              parts.first ?? name, version: parts.count > 1 ? parts[1] : "", line: pipe.line, of: job, with: line["variables"])
          } else {
            builder.script(line, of: job)
          }
        }
      }
    }
  }
}
