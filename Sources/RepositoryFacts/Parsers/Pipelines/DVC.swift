import Documents

/// Turns DVC's files into facts.
///
/// - `dvc.yaml`: a `stage` fact a stage (system dvc; paths from the repository's root; `needs` the stages that make what it
///   reads) and a `command` fact a command (context `pipeline`, owner the stage, where its `wdir` is)
/// - `*.dvc` and the outputs of `dvc.lock`: `tracked` facts
enum DVC: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    let name = document.path.name
    return name == "dvc.yaml" || name == "dvc.yml" || name == "dvc.lock" || (document.path.ending == "dvc" && name != ".dvc")
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let root = document.documents.first else { return [] }
    switch document.path.name {
    case "dvc.yaml", "dvc.yml": return pipeline(root, document)
    case "dvc.lock":
      // Version 1 had no `stages` around them.
      let stages = root["stages"]?.entries ?? root.entries
      return stages.flatMap { tracked($0.value, document.file, folder: document.file.folder) }
    default:
      let wdir = root["wdir"]?.string ?? "."
      return tracked(root, document.file, folder: folder(document.file.folder, wdir))
    }
  }

  private static func tracked(_ node: DocumentNode, _ file: SourceFile, folder: String) -> [Fact] {
    (node["outs"]?.items ?? []).compactMap { out in
      guard let path = out.entry("path"), let text = path.value.string else { return nil }
      let name = RepositoryPath.join(folder, text)
      return Fact(.tracked, name, at: file.line(path.line), in: file.contexts, [.init(.system, "dvc")])
    }
  }

  private static func folder(_ folder: String, _ wdir: String) -> String {
    let joined = RepositoryPath.join(folder, wdir)
    return joined == "." ? "" : joined
  }

  private struct Stage {
    let entry: DocumentNode.Entry
    /// The stage itself, or what `foreach` and `do` repeat.
    let body: DocumentNode
    let folder: String
    let inputs: [String]
    let parameters: [String]
    let outputs: [String]
  }

  private static func pipeline(_ root: DocumentNode, _ document: DocumentFile) -> [Fact] {
    let stages = (root["stages"]?.entries ?? []).map { stage($0, folder: document.file.folder) }
    var makers = StageMakers()
    for (index, stage) in stages.enumerated() {
      for output in stage.outputs { makers.add(output, by: index) }
    }
    var run = RunText(document)
    var facts: [Fact] = []
    for (index, stage) in stages.enumerated() {
      var attributes: [Fact.Attribute] = [.init(.system, "dvc")]
      attributes += (stage.inputs + stage.parameters).map { .init(.input, $0) }
      attributes += stage.outputs.map { .init(.output, $0) }
      attributes += makers.of(stage.inputs, without: index).map { .init(.needs, stages[$0].entry.key) }
      let file = document.file
      facts.append(
        Fact(.stage, stage.entry.key, at: file.line(stage.entry.line), in: file.contexts.union(.pipeline), attributes))
      guard let command = stage.body["cmd"] else { continue }
      for text in command.scalars {
        facts += run.commands(
          text, contexts: .pipeline, attributes: [.init(.owner, stage.entry.key)], directory: stage.folder)
      }
    }
    return facts
  }

  private static func stage(_ entry: DocumentNode.Entry, folder: String) -> Stage {
    let body = entry.value["do"] ?? entry.value
    let folder = self.folder(folder, body["wdir"]?.string ?? ".")
    // An item is a path, or a mapping from the path to its settings.
    func paths(_ key: String) -> [String] {
      (body[key]?.items ?? []).compactMap { $0.string ?? $0.entries.first?.key }.map { RepositoryPath.join(folder, $0) }
    }
    return Stage(
      entry: entry, body: body, folder: folder, inputs: paths("deps"), parameters: parameters(body, folder: folder),
      outputs: paths("outs") + paths("metrics") + paths("plots"))
  }

  /// Parameters as `file:name`: a plain name stands in `params.yaml`.
  private static func parameters(_ body: DocumentNode, folder: String) -> [String] {
    (body["params"]?.items ?? []).flatMap { item -> [String] in
      if let name = item.string { return [RepositoryPath.join(folder, "params.yaml") + ":" + name] }
      return item.entries.flatMap { entry -> [String] in
        let file = RepositoryPath.join(folder, entry.key)
        let names = entry.value.strings
        return names.isEmpty ? [file] : names.map { "\(file):\($0)" }
      }
    }
  }
}
