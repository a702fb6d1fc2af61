/// Where the tables, keys and values of a TOML text stand, without what the values are.
final class TOMLOutline {
  /// Where the value begins; a table's is its header.
  var line: Int
  var column: Int
  /// Where the key begins.
  var keyLine: Int
  var keyColumn: Int
  /// The bytes of a value that is neither array nor table.
  var bytes = 0..<0
  /// A table's keys.
  var entries: [String: TOMLOutline] = [:]
  /// An array's items; of an array of tables, each table.
  var items: [TOMLOutline] = []
  /// Whether it is an array of tables, whose last item further headers mean.
  var isTableArray = false

  init(line: Int, column: Int) {
    self.line = line
    self.column = column
    keyLine = line
    keyColumn = column
  }
}

/// Makes the outline of a TOML text. Lenient: what it doesn't understand is passed over line by line, since TOMLKit says
/// what is wrong. Gives a problem only for what would nest too deeply or be too much.
struct TOMLOutlineScanner {
  /// The text.
  let bytes: [UInt8]
  /// The outline of the whole document.
  let root = TOMLOutline(line: 1, column: 1)
  /// Where each header and each key with its value begins.
  private(set) var statements: [(line: Int, offset: Int)] = []
  /// What makes the text unfit to be read at all.
  private(set) var problem: DocumentProblem?

  private let limits: ReadingLimits
  private var position = 0
  private var line = 1
  private var lineStart = 0
  private var nodes = 0

  init(_ bytes: [UInt8], limits: ReadingLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// Scans the whole text.
  mutating func scan() {
    var table = root
    var tableDepth = 0
    while problem == nil {
      skipBlanksAndLines()
      guard position < bytes.count else { return }
      statements.append((line, position))
      if bytes[position] == UInt8(ascii: "[") {
        (table, tableDepth) = header() ?? (table, tableDepth)
      } else {
        keyAndValue(into: table, depth: tableDepth)
      }
      skipLine()
    }
  }

  // MARK: Statements

  private mutating func header() -> (TOMLOutline, Int)? {
    let (headerLine, headerColumn) = (line, column)
    position += 1
    let isArray = byte == UInt8(ascii: "[")
    if isArray { position += 1 }
    guard let path = keyPath(), let last = path.last else { return nil }
    guard let parent = descend(root, path.dropLast()) else { return nil }
    guard let table = child(of: parent, last, line: headerLine, column: headerColumn) else { return nil }
    guard isArray else {
      if table.isTableArray, let item = table.items.last { return (item, path.count) }
      return (table, path.count)
    }
    guard let item = makeNode(line: headerLine, column: headerColumn) else { return nil }
    table.isTableArray = true
    table.items.append(item)
    return (item, path.count)
  }

  private mutating func keyAndValue(into table: TOMLOutline, depth: Int) {
    let (keyLine, keyColumn) = (line, column)
    guard let path = keyPath(), let last = path.last, let parent = descend(table, path.dropLast()) else { return }
    skipBlanks()
    guard byte == UInt8(ascii: "=") else { return }
    position += 1
    skipBlanks()
    guard let found = value(depth: depth + path.count) else { return }
    found.keyLine = keyLine
    found.keyColumn = keyColumn
    if parent.entries[last] == nil { parent.entries[last] = found }
  }

  /// The table that a path leads to, made where it lacks.
  private mutating func descend(_ table: TOMLOutline, _ path: ArraySlice<String>) -> TOMLOutline? {
    var table = table
    for key in path {
      guard let next = child(of: table, key, line: line, column: 1) else { return nil }
      table = next.isTableArray ? next.items.last ?? next : next
    }
    return table
  }

  private mutating func child(of table: TOMLOutline, _ key: String, line: Int, column: Int) -> TOMLOutline? {
    if let child = table.entries[key] { return child }
    let child = makeNode(line: line, column: column)
    table.entries[key] = child
    return child
  }

  private mutating func makeNode(line: Int, column: Int) -> TOMLOutline? {
    nodes += 1
    guard nodes <= limits.nodes else {
      problem = DocumentProblem("the document has more values than are read", line: line, column: column)
      return nil
    }
    return TOMLOutline(line: line, column: column)
  }

  // MARK: Keys

  private mutating func keyPath() -> [String]? {
    var path: [String] = []
    while true {
      skipBlanks()
      guard let part = key() else { return nil }
      path.append(part)
      guard path.count <= limits.depth else {
        problem = DocumentProblem("keys nest too deeply", line: line)
        return nil
      }
      skipBlanks()
      guard byte == UInt8(ascii: ".") else { return path }
      position += 1
    }
  }

  private mutating func key() -> String? {
    let start = position
    if let quote = byte, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      skipString(quote)
      guard position - start >= 2 else { return nil }
      return String(decoding: bytes[(start + 1)..<(position - 1)], as: UTF8.self)
    }
    while let byte, isBareKey(byte) { position += 1 }
    return position > start ? String(decoding: bytes[start..<position], as: UTF8.self) : nil
  }

  private func isBareKey(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: byte >= 0x80
    }
  }

  // MARK: Values

  private mutating func value(depth: Int) -> TOMLOutline? {
    guard depth <= limits.depth else {
      problem = DocumentProblem("values nest too deeply", line: line, column: column)
      return nil
    }
    guard let first = byte, let node = makeNode(line: line, column: column) else { return nil }
    switch first {
    case UInt8(ascii: "["): array(into: node, depth: depth)
    case UInt8(ascii: "{"): inlineTable(into: node, depth: depth)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString(first)
    default:
      let start = position
      while let byte, !endsBareValue(byte) { position += 1 }
      var end = position
      while end > start, isBlank(bytes[end - 1]) { end -= 1 }
      node.bytes = start..<end
    }
    return node
  }

  private mutating func array(into node: TOMLOutline, depth: Int) {
    position += 1
    while problem == nil {
      skipBlanksAndLines()
      guard let byte else { return }
      if byte == UInt8(ascii: "]") {
        position += 1
        return
      }
      let before = position
      if byte == UInt8(ascii: ",") { position += 1 } else if let item = value(depth: depth + 1) { node.items.append(item) }
      if position == before { return }
    }
  }

  private mutating func inlineTable(into node: TOMLOutline, depth: Int) {
    position += 1
    while problem == nil {
      skipBlanksAndLines()
      guard let byte else { return }
      if byte == UInt8(ascii: "}") {
        position += 1
        return
      }
      let before = position
      if byte == UInt8(ascii: ",") { position += 1 } else { keyAndValue(into: node, depth: depth) }
      if position == before { return }
    }
  }

  /// Passes a string of any of the four kinds; an unclosed one ends with its line, or with the text.
  private mutating func skipString(_ quote: UInt8) {
    let isLong = position + 2 < bytes.count && bytes[position + 1] == quote && bytes[position + 2] == quote
    position += isLong ? 3 : 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\""), position + 1 < bytes.count,
        bytes[position + 1] != UInt8(ascii: "\n")
      {
        position += 2
      } else if byte == quote {
        guard isLong else {
          position += 1
          return
        }
        var count = 0
        while position < bytes.count, bytes[position] == quote, count < 5 {
          position += 1
          count += 1
        }
        if count >= 3 { return }
      } else if byte == UInt8(ascii: "\n") {
        guard isLong else { return }
        newLine()
      } else {
        position += 1
      }
    }
    position = min(position, bytes.count)
  }

  // MARK: Bytes

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private var column: Int { position - lineStart + 1 }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  private func endsBareValue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "\n"): true
    default: false
    }
  }

  private mutating func newLine() {
    position += 1
    line += 1
    lineStart = position
  }

  private mutating func skipBlanks() { while let byte, isBlank(byte) { position += 1 } }

  private mutating func skipBlanksAndLines() {
    while let byte {
      if byte == UInt8(ascii: "\n") {
        newLine()
      } else if byte == UInt8(ascii: "#") {
        while let next = self.byte, next != UInt8(ascii: "\n") { position += 1 }
      } else if isBlank(byte) {
        position += 1
      } else {
        return
      }
    }
  }

  private mutating func skipLine() {
    while let byte, byte != UInt8(ascii: "\n") { position += 1 }
  }
}
