/// Reads YAML 1.1 text into `DocumentNode`s.
///
/// Tags are never resolved: every scalar stays the text that was written, so a workflow's `on` key is `on` and no boolean.
public enum YAMLReader {
  /// Reads all documents of `text`; what came before a syntax error is kept, cut-off collections included.
  public static func read(_ text: String, limits: ReadingLimits = ReadingLimits()) -> ReadDocuments {
    var text = text
    return text.withUTF8 { bytes in
      var composer = YAMLComposer(limits: limits)
      composer.compose(bytes)
      return ReadDocuments(documents: composer.documents, problem: composer.problem)
    }
  }

  /// Reads a YAML file that a template engine (Helm, Jinja, cookiecutter) still has to fill in: see `YAMLTemplate`. Text
  /// without template marks is read as by `read`.
  public static func readLeniently(_ text: String, limits: ReadingLimits = ReadingLimits()) -> ReadDocuments {
    guard let plain = YAMLTemplate.withoutMarks(text) else { return read(text, limits: limits) }
    return read(plain, limits: limits)
  }
}
