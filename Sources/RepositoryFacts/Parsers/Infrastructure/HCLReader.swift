/// Reads HCL (Terraform, Terragrunt, Packer) into blocks and attributes with literal values.
///
/// In: bytes of any kind. Out: what could be read; expressions are not evaluated, their text is kept. Nesting is bounded: what
/// lies deeper than `deepest` is passed over.
struct HCLReader {
  /// A block: `type "label" { … }`.
  struct Block {
    /// The first word.
    var type: String
    /// The words after it.
    var labels: [String] = []
    /// The line it begins on.
    var line: Int
    /// Its attributes, those of nested objects and lists included.
    var attributes: [Attribute] = []
    /// The blocks in it.
    var blocks: [Block] = []
  }

  /// A value: a literal, or an expression's text.
  struct Attribute {
    /// The keys that lead to it from the block: `["tags", "Name"]`. List positions are left out.
    let path: [String]
    /// A string's content, else the text as written.
    let value: String
    /// The line of the value; of a here-document, its first line of text.
    let line: Int
    /// Whether this is a string or here-document, no expression.
    var isText = false
    /// Whether the lines of the value are lines of the file.
    var isHereDocument = false
  }

  private static let deepest = 32
  /// Longer expressions say nothing that a rule could match.
  private static let longestExpression = 1_000
  /// Functions whose arguments are the value, for what rules ask.
  private static let transparent: Set<String> = [
    "jsonencode", "yamlencode", "merge", "concat", "toset", "tolist", "tomap", "base64encode",
  ]

  private var cursor: HCLCursor

  private init(_ bytes: [UInt8]) { cursor = HCLCursor(bytes) }

  /// The attributes and blocks at the top of a file, as the content of one block without a type.
  static func read(_ bytes: [UInt8]) -> Block {
    var reader = HCLReader(bytes)
    var root = Block(type: "", line: 1)
    while !reader.cursor.isAtEnd {
      reader.body(into: &root, depth: 0)
      reader.cursor.advance()  // A closing brace too many.
    }
    return root
  }

  /// Reads up to the closing brace, and leaves it.
  private mutating func body(into block: inout Block, depth: Int) {
    while true {
      cursor.skipSpaceAndLines()
      guard let byte = cursor.peek, byte != UInt8(ascii: "}") else { return }
      let line = cursor.line
      guard let name = cursor.word() else {
        cursor.advance()
        continue
      }
      cursor.skipSpace()
      if cursor.peek == UInt8(ascii: "=") || cursor.peek == UInt8(ascii: ":") {
        cursor.advance()
        expression([name], into: &block.attributes, depth: depth)
        continue
      }
      var labels: [String] = []
      while let label = cursor.word() {
        labels.append(label)
        cursor.skipSpace()
      }
      guard cursor.peek == UInt8(ascii: "{") else { continue }
      cursor.advance()
      guard depth < Self.deepest else {
        cursor.skipBalanced()
        continue
      }
      var inner = Block(type: name, labels: labels, line: line)
      body(into: &inner, depth: depth + 1)
      if cursor.peek == UInt8(ascii: "}") { cursor.advance() }
      block.blocks.append(inner)
    }
  }

  private mutating func expression(_ path: [String], into attributes: inout [Attribute], depth: Int) {
    cursor.skipSpace()
    let start = cursor.position
    let line = cursor.line
    switch cursor.peek {
    case nil: return
    case UInt8(ascii: "\""):
      let text = cursor.quoted()
      if cursor.isAtExpressionEnd {
        attributes.append(Attribute(path: path, value: text, line: line, isText: true))
        return
      }
    case UInt8(ascii: "<"):
      if let text = cursor.hereDocument() {
        attributes.append(Attribute(path: path, value: text.value, line: text.line, isText: true, isHereDocument: true))
        return
      }
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "("):
      cursor.advance()
      cursor.skipSpaceAndLines()
      if depth >= Self.deepest || cursor.isAtWord("for") {
        cursor.skipBalanced()
      } else {
        items(path, into: &attributes, depth: depth + 1)
        cursor.skipExpression()
        return
      }
    default:
      if let name = cursor.word(), cursor.peek == UInt8(ascii: "("), Self.transparent.contains(name), depth < Self.deepest {
        cursor.advance()
        items(path, into: &attributes, depth: depth + 1)
        cursor.skipExpression()
        return
      }
    }
    cursor.skipExpression()
    let text = cursor.text(from: start, longest: Self.longestExpression)
    if !text.isEmpty { attributes.append(Attribute(path: path, value: text, line: line)) }
  }

  /// What stands between brackets: items of a list, or keys with values. Takes the closing bracket.
  private mutating func items(_ path: [String], into attributes: inout [Attribute], depth: Int) {
    while true {
      cursor.skipSpaceAndLines()
      guard let byte = cursor.peek else { return }
      if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: ")") {
        cursor.advance()
        return
      }
      let start = cursor
      if let key = cursor.word() {
        cursor.skipSpace()
        if cursor.isAtAssignment {
          cursor.advance()
          cursor.skipSpaceAndLines()
          expression(path + [key], into: &attributes, depth: depth)
          continue
        }
        cursor = start
      }
      expression(path, into: &attributes, depth: depth)
      cursor.skipSpaceAndLines()
      // Whatever it is, the reading goes on.
      if cursor.peek == UInt8(ascii: ",") || cursor.position == start.position { cursor.advance() }
    }
  }
}
