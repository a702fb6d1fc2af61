import Documents

/// Reads conda environments, whatever the file is called: a mapping with a list of `dependencies` and `name` or `channels`.
struct CondaEnvironment: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    guard document.format == .yaml, let root = document.documents.first, let dependencies = root["dependencies"] else {
      return false
    }
    guard root["channels"] != nil || root["name"] != nil || document.path.name.hasPrefix("environment") else { return false }
    // A Helm chart's dependencies are mappings; the only mapping here is the one of pip's requirements.
    return dependencies.items.contains { $0.string != nil || $0["pip"] != nil }
      && dependencies.items.allSatisfy { $0.string != nil || $0["pip"] != nil }
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    var facts = ManifestFacts(document.file, manifest: "conda")
    for item in document.documents.first?["dependencies"]?.items ?? [] {
      for requirement in item["pip"]?.scalars ?? [] {
        let text = requirement.string ?? ""
        guard !text.hasPrefix("-") else { continue }
        facts.requirement(text, manager: "pip", group: .main, line: requirement.line)
      }
      guard let text = item.string, let package = CondaPackage(text) else { continue }
      facts.dependency(
        package.name, version: package.version, pinned: package.isPinned, manager: "conda", group: .main, line: item.line)
    }
    return facts.facts
  }
}

/// A conda match specification: `channel::name=1.2=build`, `name >=1.2,<2`, `name==1.2`. Python itself and pip are none: they are
/// no third party's packages.
struct CondaPackage {
  /// The package, as written.
  let name: String
  /// The specifier as written.
  let version: String
  /// Whether exactly one version is meant: `=1.2.3`, `==1.2`, or one with a build. `=1.2` means any patch release of it.
  let isPinned: Bool

  init?(_ text: some StringProtocol) {
    var specification = Substring(text).trimmedSpaces
    if let channel = specification.lastIndex(of: ":") { specification = specification[specification.index(after: channel)...] }
    let name = specification.prefix { !"=<>!~ [".contains($0) }
    guard !name.isEmpty, name != "python", name != "pip" else { return nil }
    let rest = specification[name.endIndex...].trimmedSpaces
    self.name = String(name)
    version = String(rest)
    isPinned = Self.isExact(rest)
  }

  private static func isExact(_ specifier: Substring) -> Bool {
    guard !specifier.contains(where: { "*,|<>!~".contains($0) }) else { return false }
    let version = specifier.drop { $0 == "=" || $0 == " " }
    guard version.first?.isNumber == true else { return false }
    let parts = version.split { $0 == "=" || $0 == " " }
    if specifier.hasPrefix("==") || parts.count > 1 { return true }
    return (parts.first?.split(separator: ".").count ?? 0) > 2
  }
}
