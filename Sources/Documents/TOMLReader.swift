import TOMLKit

/// Reads TOML by TOMLKit into `DocumentNode`s. The only file that knows TOMLKit.
///
/// TOMLKit says what the values are but not where they stand: that is `TOMLOutline`'s part, which is made first and also
/// turns away what nests too deeply or is too much.
public enum TOMLReader {
  /// Reads `text` as one document; after a syntax error, the statements before it.
  public static func read(_ text: String, limits: ReadingLimits = ReadingLimits()) -> ReadDocuments {
    let bytes = Array(text.utf8)
    var scanner = TOMLOutlineScanner(bytes, limits: limits)
    scanner.scan()
    if let problem = scanner.problem { return ReadDocuments(problem: problem) }
    do {
      return ReadDocuments(documents: [node(try TOMLTable(string: text), scanner.root, bytes)])
    } catch let error as TOMLParseError {
      let problem = DocumentProblem(
        error.description, line: max(1, error.source.begin.line), column: max(1, error.source.begin.column))
      return ReadDocuments(documents: before(problem.line, scanner, limits), problem: problem)
    } catch {
      return ReadDocuments(problem: DocumentProblem("the TOML can't be read", line: 1))
    }
  }

  /// The document that the statements before a line make, if they are right.
  private static func before(_ line: Int, _ scanner: TOMLOutlineScanner, _ limits: ReadingLimits) -> [DocumentNode] {
    guard let offset = scanner.statements.last(where: { $0.line <= line })?.offset, offset > 0 else { return [] }
    var start = TOMLOutlineScanner(Array(scanner.bytes[..<offset]), limits: limits)
    start.scan()
    guard let table = try? TOMLTable(string: String(decoding: start.bytes, as: UTF8.self)) else { return [] }
    return [node(table, start.root, start.bytes)]
  }

  /// The recursion is bounded: the outline's scanner lets nothing pass that nests deeper than the limits.
  private static func node(_ table: TOMLTable, _ outline: TOMLOutline, _ bytes: [UInt8]) -> DocumentNode {
    var entries: [DocumentNode.Entry] = []
    for key in table.keys {
      guard let value = table[key] else { continue }
      let place = outline.entries[key] ?? TOMLOutline(line: outline.line, column: outline.column)
      let converted = node(value.tomlValue, place, bytes)
      entries.append(.init(key: key, line: place.keyLine, column: place.keyColumn, value: converted))
    }
    entries.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    return DocumentNode(.mapping(entries), line: outline.line, column: outline.column)
  }

  private static func node(_ value: TOMLValue, _ outline: TOMLOutline, _ bytes: [UInt8]) -> DocumentNode {
    if let table = value.table { return node(table, outline, bytes) }
    if let array = value.array {
      var items: [DocumentNode] = []
      items.reserveCapacity(array.count)
      for index in 0..<array.count {
        let place = index < outline.items.count ? outline.items[index] : TOMLOutline(line: outline.line, column: outline.column)
        items.append(node(array[index].tomlValue, place, bytes))
      }
      return DocumentNode(.sequence(items), line: outline.line, column: outline.column)
    }
    if let string = value.string {
      return DocumentNode(.scalar(string), line: outline.line, column: outline.column, isQuoted: true)
    }
    // Numbers, dates and booleans stay as they are written.
    let text = String(decoding: bytes[outline.bytes], as: UTF8.self)
    return DocumentNode(.scalar(text), line: outline.line, column: outline.column)
  }
}
