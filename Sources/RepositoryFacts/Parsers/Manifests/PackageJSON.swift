import Documents

/// Reads npm's `package.json`. Its scripts are the business of the task runners.
struct PackageJSON: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool { document.path.name == "package.json" && document.format == .json }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let root = document.documents.first else { return [] }
    var facts = ManifestFacts(document.file, manifest: "package-json")
    for name in ["name", "version", "license"] {
      if let entry = root.entry(name) {
        facts.metadata(name, entry.value.string ?? entry.value["type"]?.string ?? "", line: entry.line)
      }
    }
    let manager = manager(of: root)
    for (table, group) in [
      ("dependencies", ManifestFacts.Group.main), ("devDependencies", .dev), ("optionalDependencies", .optional),
      ("peerDependencies", .optional),
    ] {
      for entry in root[table]?.entries ?? [] {
        let version = entry.value.string ?? ""
        guard !version.hasPrefix("file:"), !version.hasPrefix("link:"), !version.hasPrefix("workspace:") else { continue }
        facts.dependency(
          entry.key, version: version, pinned: isExact(version), manager: manager, group: group, line: entry.line)
      }
    }
    return facts.facts
  }

  /// The tool that `packageManager` names (`pnpm@9.1.0`), else npm.
  private static func manager(of root: DocumentNode) -> String {
    let named = root["packageManager"]?.string?.prefix { $0 != "@" } ?? ""
    return named.isEmpty ? "npm" : String(named)
  }

  /// Whether a range is one full version: `1.2.3`, `=1.2.3`, `1.2.3-beta.1`.
  private static func isExact(_ range: String) -> Bool {
    let version = range.drop { $0 == "=" || $0 == "v" }
    let core = version.prefix { $0 != "-" && $0 != "+" }
    let parts = core.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) } && !version.contains(" ")
  }
}
