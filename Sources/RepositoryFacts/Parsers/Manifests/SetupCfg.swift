import Documents

/// Reads `setup.cfg`: setuptools' `metadata`, `options`, extras and entry points.
struct SetupCfg: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool { document.path.name == "setup.cfg" && document.format == .ini }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let root = document.documents.first else { return [] }
    var facts = ManifestFacts(document.file, manifest: "setup")
    for name in ["name", "version", "license"] {
      if let entry = root["metadata"]?.entry(name) { facts.metadata(name, entry.value.string ?? "", line: entry.line) }
    }
    for (key, group) in [("install_requires", ManifestFacts.Group.main), ("setup_requires", .build), ("tests_require", .dev)] {
      add(root["options"]?.entry(key), group, to: &facts)
    }
    for extra in root["options.extras_require"]?.entries ?? [] { add(extra, ManifestFacts.Group(named: extra.key), to: &facts) }
    for (text, line) in lines(of: root["options.entry_points"]?.entry("console_scripts")) {
      guard let split = text.firstIndex(of: "=") else { continue }
      let target = text[text.index(after: split)...].trimmedSpaces
      facts.metadata("script", "\(text[..<split].trimmedSpaces)=\(target)", line: line)
    }
    return facts.facts
  }

  private static func add(_ entry: DocumentNode.Entry?, _ group: ManifestFacts.Group, to facts: inout ManifestFacts) {
    for (text, line) in lines(of: entry) {
      let comment = text.firstIndex(of: "#") ?? text.endIndex
      facts.requirement(text[..<comment], manager: "pip", group: group, line: line)
    }
  }

  /// The lines of a value, each with its line in the file: the first stands at the key.
  private static func lines(of entry: DocumentNode.Entry?) -> [(Substring, Int)] {
    guard let entry, let text = entry.value.string else { return [] }
    return text.lines.enumerated().compactMap { $1.isEmpty ? nil : ($1, entry.line + $0) }
  }
}
