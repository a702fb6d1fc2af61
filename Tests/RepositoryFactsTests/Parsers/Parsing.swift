import Diagnostics
import Documents

@testable import RepositoryFacts

/// Runs the CI and task parsers on a text as the scan would: by its path, YAML through every interpreter that claims it.
enum Parsing {
  static func facts(_ path: String, _ text: String) -> [Fact] {
    let file = SourceFile(path: path, text: text)
    let name = PathName(path)
    var facts: [Fact] = []
    for entry in ParserTable.tasks + ParserTable.continuousIntegration where entry.claims(name) {
      facts += entry.parser.parse(file).facts
    }
    // Whatever its ending, the test's text is YAML: interpreters see only the tree.
    let format: DocumentFile.Format = name.ending == "toml" ? .toml : name.ending == "json" ? .json : .yaml
    let document = DocumentFile(file: file, path: name, format: format, documents: YAMLReader.read(file.text).documents)
    for interpreter in ParserTable.taskInterpreters + ParserTable.continuousIntegrationInterpreters
    where interpreter.claims(document) {
      facts += interpreter.facts(of: document)
    }
    return facts
  }

  /// Commands as `line: name`.
  static func commands(_ path: String, _ text: String) -> [String] {
    facts(path, text).filter { $0.kind == .command }.map { "\($0.location.line ?? 0): \($0.name)" }
  }
}
