import Documents

/// Reads `pixi.toml`; its tables may stand in `pyproject.toml` under `tool.pixi` too.
struct Pixi: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool { document.path.name == "pixi.toml" && document.format == .toml }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let root = document.documents.first else { return [] }
    var facts = ManifestFacts(document.file, manifest: "pixi")
    let workspace = root["workspace"] ?? root["project"]
    for name in ["name", "version", "license"] {
      if let entry = workspace?.entry(name) { facts.metadata(name, entry.value.string ?? "", line: entry.line) }
    }
    add(root, to: &facts)
    return facts.facts
  }

  /// Adds the dependencies of Pixi's tables.
  static func add(_ root: DocumentNode, to facts: inout ManifestFacts) {
    tables(root, group: .main, to: &facts)
    for target in root["target"]?.entries ?? [] { tables(target.value, group: .main, to: &facts) }
    for feature in root["feature"]?.entries ?? [] {
      let group = ManifestFacts.Group(named: feature.key)
      tables(feature.value, group: group, to: &facts)
      for target in feature.value["target"]?.entries ?? [] { tables(target.value, group: group, to: &facts) }
    }
  }

  private static func tables(_ node: DocumentNode, group: ManifestFacts.Group, to facts: inout ManifestFacts) {
    for (table, tableGroup) in [
      ("dependencies", group), ("pypi-dependencies", group), ("host-dependencies", .build), ("build-dependencies", .build),
    ] {
      for entry in node[table]?.entries ?? [] where entry.key != "python" {
        let constraint = DependencyConstraint(entry.value)
        guard !constraint.isLocal else { continue }
        facts.dependency(
          entry.key, version: constraint.version, pinned: constraint.isPinned, manager: "pixi", group: tableGroup,
          line: entry.line)
      }
    }
  }
}
