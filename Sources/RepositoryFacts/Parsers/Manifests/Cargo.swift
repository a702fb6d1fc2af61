import Documents

/// Reads Rust's `Cargo.toml`.
struct Cargo: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool { document.path.name == "cargo.toml" && document.format == .toml }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let root = document.documents.first else { return [] }
    var facts = ManifestFacts(document.file, manifest: "cargo")
    for name in ["name", "version", "license"] {
      if let entry = root["package"]?.entry(name) { facts.metadata(name, entry.value.string ?? "", line: entry.line) }
    }
    tables(root, to: &facts)
    if let workspace = root["workspace"] { tables(workspace, to: &facts) }
    for target in root["target"]?.entries ?? [] { tables(target.value, to: &facts) }
    return facts.facts
  }

  private static func tables(_ node: DocumentNode, to facts: inout ManifestFacts) {
    for (table, group) in [
      ("dependencies", ManifestFacts.Group.main), ("dev-dependencies", .dev), ("build-dependencies", .build),
    ] {
      for entry in node[table]?.entries ?? [] {
        let constraint = DependencyConstraint(entry.value, bareIsExact: false)
        guard !constraint.isLocal else { continue }
        facts.dependency(
          entry.key, version: constraint.version, pinned: constraint.isPinned, manager: "cargo",
          group: constraint.isOptional && group == .main ? .optional : group, line: entry.line)
      }
    }
  }
}
