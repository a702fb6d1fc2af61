/// Reads TOML into `DocumentNode`s.
///
/// Its own, since the C++ library behind TOMLKit stops the program on some faulty texts (`[[[`) and knows no lines. It takes
/// what TOML 1.1 allows; of the rules about defining twice it checks that of keys only.
public enum TOMLReader {
  /// Reads `text` as one document. A statement with a syntax error is passed over with its line, the first such is the problem;
  /// of a key given twice the first value stays.
  public static func read(_ text: String, limits: ReadingLimits = ReadingLimits()) -> ReadDocuments {
    var text = text
    return text.withUTF8 { bytes in
      var parser = TOMLParser(bytes, limits: limits)
      let root = parser.document()
      return ReadDocuments(documents: [root], problem: parser.problem)
    }
  }
}

/// A table while its keys are being collected.
private final class TOMLTable {
  let line: Int
  let column: Int
  private var keys: [Key] = []
  private var places: [String: Int] = [:]

  struct Key {
    let text: String
    let line: Int
    let column: Int
    var value: Value
  }

  enum Value {
    case value(DocumentNode)
    case table(TOMLTable)
    /// An array of tables; further headers mean its last.
    case tables(TOMLTables)
  }

  init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  subscript(key: String) -> Value? { places[key].map { keys[$0].value } }

  func set(_ key: String, _ value: Value, line: Int, column: Int) {
    if let place = places[key] {
      keys[place].value = value
      return
    }
    places[key] = keys.count
    keys.append(Key(text: key, line: line, column: column, value: value))
  }

  /// The finished table. The recursion is bounded: no path of keys is longer than the limit on depth.
  var node: DocumentNode {
    let entries = keys.map { key in
      let value =
        switch key.value {
        case .value(let node): node
        case .table(let table): table.node
        case .tables(let tables): DocumentNode(.sequence(tables.items.map(\.node)), line: key.line, column: key.column)
        }
      return DocumentNode.Entry(key: key.text, line: key.line, column: key.column, value: value)
    }
    return DocumentNode(.mapping(entries), line: line, column: column)
  }
}

/// An array of tables; a class, so that one more table copies none.
private final class TOMLTables {
  var items: [TOMLTable]

  init(_ first: TOMLTable) { items = [first] }
}

/// One pass over a TOML text, statement by statement.
private struct TOMLParser {
  private(set) var problem: DocumentProblem?

  private var scanner: TOMLScanner
  private let limits: ReadingLimits
  private var nodes = 0
  /// Whether a limit was reached, so that reading ends.
  private var isExhausted = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, limits: ReadingLimits) {
    scanner = TOMLScanner(bytes)
    self.limits = limits
  }

  mutating func document() -> DocumentNode {
    let root = TOMLTable(line: 1, column: 1)
    var table = root
    var depth = 0
    while !isExhausted {
      scanner.skipBlanksAndLines()
      guard let byte = scanner.byte else { break }
      do {
        if byte == UInt8(ascii: "[") {
          (table, depth) = try header(root)
        } else {
          try keyAndValue(into: table, depth: depth)
        }
        try scanner.endStatement()
      } catch {
        problem = problem ?? error
        scanner.skipLine()
      }
    }
    return root.node
  }

  // MARK: Statements

  private mutating func header(_ root: TOMLTable) throws(DocumentProblem) -> (TOMLTable, Int) {
    let (line, column) = (scanner.line, scanner.column)
    let isArray = scanner.skip("[[")
    if !isArray { _ = scanner.skip("[") }
    let path = try keyPath(depth: 0)
    guard scanner.skip(isArray ? "]]" : "]") else { throw scanner.problem("the bracket that closes a table's header is missing") }
    let table = try makeTable(line, column)
    guard let last = path.last, let parent = try descend(root, path.dropLast()) else { return (table, path.count) }
    switch parent[last] {
    case .table(let existing) where !isArray: return (existing, path.count)
    case .tables(let tables) where isArray: tables.items.append(table)
    case .tables(let tables): return (tables.items.last ?? table, path.count)
    case nil: parent.set(last, isArray ? .tables(TOMLTables(table)) : .table(table), line: line, column: column)
    default: report(DocumentProblem("the key '\(last)' is given twice", line: line, column: column))
    }
    return (table, path.count)
  }

  private mutating func keyAndValue(into table: TOMLTable, depth: Int) throws(DocumentProblem) {
    let (line, column) = (scanner.line, scanner.column)
    let path = try keyPath(depth: depth)
    guard scanner.skip("=") else { throw scanner.problem("the equals sign after a key is missing") }
    scanner.skipBlanks()
    let value = try value(depth: depth + path.count)
    guard let last = path.last, let parent = try descend(table, path.dropLast()) else { return }
    guard parent[last] == nil else {
      report(DocumentProblem("the key '\(last)' is given twice", line: line, column: column))
      return
    }
    parent.set(last, .value(value), line: line, column: column)
  }

  /// The table that a path leads to, made where it lacks; nil where a value stands in the way.
  private mutating func descend(_ table: TOMLTable, _ path: ArraySlice<String>) throws(DocumentProblem) -> TOMLTable? {
    var table = table
    for key in path {
      switch table[key] {
      case .table(let next): table = next
      case .tables(let tables): table = tables.items.last ?? table
      case .value:
        report(scanner.problem("the key '\(key)' is given twice"))
        return nil
      case nil:
        let next = try makeTable(scanner.line, scanner.column)
        table.set(key, .table(next), line: scanner.line, column: 1)
        table = next
      }
    }
    return table
  }

  private mutating func makeTable(_ line: Int, _ column: Int) throws(DocumentProblem) -> TOMLTable {
    try count()
    return TOMLTable(line: line, column: column)
  }

  private mutating func count() throws(DocumentProblem) {
    nodes += 1
    guard nodes <= limits.nodes else {
      isExhausted = true
      throw scanner.problem("the document has more values than are read")
    }
  }

  private mutating func report(_ found: DocumentProblem) { problem = problem ?? found }

  private mutating func keyPath(depth: Int) throws(DocumentProblem) -> [String] {
    var path: [String] = []
    repeat {
      scanner.skipBlanks()
      path.append(try scanner.key())
      scanner.skipBlanks()
      guard depth + path.count <= limits.depth else { throw scanner.problem("keys nest too deeply") }
    } while scanner.skip(".")
    return path
  }

  // MARK: Values

  /// The recursion is bounded by `depth`.
  private mutating func value(depth: Int) throws(DocumentProblem) -> DocumentNode {
    try count()
    guard depth <= limits.depth else { throw scanner.problem("values nest too deeply") }
    let (line, column) = (scanner.line, scanner.column)
    switch scanner.byte {
    case UInt8(ascii: "["): return DocumentNode(.sequence(try array(depth: depth)), line: line, column: column)
    case UInt8(ascii: "{"): return try inlineTable(depth: depth)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return DocumentNode(.scalar(try scanner.string()), line: line, column: column, isQuoted: true)
    default: return DocumentNode(.scalar(try scanner.bareValue()), line: line, column: column)
    }
  }

  private mutating func array(depth: Int) throws(DocumentProblem) -> [DocumentNode] {
    var items: [DocumentNode] = []
    _ = scanner.skip("[")
    while true {
      scanner.skipBlanksAndLines()
      if scanner.skip("]") { return items }
      items.append(try value(depth: depth + 1))
      scanner.skipBlanksAndLines()
      if scanner.skip(",") { continue }
      guard scanner.byte == UInt8(ascii: "]") else { throw scanner.problem("the bracket that closes an array is missing") }
    }
  }

  private mutating func inlineTable(depth: Int) throws(DocumentProblem) -> DocumentNode {
    let table = TOMLTable(line: scanner.line, column: scanner.column)
    _ = scanner.skip("{")
    while true {
      scanner.skipBlanksAndLines()
      if scanner.skip("}") { return table.node }
      try keyAndValue(into: table, depth: depth)
      scanner.skipBlanksAndLines()
      if scanner.skip(",") { continue }
      guard scanner.byte == UInt8(ascii: "}") else { throw scanner.problem("the brace that closes a table is missing") }
    }
  }
}
