import Documents

/// What a table such as Poetry's, Pipenv's, Pixi's or Cargo's says of one dependency: `"1.2"`, or a table with `version`, `git`,
/// `rev`, `path`, `optional`; or several of these for different platforms, of which the first counts.
struct DependencyConstraint {
  /// The specifier, or the git repository with its revision; empty where any version will do.
  let version: String
  /// Whether exactly one version is meant.
  let isPinned: Bool
  /// Whether the dependency is a folder of this repository.
  let isLocal: Bool
  /// Whether it is installed only on demand.
  let isOptional: Bool

  /// Takes a value apart. `bareIsExact`: whether `1.2.3` without operator means that version (Poetry), or that and compatible
  /// ones (Cargo).
  init(_ value: DocumentNode, bareIsExact: Bool = true) {
    let value = value.items.first ?? value
    isOptional = value["optional"]?.string == "true"
    isLocal = value["path"] != nil || value["workspace"]?.string == "true" || value["editable"]?.string == "true"
    if let git = value["git"]?.string {
      let revision = value["rev"]?.string ?? value["ref"]?.string
      version = revision.map { "git+\(git)@\($0)" } ?? "git+\(git)"
      isPinned = PythonRequirement.isCommit(version)
      return
    }
    let text = value.string ?? value["version"]?.string ?? value["url"]?.string ?? ""
    version = text == "*" ? "" : text
    isPinned = Self.isExact(Substring(text).trimmedSpaces, bareIsExact: bareIsExact)
  }

  private static func isExact(_ text: Substring, bareIsExact: Bool) -> Bool {
    guard text.hasPrefix("=") || (bareIsExact && text.first?.isNumber == true) else { return false }
    let version = text.drop { $0 == "=" || $0 == " " }
    // `1` and `1.*` leave the version open, `1.2, <2` and `1.2 || 1.3` as well.
    let parts = version.split(separator: ".")
    return parts.count > 1 && parts.first?.allSatisfy(\.isNumber) == true && !version.contains { "*,|<> ".contains($0) }
  }
}
