import Diagnostics
import Documents

extension ParserTable {
  /// The parser of all structured documents.
  static let structuredDocuments: [Entry] = [
    Entry("structured-document", StructuredDocumentParser.self) { DocumentFormat.named($0) != nil }
  ]
}

/// Reads a YAML, TOML, JSON, INI or properties file once and gives its `key` facts, and what each interpreter that claims the
/// document makes of it. Documents that are data rather than configuration give nothing.
struct StructuredDocumentParser: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    let path = PathName(file.path)
    guard file.bytes.count < DocumentFormat.sizeLimit, let named = DocumentFormat.named(path) else { return FactSet() }
    let start = file.bytes.first { !isSpace($0) && $0 < 0x80 }
    let format = named == .yaml && start == UInt8(ascii: "{") && path.ending != "yaml" && path.ending != "yml" ? .json : named
    if format == .json, start != UInt8(ascii: "{") { return FactSet() }

    let read = read(file.text, as: format)
    let document = DocumentFile(file: file, path: path, format: format, documents: read.documents)
    var facts = KeyFacts.facts(of: read.documents, format: format.rawValue, in: file)
    if !read.documents.isEmpty {
      for interpreter in ParserTable.interpreters where interpreter.claims(document) { facts += interpreter.facts(of: document) }
    }
    // Interpreters give their facts after the keys; sorting by line keeps equal lines in the order they were found.
    let order = facts.indices.sorted { (facts[$0].location.line ?? 0, $0) < (facts[$1].location.line ?? 0, $1) }
    var result = FactSet(order.map { facts[$0] })
    if let problem = read.problem, !(path.ending == "conf" && read.documents.isEmpty) {
      let severity: Diagnostic.Severity = format == .json || path.ending == "conf" ? .note : .warning
      let location = FileLocation(file.path, line: line(problem.line, in: file), column: problem.column)
      result.diagnostics = [
        Wording.syntaxProblem(format: format.rawValue, at: location, problem.message, severity: severity)
      ]
    }
    return result
  }

  private static func read(_ text: String, as format: DocumentFile.Format) -> ReadDocuments {
    switch format {
    case .yaml: YAMLReader.readLeniently(text)
    case .toml: TOMLReader.read(text)
    case .json: JSONReader.read(text, limits: ReadingLimits(nodes: 30_000))
    case .ini: INIReader.read(text)
    case .properties: PropertiesReader.read(text)
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// A line that lies in the file: libyaml may report an early end on the line after the last.
  private static func line(_ line: Int, in file: SourceFile) -> Int {
    let feeds = file.bytes.reduce(0) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    let lines = file.bytes.last == UInt8(ascii: "\n") ? feeds : feeds + 1
    return max(1, min(line, lines))
  }
}
