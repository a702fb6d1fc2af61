import Documents

/// A structured document of the repository, read once and handed to every interpreter that claims it.
struct DocumentFile: Sendable {
  /// The syntaxes.
  enum Format: String, Sendable {
    case yaml, toml, json, ini, properties
  }
  /// The file.
  let file: SourceFile
  /// Its path taken apart.
  let path: PathName
  /// Its syntax.
  let format: Format
  /// Its documents; YAML may hold several.
  let documents: [DocumentNode]
}

/// Turns a structured document of a known kind (a workflow, a compose file, a manifest) into facts, whatever its syntax.
/// The `key` facts of every document come by themselves.
protocol DocumentInterpreter: Sendable {
  /// Whether this is a document of the interpreter's kind: by path, or by the keys it has.
  static func claims(_ document: DocumentFile) -> Bool
  /// Its facts.
  static func facts(of document: DocumentFile) -> [Fact]
}
