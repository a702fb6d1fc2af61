import Documents

/// Turns pipelines that the Kubeflow or Vertex SDK compiled (YAML or JSON) into `stage` facts (system kubeflow; `needs` are
/// the dependent tasks).
enum KubeflowPipeline: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool { document.documents.contains { tasks($0) != nil } }

  static func facts(of document: DocumentFile) -> [Fact] {
    let file = document.file
    return document.documents.flatMap { tasks($0)?.entries ?? [] }.map { task in
      Fact(
        .stage, task.key, at: file.line(task.line), in: file.contexts.union(.pipeline),
        [.init(.system, "kubeflow")] + (task.value["dependentTasks"]?.strings ?? []).map { .init(.needs, $0) })
    }
  }

  private static func tasks(_ root: DocumentNode) -> DocumentNode? {
    let specification = root["pipelineSpec"] ?? root
    guard specification["deploymentSpec"] != nil || specification["pipelineInfo"] != nil else { return nil }
    return specification[path: "root", "dag", "tasks"]
  }
}
