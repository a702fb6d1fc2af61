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
    let start = firstSign(of: file.bytes, hasComments: named == .json)
    let format = named == .yaml && start == UInt8(ascii: "{") && path.ending != "yaml" && path.ending != "yml" ? .json : named
    if format == .json, start != UInt8(ascii: "{") { return FactSet() }

    let read = read(file.text, as: format)
    // Servers have formats of their own under these endings; what isn't INI throughout is one of theirs.
    if read.problem != nil, path.ending == "conf" || (path.ending == "cfg" && path.name != "setup.cfg") { return FactSet() }
    let document = DocumentFile(file: file, path: path, format: format, documents: read.documents)
    var facts = KeyFacts.facts(of: read.documents, format: format.rawValue, in: file)
    if !read.documents.isEmpty {
      for interpreter in ParserTable.interpreters where interpreter.claims(document) { facts += interpreter.facts(of: document) }
    }
    // Interpreters give their facts after the keys; sorting by line keeps equal lines in the order they were found.
    let order = facts.indices.sorted { (facts[$0].location.line ?? 0, $0) < (facts[$1].location.line ?? 0, $1) }
    var result = FactSet(order.map { facts[$0] })
    if let problem = read.problem {
      let severity: Diagnostic.Severity = format == .json || path.isTemplate ? .note : .warning
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

  /// The first byte of the content: white space, a byte order mark and JSON's comments come before it.
  private static func firstSign(of bytes: [UInt8], hasComments: Bool) -> UInt8? {
    let slash = UInt8(ascii: "/")
    let star = UInt8(ascii: "*")
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if isSpace(byte) || byte >= 0x80 {
        index += 1
      } else if hasComments, byte == slash, next == slash {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      } else if hasComments, byte == slash, next == star {
        index += 2
        while index + 1 < bytes.count, bytes[index] != star || bytes[index + 1] != slash { index += 1 }
        index += 2
      } else {
        return byte
      }
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// A line that lies in the file: libyaml may report an early end on the line after the last.
  private static func line(_ line: Int, in file: SourceFile) -> Int {
    let feeds = file.bytes.reduce(0) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    let lines = file.bytes.last == UInt8(ascii: "\n") ? feeds : feeds + 1
    return max(1, min(line, lines))
  }
}
