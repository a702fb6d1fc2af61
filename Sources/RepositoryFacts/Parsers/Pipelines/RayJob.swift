import Documents

/// Reads the definition of a job that Anyscale or Ray runs (`anyscale job submit job.yaml`): its `entrypoint` is a command,
/// owned by the job's name.
enum RayJob: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    guard document.format == .yaml, let root = document.documents.first, root["entrypoint"]?.string != nil,
      root["kind"] == nil, root["steps"] == nil
    else { return false }
    return companions.contains { root[$0] != nil }
  }

  /// Keys of which such a definition has at least one; `entrypoint` alone says little.
  private static let companions = [
    "compute_config", "compute_config_id", "cluster_env", "build_id", "runtime_env", "working_dir", "image_uri", "containerfile",
    "requirements", "max_retries", "project_id", "submission_id",
  ]

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let root = document.documents.first, let entry = root["entrypoint"] else { return [] }
    var collector = CommandCollector(document.file)
    let owner = root["name"]?.string ?? document.file.name
    collector.add(
      script: entry, contexts: .pipeline, attributes: [.init(.system, "ray"), .init(.owner, String(owner.prefix(200)))])
    return collector.facts
  }
}
