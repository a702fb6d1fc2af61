import Diagnostics
import Documents

@testable import RepositoryFacts

/// Reads text as the structured parser would and hands it to interpreters: facts without the walk.
enum Interpreted {
  /// What one interpreter says of a YAML or JSON text; none where it doesn't claim it.
  static func facts(_ interpreter: any DocumentInterpreter.Type, _ path: String, _ text: String) -> [Fact] {
    let document = document(path, text)
    return interpreter.claims(document) ? interpreter.facts(of: document) : []
  }

  /// A document read from text; JSON is read as the YAML that it is.
  static func document(_ path: String, _ text: String) -> DocumentFile {
    let file = SourceFile(path: path, text: text)
    let format: DocumentFile.Format = path.hasSuffix(".json") ? .json : .yaml
    return DocumentFile(
      file: file, path: PathName(path), format: format, documents: YAMLReader.read(file.text).documents)
  }
}

extension [Fact] {
  /// One line a fact: `line kind name key=value …`, for comparing all at once.
  var summary: [String] {
    map { fact in
      let attributes = fact.attributes.map { "\($0.key.rawValue)=\($0.value)" }
      return (["\(fact.location.line ?? 0)", fact.kind.rawValue, fact.name] + attributes).joined(separator: " ")
    }
  }

  /// The facts of one kind.
  func only(_ kind: FactKind) -> [Fact] { filter { $0.kind == kind } }
}
