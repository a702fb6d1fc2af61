import Documents

/// Turns a compose file into `service` facts, and what its services start into `command` facts (context `service`, owner the
/// service, `target` start or healthcheck).
enum ComposeFile: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    document.path.name.contains("compose") && document.documents.contains { !($0["services"]?.entries.isEmpty ?? true) }
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    var run = RunText(document)
    return document.documents.flatMap { root in
      (root["services"]?.entries ?? []).flatMap { service($0, document.file, &run) }
    }
  }

  private static func service(_ entry: DocumentNode.Entry, _ file: SourceFile, _ run: inout RunText) -> [Fact] {
    let service = entry.value
    var attributes: [Fact.Attribute] = []
    if let image = service["image"]?.string { attributes.append(.init(.image, BuildArguments().expand(image))) }
    if let build = service["build"] { attributes += buildAttributes(build, folder: file.folder) }
    if let command = service["command"], !command.isNull {
      attributes.append(.init(.command, command.strings.joined(separator: " ")))
    }
    for volume in service["volumes"]?.items ?? [] {
      if let text = volume.string ?? mapped(volume, "source", "target") { attributes.append(.init(.volume, text)) }
    }
    for port in service["ports"]?.items ?? [] {
      if let text = port.string ?? mapped(port, "published", "target") { attributes.append(.init(.port, text)) }
    }
    let contexts = file.contexts.union(.service)
    var facts = [Fact(.service, entry.key, at: file.line(entry.line), in: contexts, attributes)]
    let owner = Fact.Attribute(.owner, entry.key)
    facts += run.start(
      program: service["entrypoint"], arguments: service["command"], contexts: .service,
      attributes: [owner, .init(.target, "start")])
    if let test = service["healthcheck"]?["test"] {
      facts += healthCheck(test, &run, attributes: [owner, .init(.target, "healthcheck")])
    }
    return facts
  }

  private static func buildAttributes(_ build: DocumentNode, folder: String) -> [Fact.Attribute] {
    let context = build.string ?? build["context"]?.string ?? "."
    if context.contains("://") || context.hasPrefix("git@") || build["dockerfile_inline"] != nil {
      return [.init(.build, context)]
    }
    let joined = RepositoryPath.join(folder, BuildArguments().expand(context))
    let dockerfile = build["dockerfile"]?.string ?? "Dockerfile"
    return [
      .init(.build, joined),
      .init(.dockerfile, RepositoryPath.join(joined == "." ? "" : joined, BuildArguments().expand(dockerfile))),
    ]
  }

  /// The long form of a volume or port, written as the short one.
  private static func mapped(_ node: DocumentNode, _ from: String, _ to: String) -> String? {
    let parts = [node[from]?.string, node[to]?.string].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ":")
  }

  /// `test` is shell text, `["CMD-SHELL", text]`, `["CMD", words…]` or `["NONE"]`.
  private static func healthCheck(
    _ test: DocumentNode, _ run: inout RunText, attributes: [Fact.Attribute]
  ) -> [Fact] {
    guard let form = test.items.first?.string else { return run.commands(test, contexts: .service, attributes: attributes) }
    switch form {
    case "CMD": return run.commands(words: Array(test.items.dropFirst()), contexts: .service, attributes: attributes)
    case "CMD-SHELL" where test.items.count > 1:
      return run.commands(test.items[1], contexts: .service, attributes: attributes)
    default: return []
    }
  }
}
