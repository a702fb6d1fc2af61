import Documents

/// Turns a Serverless Framework file into `resource` facts: each function (name `function`, system serverless, api the
/// provider), and the CloudFormation resources that it adds.
enum Serverless: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    let name = document.path.name
    return name.hasPrefix("serverless") && document.documents.contains { $0["provider"] != nil }
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    let file = document.file
    return document.documents.flatMap { root in
      let provider = root["provider"]?["name"]?.string ?? root["provider"]?.string
      // `functions` is a mapping, or a list of mappings.
      let functions = (root["functions"]?.entries ?? []) + (root["functions"]?.items ?? []).flatMap(\.entries)
      let facts = functions.map { entry in
        Fact(
          .resource, "function", at: file.line(entry.line), in: file.contexts.union(.service),
          [.init(.system, "serverless")] + (provider.map { [.init(.api, $0)] } ?? []) + [.init(.label, entry.key)])
      }
      return facts + CloudFormation.resources(root["resources"]?["Resources"], file)
    }
  }
}
