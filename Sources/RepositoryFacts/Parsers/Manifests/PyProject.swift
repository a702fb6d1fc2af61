import Documents

/// Reads `pyproject.toml`: the standard tables (PEP 621, 639, 735) and those of Poetry, uv, PDM, Hatch and Pixi.
struct PyProject: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool { document.path.name == "pyproject.toml" && document.format == .toml }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let root = document.documents.first else { return [] }
    var reader = PyProject(facts: ManifestFacts(document.file, manifest: "pyproject"), manager: manager(of: root))
    if let project = root["project"] { reader.standard(project) }
    for group in root["dependency-groups"]?.entries ?? [] {
      reader.requirements(group.value, group: group.key == "main" ? .main : .dev)
    }
    reader.requirements(root[path: "build-system", "requires"], group: .build)
    if let poetry = root[path: "tool", "poetry"] { reader.poetry(poetry) }
    reader.requirements(root[path: "tool", "uv", "dev-dependencies"], group: .dev, manager: "uv")
    for group in root[path: "tool", "pdm", "dev-dependencies"]?.entries ?? [] {
      reader.requirements(group.value, group: .dev, manager: "pdm")
    }
    for environment in root[path: "tool", "hatch", "envs"]?.entries ?? [] {
      for key in ["dependencies", "extra-dependencies"] {
        reader.requirements(environment.value[key], group: .dev, manager: "hatch")
      }
    }
    if let pixi = root[path: "tool", "pixi"] { Pixi.add(pixi, to: &reader.facts) }
    return reader.facts.facts
  }

  private var facts: ManifestFacts
  private let manager: String

  /// The tool that manages the project: the one that has a table of its own, else the one whose build backend it is.
  private static func manager(of root: DocumentNode) -> String {
    if root[path: "tool", "poetry"] != nil { return "poetry" }
    if root[path: "tool", "uv"] != nil { return "uv" }
    if root[path: "tool", "pdm"] != nil { return "pdm" }
    if root[path: "tool", "hatch", "envs"] != nil { return "hatch" }
    let backend = root[path: "build-system", "build-backend"]?.string ?? ""
    if backend.hasPrefix("poetry") { return "poetry" }
    if backend.hasPrefix("pdm") { return "pdm" }
    if backend.hasPrefix("hatchling") { return "hatch" }
    return backend.hasPrefix("uv") ? "uv" : "pip"
  }

  private mutating func standard(_ project: DocumentNode) {
    requirements(project["dependencies"], group: .main)
    for extra in project["optional-dependencies"]?.entries ?? [] {
      requirements(extra.value, group: ManifestFacts.Group(named: extra.key))
    }
    metadata(project)
    for name in project["dynamic"]?.scalars ?? [] where name.string == "version" || name.string == "license" {
      facts.metadata(name.string ?? "", "dynamic", line: name.line)
    }
  }

  private mutating func metadata(_ table: DocumentNode) {
    for name in ["name", "version"] {
      if let entry = table.entry(name) { facts.metadata(name, entry.value.string ?? "", line: entry.line) }
    }
    if let license = table.entry("license") {
      let value = license.value.string ?? license.value["text"]?.string ?? license.value["file"]?.string ?? ""
      facts.metadata("license", value, line: license.line)
    }
    for classifier in table["classifiers"]?.scalars ?? [] {
      facts.licenseClassifier(classifier.string ?? "", line: classifier.line)
    }
    for script in table["scripts"]?.entries ?? [] {
      let target = script.value.string ?? script.value["callable"]?.string ?? script.value["reference"]?.string ?? ""
      facts.metadata("script", "\(script.key)=\(target)", line: script.line)
    }
  }

  private mutating func requirements(_ list: DocumentNode?, group: ManifestFacts.Group, manager: String? = nil) {
    for item in list?.scalars ?? [] {
      facts.requirement(item.string ?? "", manager: manager ?? self.manager, group: group, line: item.line)
    }
  }

  // MARK: Poetry

  private mutating func poetry(_ poetry: DocumentNode) {
    metadata(poetry)
    poetryDependencies(poetry["dependencies"], group: .main)
    poetryDependencies(poetry["dev-dependencies"], group: .dev)
    for group in poetry["group"]?.entries ?? [] {
      poetryDependencies(group.value["dependencies"], group: group.key == "main" ? .main : .dev)
    }
  }

  private mutating func poetryDependencies(_ table: DocumentNode?, group: ManifestFacts.Group) {
    for entry in table?.entries ?? [] where entry.key != "python" {
      let constraint = DependencyConstraint(entry.value)
      guard !constraint.isLocal else { continue }
      facts.dependency(
        entry.key, version: constraint.version, pinned: constraint.isPinned, manager: "poetry",
        group: constraint.isOptional && group == .main ? .optional : group, line: entry.line)
    }
  }
}
