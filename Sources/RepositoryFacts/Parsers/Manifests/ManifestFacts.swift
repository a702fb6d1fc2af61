import Diagnostics

/// The `dependency`, `metadata` and `lock` facts of one manifest, collected in the order they are found.
struct ManifestFacts {
  /// What a dependency is for.
  enum Group: String {
    case main, dev, optional, build

    /// The group that a named set of extra dependencies belongs to: what only people who work on the project need is `dev`.
    init(named name: some StringProtocol) {
      let words = name.lowercased().split { !$0.isLetter }
      self = words.contains { Self.development.contains(String($0)) } ? .dev : .optional
    }

    private static let development: Set<String> = [
      "dev", "devel", "develop", "development", "test", "tests", "testing", "lint", "linting", "linter", "format", "typing",
      "types", "mypy", "doc", "docs", "documentation", "ci", "quality", "style", "check", "checks", "precommit", "debug",
      "coverage", "cov", "tox", "nox", "qa",
    ]
  }

  /// The facts so far.
  private(set) var facts: [Fact] = []

  private let file: SourceFile
  private let manifest: String

  /// Facts of a file that is a manifest of the given sort.
  init(_ file: SourceFile, manifest: String) {
    self.file = file
    self.manifest = manifest
  }

  /// Adds a dependency unless its name is empty.
  mutating func dependency(
    _ name: some StringProtocol, version: some StringProtocol, pinned: Bool, manager: String, group: Group, line: Int
  ) {
    let name = Self.normalized(name)
    guard !name.isEmpty else { return }
    var attributes: [Fact.Attribute] = []
    if !version.isEmpty { attributes.append(.init(.version, String(version))) }
    if pinned { attributes.append(.init(.pinned, "true")) }
    attributes += [.init(.manifest, manifest), .init(.manager, manager), .init(.group, group.rawValue)]
    facts.append(Fact(.dependency, name, at: file.line(line), in: file.contexts, attributes))
  }

  /// Adds a Python requirement; `pythonVersion` and the like, that name no package, add nothing.
  mutating func requirement(_ text: some StringProtocol, manager: String, group: Group, line: Int) {
    guard let requirement = PythonRequirement(text) else { return }
    dependency(
      requirement.name, version: requirement.version, pinned: requirement.isPinned, manager: manager, group: group, line: line)
  }

  /// Adds a piece of metadata unless its value is empty.
  mutating func metadata(_ name: String, _ value: some StringProtocol, line: Int) {
    guard !value.isEmpty else { return }
    let attributes: [Fact.Attribute] = [.init(.value, String(value.prefix(300))), .init(.manifest, manifest)]
    facts.append(Fact(.metadata, name, at: file.line(line), in: file.contexts, attributes))
  }

  /// Adds the licence that a classifier names in its last part (`License :: OSI Approved :: MIT License`); no other adds any.
  mutating func licenseClassifier(_ classifier: String, line: Int) {
    guard classifier.hasPrefix("License ::"), let name = classifier.split(separator: ":").last else { return }
    metadata("license", name.trimmedSpaces, line: line)
  }

  /// Adds the fact that this is a lock file of the given tool.
  mutating func lock(_ tool: String, line: Int = 1) {
    facts.append(Fact(.lock, tool, at: file.line(line), in: file.contexts))
  }

  /// The facts in the order of their lines; those of one line as they were found.
  var sorted: [Fact] {
    facts.indices.sorted { (facts[$0].location.line ?? 0, $0) < (facts[$1].location.line ?? 0, $1) }.map { facts[$0] }
  }

  /// A package's name as facts bear it: lowercased, with `-` for `_` and `.`; what stands before the last `/` or `:` (an npm
  /// scope, a Maven group, a Go module's path) keeps its dots.
  static func normalized(_ name: some StringProtocol) -> String {
    let name = name.lowercased()
    let start = name.lastIndex { $0 == "/" || $0 == ":" }.map(name.index(after:)) ?? name.startIndex
    return String(name[..<start]) + String(name[start...].map { $0 == "_" || $0 == "." ? "-" : $0 })
  }
}
