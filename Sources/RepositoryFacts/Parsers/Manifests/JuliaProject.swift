import Documents

/// Reads Julia's `Project.toml`: `deps` and `extras` name packages by their UUID, `compat` says which versions.
struct JuliaProject: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    guard document.path.name == "project.toml" || document.path.name == "juliaproject.toml" else { return false }
    return document.documents.first?["deps"] != nil || document.documents.first?["uuid"] != nil
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let root = document.documents.first else { return [] }
    var facts = ManifestFacts(document.file, manifest: "project-toml")
    for name in ["name", "version", "license"] {
      if let entry = root.entry(name) { facts.metadata(name, entry.value.string ?? "", line: entry.line) }
    }
    for (table, group) in [("deps", ManifestFacts.Group.main), ("weakdeps", .optional), ("extras", .dev)] {
      for entry in root[table]?.entries ?? [] {
        let version = root["compat"]?[entry.key]?.string ?? ""
        facts.dependency(
          entry.key, version: version, pinned: version.hasPrefix("=") && !version.contains(","), manager: "julia", group: group,
          line: entry.line)
      }
    }
    return facts.facts
  }
}
