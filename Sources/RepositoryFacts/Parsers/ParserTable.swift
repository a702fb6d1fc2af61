/// Says which file goes to which parser. Each folder of parsers lists its own in one file (`LanguageParsers.swift`,
/// `ManifestParsers.swift`, …); a file can go to several.
enum ParserTable {
  /// One line of the table.
  struct Entry: Sendable {
    /// What the parser reads, for messages: `python`, `requirements`.
    let id: String
    /// Whether a file of this name goes to the parser.
    let claims: @Sendable (PathName) -> Bool
    /// The parser.
    let parser: any FileParser.Type

    init(_ id: String, _ parser: any FileParser.Type, claims: @escaping @Sendable (PathName) -> Bool) {
      self.id = id
      self.parser = parser
      self.claims = claims
    }
  }

  /// All parsers, by the folder they stand in.
  static let entries: [Entry] =
    languages + structuredDocuments + manifests + tasks + continuousIntegration + containers + infrastructure + pipelines + prose
    + safety

  /// All interpreters of structured documents, tried on every YAML, TOML, JSON and INI file that is read.
  static let interpreters: [any DocumentInterpreter.Type] =
    manifestInterpreters + taskInterpreters + continuousIntegrationInterpreters + containerInterpreters
    + infrastructureInterpreters + pipelineInterpreters
}

/// A path taken apart once, lowercased, for deciding which parsers a file goes to.
struct PathName: Sendable {
  /// The whole path, lowercased.
  let path: String
  /// The last component, lowercased.
  let name: String
  /// What follows the last dot of the name, lowercased; empty without one.
  let ending: String
  /// The folder, lowercased, empty at the root.
  let folder: String
  /// Whether the file is filled in before it is used, so that faults of syntax are expected: a template's ending was taken
  /// off `name`, or a folder's name is to be filled in.
  let isTemplate: Bool

  init(_ path: String) {
    let lowered = path.lowercased()
    self.path = lowered
    let above = lowered.beforeLast("/")
    let whole = lowered.behindLast("/").map(String.init) ?? lowered
    let name = TemplateEnding.removed(from: whole)
    self.name = name
    isTemplate = name.utf8.count != whole.utf8.count || (above?.contains("{{") ?? false)
    folder = above.map(String.init) ?? ""
    ending = name.behindLast(".").map(String.init) ?? ""
  }
}
