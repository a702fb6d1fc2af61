import Documents

/// Turns Azure Resource Manager templates into `resource` facts: name `Microsoft.Storage/storageAccounts`, system arm, api the
/// API version, label the name as written.
enum ARMTemplate: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    document.documents.contains { isTemplate($0) }
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    var facts: [Fact] = []
    // Resources hold resources, and deployments hold templates; the reader has bounded how deep.
    var open = document.documents.filter(isTemplate).compactMap { $0["resources"] }
    while let node = open.popLast() {
      for resource in node.items + node.entries.map(\.value) {
        if let inner = resource["resources"] { open.append(inner) }
        if let inner = resource["properties"]?["template"]?["resources"] { open.append(inner) }
        guard let type = resource.entry("type"), let name = type.value.string else { continue }
        var attributes: [Fact.Attribute] = [.init(.system, "arm")]
        if let api = resource["apiVersion"]?.string { attributes.append(.init(.api, api)) }
        if let label = resource["name"]?.string { attributes.append(.init(.label, label)) }
        let file = document.file
        facts.append(Fact(.resource, name, at: file.line(type.line), in: file.contexts.union(.service), attributes))
      }
    }
    return facts.sorted { $0.location < $1.location }
  }

  private static func isTemplate(_ root: DocumentNode) -> Bool {
    root["$schema"]?.string?.lowercased().contains("deploymenttemplate.json") == true
  }
}
