import Documents

/// Turns the templates of Argo workflows (also those that Kubeflow compiled) into `stage` facts (system argo, `needs` by
/// dependencies or by the order of steps), and what their containers start into `command` facts (context `pipeline`, owner
/// the template).
enum ArgoWorkflow: DocumentInterpreter {
  private static let kinds: Set<String> = ["Workflow", "CronWorkflow", "WorkflowTemplate", "ClusterWorkflowTemplate"]

  static func claims(_ document: DocumentFile) -> Bool { document.documents.contains(where: isWorkflow) }

  /// Whether a document is one of Argo's workflow kinds.
  static func isWorkflow(_ root: DocumentNode) -> Bool {
    root["apiVersion"]?.string?.hasPrefix("argoproj.io/") == true && kinds.contains(root["kind"]?.string ?? "")
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    var run = RunText(document)
    var facts: [Fact] = []
    for root in document.documents where isWorkflow(root) {
      let specification = root["spec"]?["workflowSpec"] ?? root["spec"]
      for template in specification?["templates"]?.items ?? [] {
        facts += tasks(template, document.file) + steps(template, document.file) + commands(template, &run)
      }
    }
    return facts
  }

  private static func tasks(_ template: DocumentNode, _ file: SourceFile) -> [Fact] {
    (template["dag"]?["tasks"]?.items ?? []).compactMap { task in
      let needs = (task["dependencies"]?.strings ?? []) + dependencies(task["depends"]?.string ?? "")
      return fact(task, needs: needs, file)
    }
  }

  /// The tasks that an expression such as `prepare && (fetch.Succeeded || !clean.Failed)` names.
  private static func dependencies(_ expression: String) -> [String] {
    var names: [String] = []
    for word in expression.split(whereSeparator: { " &|!()\t\n".contains($0) }) {
      let name = String(word.prefix { $0 != "." })
      if !name.isEmpty, !names.contains(name), names.count < 100 { names.append(name) }
    }
    return names
  }

  /// Steps are groups in order; those of one group run side by side.
  private static func steps(_ template: DocumentNode, _ file: SourceFile) -> [Fact] {
    var facts: [Fact] = []
    var before: [String] = []
    for group in template["steps"]?.items ?? [] {
      let steps = group.items.isEmpty ? [group] : group.items
      // Two wide groups would multiply: beyond this width the first names stand for all.
      facts += steps.compactMap { fact($0, needs: Array(before.prefix(20)), file) }
      before = steps.compactMap { $0["name"]?.string }
    }
    return facts
  }

  private static func fact(_ step: DocumentNode, needs: [String], _ file: SourceFile) -> Fact? {
    guard let entry = step.entry("name"), let name = entry.value.string else { return nil }
    return Fact(
      .stage, name, at: file.line(entry.line), in: file.contexts.union(.pipeline),
      [.init(.system, "argo")] + needs.map { .init(.needs, $0) })
  }

  private static func commands(_ template: DocumentNode, _ run: inout RunText) -> [Fact] {
    let attributes: [Fact.Attribute] = template["name"]?.string.map { [.init(.owner, $0)] } ?? []
    var facts: [Fact] = []
    for container in [template["container"]].compactMap(\.self) + (template["containerSet"]?["containers"]?.items ?? []) {
      facts += run.start(
        program: container["command"], arguments: container["args"], contexts: .pipeline, attributes: attributes)
    }
    if let script = template["script"], let source = script["source"] {
      let program = script["command"]?.strings.first?.split(separator: "/").last ?? "sh"
      if program.hasSuffix("sh") { facts += run.commands(source, contexts: .pipeline, attributes: attributes) }
    }
    return facts
  }
}
