import Documents

/// Turns CloudFormation and SAM templates into `resource` facts: name `AWS::Lambda::Function`, system cloudformation, api aws,
/// label the logical id.
enum CloudFormation: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    document.documents.contains { root in
      guard let resources = root["Resources"]?.entries, !resources.isEmpty else { return false }
      return root["AWSTemplateFormatVersion"] != nil || root["Transform"] != nil
        || resources.contains { isType($0.value["Type"]) }
    }
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    document.documents.flatMap { resources($0["Resources"], document.file) }
  }

  /// The facts of a `Resources` mapping, wherever it stands.
  static func resources(_ resources: DocumentNode?, _ file: SourceFile) -> [Fact] {
    (resources?.entries ?? []).compactMap { entry in
      guard let type = entry.value.entry("Type"), let name = type.value.string, isType(type.value) else { return nil }
      return Fact(
        .resource, name, at: file.line(type.line), in: file.contexts.union(.service),
        [.init(.system, "cloudformation"), .init(.api, "aws"), .init(.label, entry.key)])
    }
  }

  private static func isType(_ node: DocumentNode?) -> Bool { node?.string?.contains("::") == true }
}
