import Documents

/// Reads a `Pipfile`: `packages`, `dev-packages` and categories of its own.
struct Pipfile: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool { document.path.name == "pipfile" && document.format == .toml }

  static func facts(of document: DocumentFile) -> [Fact] {
    var facts = ManifestFacts(document.file, manifest: "pipfile")
    for section in document.documents.first?.entries ?? [] {
      let group: ManifestFacts.Group
      switch section.key {
      case "packages": group = .main
      case "dev-packages": group = .dev
      case "source", "requires", "scripts", "pipenv": continue
      default: group = ManifestFacts.Group(named: section.key)
      }
      for entry in section.value.entries {
        // A bare version is none that Pipenv takes; it writes `==1.2.3`.
        let constraint = DependencyConstraint(entry.value)
        guard !constraint.isLocal || entry.value["git"] != nil else { continue }
        facts.dependency(
          entry.key, version: constraint.version, pinned: constraint.isPinned, manager: "pipenv", group: group, line: entry.line)
      }
    }
    return facts.facts
  }
}
