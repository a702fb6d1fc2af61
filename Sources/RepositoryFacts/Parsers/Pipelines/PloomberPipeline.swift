import Documents

/// Turns a Ploomber `pipeline.yaml` into `stage` facts (system ploomber, `input` the source, `output` the products) and, for
/// scripts, the command that runs them.
enum PloomberPipeline: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    document.path.name.hasPrefix("pipeline") && document.documents.contains { !tasks($0).isEmpty }
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    document.documents.flatMap { tasks($0) }.flatMap { facts(of: $0, document.file) }
  }

  private static func tasks(_ root: DocumentNode) -> [DocumentNode] {
    (root["tasks"]?.items ?? []).filter { $0["source"]?.string != nil && $0["product"] != nil }
  }

  private static func facts(of task: DocumentNode, _ file: SourceFile) -> [Fact] {
    guard let source = task.entry("source"), let text = source.value.string else { return [] }
    let stem = (text.split(separator: "/").last ?? "").prefix { $0 != "." }
    let name = task["name"]?.string ?? String(stem)
    let products = task["product"].map { $0.string.map { [$0] } ?? $0.entries.compactMap(\.value.string) } ?? []
    let isPath = text.contains("/") || text.hasSuffix(".py") || text.hasSuffix(".ipynb") || text.hasSuffix(".sql")
    var attributes: [Fact.Attribute] = [.init(.system, "ploomber")]
    attributes.append(.init(.input, isPath ? RepositoryPath.join(file.folder, text) : text))
    attributes += products.map { .init(.output, RepositoryPath.join(file.folder, $0)) }
    attributes += (task["upstream"]?.strings ?? []).map { .init(.needs, $0) }
    let contexts = file.contexts.union(.pipeline)
    let stage = Fact(.stage, name, at: file.line(source.line), in: contexts, attributes)
    guard text.hasSuffix(".py") else { return [stage] }
    return [stage]
      + RunText.commands(
        words: ["python", text], in: file, line: source.line, contexts: contexts, attributes: [.init(.owner, name)],
        directory: file.folder)
  }
}
