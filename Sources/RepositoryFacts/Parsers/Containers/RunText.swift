import Diagnostics
import Documents

/// Turns what a definition says to run (shell text or a list of words) into `command` facts. The one seam between these
/// parsers and the shell reader.
///
/// In: text with the line where it begins, words, or a node of a document. Out: `command` facts with lines of the file.
struct RunText {
  private let document: DocumentFile
  /// Offsets of the lines, found out only when a document has a script of several lines.
  private var lineStarts: [Int]?
  /// How much text is still read: an alias repeats text at no cost to who writes it.
  private var remaining: Int

  /// For the scripts of one document.
  init(_ document: DocumentFile) {
    self.document = document
    remaining = 2 * document.file.bytes.count + 10_000
  }

  /// The commands of shell text that begins on `firstLine`.
  static func commands(
    _ text: String, in file: SourceFile, firstLine: Int, contexts: FactContexts, attributes: [Fact.Attribute] = [],
    directory: String? = nil
  ) -> [Fact] {
    marked(attributes) { rest in
      ShellCommands.facts(
        text, in: file, firstLine: firstLine, contexts: contexts, attributes: rest, directory: directory)
    }
  }

  /// The commands of a list of words (the exec form), all on `line`.
  static func commands(
    words: [String], in file: SourceFile, line: Int, contexts: FactContexts, attributes: [Fact.Attribute] = [],
    directory: String? = nil
  ) -> [Fact] {
    guard !words.isEmpty else { return [] }
    let facts = marked(attributes) { rest in
      ShellCommands.facts(words: words, in: file, line: line, contexts: contexts, attributes: rest, directory: directory)
    }
    return facts.map { $0.moved(to: line) }
  }

  /// `target` says how a definition starts a command (run, start, healthcheck), but on the call of a task runner it is the
  /// runner's target: such a call doesn't get the mark.
  private static func marked(_ attributes: [Fact.Attribute], _ facts: ([Fact.Attribute]) -> [Fact]) -> [Fact] {
    let mark = attributes.filter { $0.key == .target }
    return facts(attributes.filter { $0.key != .target }).map { fact in
      if let runner = fact[.runner], !RunnerCall.wrappers.contains(runner) { return fact }
      var fact = fact
      fact.attributes += mark
      return fact
    }
  }

  /// The commands of a node: a scalar is shell text, a sequence a list of words.
  mutating func commands(
    _ node: DocumentNode, contexts: FactContexts, attributes: [Fact.Attribute] = [],
    directory: String? = nil
  ) -> [Fact] {
    if case .sequence(let items) = node.content {
      return commands(words: items, contexts: contexts, attributes: attributes, directory: directory)
    }
    guard let text = node.string, !node.isNull, take(text.utf8.count) else { return [] }
    let contexts = document.file.contexts.union(contexts)
    let start = textStart(node)
    let facts = Self.commands(
      text, in: document.file, firstLine: start ?? node.line, contexts: contexts, attributes: attributes,
      directory: directory)
    // In a quoted scalar a written `\n` is no line of the file.
    return start == nil ? facts.map { $0.moved(to: node.line) } : facts
  }

  /// The commands of a list of words, where one word may be a whole script (`["sh", "-c", script]`).
  mutating func commands(
    words nodes: [DocumentNode], contexts: FactContexts, attributes: [Fact.Attribute] = [],
    directory: String? = nil
  ) -> [Fact] {
    let words = nodes.map { $0.string ?? "" }
    guard let first = nodes.first else { return [] }
    if let script = Self.scriptIndex(words) {
      return commands(nodes[script], contexts: contexts, attributes: attributes, directory: directory)
    }
    guard take(words.reduce(0) { $0 + $1.utf8.count }) else { return [] }
    return Self.commands(
      words: words, in: document.file, line: first.line, contexts: document.file.contexts.union(contexts),
      attributes: attributes, directory: directory)
  }

  private mutating func take(_ count: Int) -> Bool {
    remaining -= count
    return remaining >= 0
  }

  /// What is started where one key gives the program and another its arguments: the two together at the program's line.
  /// The arguments alone are a command too where no program is given, or where it is a wrapper that starts them.
  mutating func start(
    program: DocumentNode?, arguments: DocumentNode?, contexts: FactContexts, attributes: [Fact.Attribute]
  ) -> [Fact] {
    var facts: [Fact] = []
    if let program, !program.isNull {
      if !program.items.isEmpty, let arguments, !arguments.items.isEmpty {
        facts += commands(words: program.items + arguments.items, contexts: contexts, attributes: attributes)
      } else {
        facts += commands(program, contexts: contexts, attributes: attributes)
      }
    }
    if let arguments, !arguments.isNull, Self.startsArguments(program?.strings ?? []),
      arguments.strings.first?.hasPrefix("-") == false
    {
      facts += commands(arguments, contexts: contexts, attributes: attributes)
    }
    return facts
  }

  /// Whether a program starts the words that follow it, so that they are a command of their own.
  static func startsArguments(_ program: [String]) -> Bool {
    guard let first = program.first else { return true }
    if scriptIndex(program) != nil { return false }
    let name = first.split(separator: "/").last.map(String.init) ?? first
    return name.hasSuffix(".sh") || name.hasPrefix("tini") || name == "dumb-init" || name.contains("entrypoint")
  }
}

extension RunText {
  /// The position of the script in `sh -c script`, if the words have that shape.
  static func scriptIndex(_ words: [String]) -> Int? {
    guard let program = words.first?.split(separator: "/").last, words.count >= 3 else { return nil }
    switch program {
    case "sh", "bash", "zsh", "dash", "ash": break
    default: return nil
    }
    for index in words.indices.dropFirst().dropLast() {
      let word = words[index]
      guard word.hasPrefix("-") else { continue }
      if !word.hasPrefix("--"), word.hasSuffix("c") { return index + 1 }
    }
    return nil
  }

  /// The line where a scalar's text begins, or nil where the lines of the text are not lines of the file.
  private mutating func textStart(_ node: DocumentNode) -> Int? {
    guard node.isQuoted, document.format == .yaml else { return node.isQuoted ? nil : node.line }
    let starts = lineStarts ?? Self.starts(document.file.bytes)
    lineStarts = starts
    guard node.line >= 1, node.line < starts.count else { return nil }
    let offset = starts[node.line - 1] + node.column - 1
    guard offset >= 0, offset < document.file.bytes.count else { return nil }
    let indicator = document.file.bytes[offset]
    return indicator == UInt8(ascii: "|") || indicator == UInt8(ascii: ">") ? node.line + 1 : nil
  }

  private static func starts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
    return starts
  }
}

extension Fact {
  /// The same fact at another line of its file.
  func moved(to line: Int) -> Fact {
    var fact = self
    fact.location = FileLocation(location.path, line: line)
    return fact
  }
}
