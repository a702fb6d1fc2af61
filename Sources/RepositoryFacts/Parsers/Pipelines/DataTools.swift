import Documents

/// Turns an expectation suite of Great Expectations into a `resource` fact: ExpectationSuite, system great-expectations. A
/// suite without expectations checks nothing and is none.
enum ExpectationSuite: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool { document.documents.contains { !expectations($0).isEmpty } }

  static func facts(of document: DocumentFile) -> [Fact] {
    let file = document.file
    return document.documents.filter { !expectations($0).isEmpty }.map { root in
      let name = root.entry("expectation_suite_name") ?? root.entry("name")
      return Fact(
        .resource, "ExpectationSuite", at: file.line(root.entry("expectations")?.line), in: file.contexts,
        [.init(.system, "great-expectations")] + (name?.value.string.map { [.init(.label, $0)] } ?? []))
    }
  }

  private static func expectations(_ root: DocumentNode) -> [DocumentNode] {
    (root["expectations"]?.items ?? []).filter {
      ($0["expectation_type"] ?? $0["type"])?.string?.hasPrefix("expect_") == true
    }
  }
}

/// Turns Soda's checks into `resource` facts: SodaChecks, system soda, label the data set; only where it has checks.
enum SodaChecks: DocumentInterpreter {
  private static let prefix = "checks for "

  static func claims(_ document: DocumentFile) -> Bool {
    document.format == .yaml && document.documents.contains { $0.entries.contains { $0.key.hasPrefix(prefix) } }
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    let file = document.file
    return document.documents.flatMap(\.entries).filter { $0.key.hasPrefix(prefix) && !$0.value.items.isEmpty }.map {
      Fact(
        .resource, "SodaChecks", at: file.line($0.line), in: file.contexts,
        [.init(.system, "soda"), .init(.label, String($0.key.dropFirst(prefix.count)))])
    }
  }
}

/// Turns Feast's `feature_store.yaml` into a `resource` fact: feature_store, system feast, api the provider, label the project.
enum FeastStore: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    document.path.name == "feature_store.yaml" || document.path.name == "feature_store.yml"
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let root = document.documents.first, let project = root.entry("project"), let name = project.value.string else {
      return []
    }
    let provider: [Fact.Attribute] = root["provider"]?.string.map { [.init(.api, $0)] } ?? []
    let file = document.file
    return [
      Fact(
        .resource, "feature_store", at: file.line(project.line), in: file.contexts,
        [.init(.system, "feast"), .init(.label, name)] + provider)
    ]
  }
}
