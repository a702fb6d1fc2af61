import Documents

/// Turns the `metadata.yaml` of a Mage pipeline into `stage` facts (system mage, name the block's uuid, `needs` its upstream
/// blocks, `input` its file).
enum MagePipeline: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    document.path.name == "metadata.yaml" && "/\(document.path.path)".contains("/pipelines/")
      && document.documents.contains { $0["blocks"]?.items.isEmpty == false }
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    let file = document.file
    return document.documents.flatMap { $0["blocks"]?.items ?? [] }.compactMap { block in
      guard let uuid = block.entry("uuid"), let name = uuid.value.string else { return nil }
      var attributes: [Fact.Attribute] = [.init(.system, "mage")]
      if let path = block[path: "configuration", "file_path"] ?? block[path: "configuration", "file_source", "path"],
        let text = path.string
      {
        attributes.append(.init(.input, text))
      }
      attributes += (block["upstream_blocks"]?.strings ?? []).map { .init(.needs, $0) }
      return Fact(.stage, name, at: file.line(uuid.line), in: file.contexts.union(.pipeline), attributes)
    }
  }
}
