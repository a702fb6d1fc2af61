import Documents

/// Gathers the facts of one file that holds commands, within the bounds that hold for a file: at most
/// `ShellCommands.limit` commands and `maximumText` bytes of shell text, however often an alias repeats them.
struct CommandCollector {
  static let maximumText = 4 << 20

  let file: SourceFile
  let scripts: ScriptLines
  private(set) var facts: [Fact] = []
  private var commandsLeft = ShellCommands.limit
  private var textLeft = Self.maximumText
  private var factsLeft = 20_000

  init(_ file: SourceFile) {
    self.file = file
    scripts = ScriptLines(file.bytes)
  }

  /// Whether no further command is taken.
  var isFull: Bool { commandsLeft == 0 || textLeft == 0 }

  /// Adds a fact that is no command.
  mutating func add(_ fact: Fact) {
    guard factsLeft > 0 else { return }
    factsLeft -= 1
    facts.append(fact)
  }

  /// Adds the commands of shell text; gives them back.
  @discardableResult
  mutating func add(
    shell text: String, line: Int, contexts: FactContexts, attributes: [Fact.Attribute], directory: String? = nil,
    dialect: ShellDialect = .posix
  ) -> [Fact] {
    guard !isFull else { return [] }
    textLeft = max(0, textLeft - text.utf8.count)
    guard textLeft > 0 else { return [] }
    return keep(
      ShellCommands.facts(
        text, in: file, firstLine: line, contexts: contexts, attributes: attributes, directory: directory, dialect: dialect))
  }

  /// Adds the commands of a scalar of a document: its text begins where the scalar's content does.
  @discardableResult
  mutating func add(
    script node: DocumentNode, contexts: FactContexts, attributes: [Fact.Attribute], directory: String? = nil,
    dialect: ShellDialect = .posix
  ) -> [Fact] {
    guard let text = node.string, !node.isNull else { return [] }
    return add(
      shell: text, line: scripts.firstLine(of: node), contexts: contexts, attributes: attributes, directory: directory,
      dialect: dialect)
  }

  /// Adds the command of words that are already apart.
  @discardableResult
  mutating func add(
    words: [ShellWord], contexts: FactContexts, attributes: [Fact.Attribute], directory: String? = nil
  ) -> [Fact] {
    guard !isFull, !words.isEmpty else { return [] }
    let size = words.reduce(0) { $0 + $1.text.utf8.count }
    textLeft = max(0, textLeft - size)
    guard textLeft > 0 else { return [] }
    return keep(
      ShellCommands.facts(words: words, in: file, contexts: contexts, attributes: attributes, directory: directory))
  }

  private mutating func keep(_ commands: [Fact]) -> [Fact] {
    let kept = Array(commands.prefix(commandsLeft))
    commandsLeft -= kept.count
    facts.append(contentsOf: kept)
    return kept
  }
}

/// Says on which line of a file the text of a scalar begins: a block scalar's content begins below its `|`.
struct ScriptLines {
  private let bytes: [UInt8]
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
    self.starts = starts
  }

  /// How many lines the file has, at least 1.
  var count: Int { max(1, starts.count - (bytes.last == UInt8(ascii: "\n") ? 1 : 0)) }

  /// The line of the first character of the scalar's text.
  func firstLine(of node: DocumentNode) -> Int {
    guard node.isQuoted || (node.string?.contains("\n") ?? false), node.line >= 1, node.line <= starts.count else {
      return node.line
    }
    let start = starts[node.line - 1]
    let end = node.line < starts.count ? starts[node.line] : bytes.count
    let line = bytes[min(start + max(0, node.column - 1), end)..<end]
    return opensBlock(line) ? min(node.line + 1, count) : node.line
  }

  /// Whether a line, from the scalar on, ends in the sign of a YAML block or of a TOML string whose text begins below.
  private func opensBlock(_ line: ArraySlice<UInt8>) -> Bool {
    var rest = line
    while let last = rest.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\r") || last == UInt8(ascii: "\n") {
      rest = rest.dropLast()
    }
    if rest.suffix(3).elementsEqual("\"\"\"".utf8) || rest.suffix(3).elementsEqual("'''".utf8) { return true }
    if rest.first == UInt8(ascii: "\"") || rest.first == UInt8(ascii: "'") { return false }
    // A comment may follow the sign.
    var word: [UInt8] = []
    for byte in line {
      if byte == UInt8(ascii: "#"), word.isEmpty { break }
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        if isBlockSign(word) { return true }
        word = []
      } else {
        word.append(byte)
      }
    }
    return isBlockSign(word)
  }

  private func isBlockSign(_ word: [UInt8]) -> Bool {
    guard let first = word.first, first == UInt8(ascii: "|") || first == UInt8(ascii: ">"), word.count <= 3 else { return false }
    return word.dropFirst().allSatisfy {
      $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") || ($0 >= UInt8(ascii: "1") && $0 <= UInt8(ascii: "9"))
    }
  }
}
