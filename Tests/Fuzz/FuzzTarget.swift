import Diagnostics
import TestSupport

@testable import Detection
@testable import Documents
@testable import MaturityModel
@testable import RepositoryFacts

/// One reader of bytes that are not ours, and how the fuzzer calls it.
struct FuzzTarget: Sendable {
  /// The name by which `Tests/Fuzz/run` calls it.
  let name: String
  /// Reads the bytes; ends the process where a law is broken.
  let read: @Sendable ([UInt8]) -> Void
  /// Whether a file of the rules' examples is a good beginning.
  let isSeed: @Sendable (MemorySource.File) -> Bool

  /// All of them: the readers of documents, every parser of the table under the names of `ParserSample`, and the rest.
  static let all: [FuzzTarget] = documents + parsers + others

  static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }

  // MARK: Parsers

  private static let parsers: [FuzzTarget] = ParserSample.all.map { sample in
    let name = PathName(sample.path)
    guard let entry = ParserTable.entries.first(where: { $0.id == sample.parser && $0.claims(name) }) else {
      fatalError("no parser claims \(sample.path) for \(sample.name)")
    }
    return FuzzTarget(
      name: sample.name, read: { read($0, path: sample.path, entry.parser) },
      isSeed: { file in
        let path = PathName(file.path)
        if sample.parser == "structured-document" || sample.parser == "curly-brace" {
          return path.name == name.name || path.ending == name.ending
        }
        return entry.claims(path)
      })
  }

  /// What `ParserLaws` of `FileParser` promises: lines inside the file, and the same facts each time.
  private static func read(_ bytes: [UInt8], path: String, _ parser: any FileParser.Type) {
    let file = SourceFile(path: path, bytes: bytes)
    let found = parser.parse(file)
    let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
    for place in found.facts.lazy.map(\.location) { check(place, in: lines) }
    for place in found.diagnostics.lazy.compactMap(\.location) { check(place, in: lines) }
    if bytes.count % 8 == 0 { precondition(parser.parse(file).facts == found.facts, "other facts the second time") }
  }

  private static func check(_ place: FileLocation, in lines: Int) {
    precondition((1...lines).contains(place.line ?? 1), "line \(place.line ?? 0) of \(lines)")
  }

  // MARK: Documents

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func ending(_ endings: String...) -> @Sendable (MemorySource.File) -> Bool {
    { endings.contains(PathName($0.path).ending) }
  }

  private static let documents: [FuzzTarget] = [
    FuzzTarget(
      name: "yaml", read: { keep(YAMLReader.read(text($0))) },
      isSeed: ending("yml", "yaml", "cff")),
    FuzzTarget(
      name: "yaml-template", read: { keep(YAMLReader.readLeniently(text($0))) },
      isSeed: { file in text(file.bytes).contains("{{") }),
    FuzzTarget(name: "toml", read: { keep(TOMLReader.read(text($0))) }, isSeed: ending("toml", "lock")),
    FuzzTarget(name: "json", read: { keep(JSONReader.read(text($0))) }, isSeed: ending("json", "ipynb")),
    FuzzTarget(name: "ini", read: { keep(INIReader.read(text($0))) }, isSeed: ending("ini", "cfg", "conf")),
    FuzzTarget(
      name: "properties", read: { keep(PropertiesReader.read(text($0))) }, isSeed: ending("env", "properties", "cfg", "ini")),
    FuzzTarget(
      name: "document-archive",
      read: { bytes in
        guard let node = bytes.withUnsafeBufferPointer(DocumentArchive.decode) else { return }
        let again = DocumentArchive.encode(node).withUnsafeBufferPointer(DocumentArchive.decode)
        precondition(again == node, "another node the second time")
      }, isSeed: ending("yml", "json")),
  ]

  /// Nodes lie in their document and nest no deeper than promised.
  private static func keep(_ read: ReadDocuments) {
    var open = read.documents.map { ($0, 1) }
    var count = 0
    while let (node, depth) = open.popLast() {
      count += 1
      precondition(depth <= ReadingLimits().depth + 2, "too deep")
      precondition(node.line >= 1 && node.column >= 1, "before the first line")
      open += node.items.map { ($0, depth + 1) } + node.entries.map { ($0.value, depth + 1) }
    }
    precondition(count <= ReadingLimits().nodes + 1, "too many nodes")
    for document in read.documents.prefix(1) where count < 500 {
      precondition(DocumentArchive.encode(document).withUnsafeBufferPointer(DocumentArchive.decode) == document)
    }
  }
}
