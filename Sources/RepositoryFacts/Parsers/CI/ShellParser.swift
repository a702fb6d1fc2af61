/// Splits POSIX shell text into commands: bytes in, raw commands with lines out.
///
/// One pass, no look-ahead that could repeat: what is scanned ahead is either consumed or remembered as not there. Nesting
/// (subshells, substitutions) is bounded by `maximumDepth`; what lies deeper is skipped. `ShellWordReader.swift` reads words.
struct ShellParser {
  static let maximumDepth = 24

  let bytes: [UInt8]
  var position = 0
  var line: Int
  var depth: Int
  private(set) var commands: [RawShellCommand] = []

  /// The last place of each quote: behind it, a quote can't be closed and is an ordinary character.
  let lastQuote: (single: Int, double: Int, back: Int)
  /// Before this place no `}`, `}}` or `))` closes what was opened; so that no search is made twice.
  var unclosedBefore = 0

  /// Variables that the text sets to one known value.
  var variables = ShellVariables()

  private var words: [ShellWord] = []
  private var directory: String?
  private var skipping = Skipping.nothing
  private var followsOr = false
  /// For each open `case`, whether its patterns are being read.
  private var cases: [Bool] = []
  private var heredocs: [Heredoc] = []

  private struct Heredoc {
    let delimiter: String
    let stripsTabs: Bool
    let isShell: Bool
  }

  /// Words that are no command though they stand where one could.
  private enum Skipping { case nothing, functionName, loopHeader, caseHeader, test }

  init(_ bytes: [UInt8], firstLine: Int, depth: Int = 0, directory: String? = nil) {
    self.bytes = bytes
    line = firstLine
    self.depth = depth
    self.directory = directory
    lastQuote = (
      bytes.lastIndex(of: UInt8(ascii: "'")) ?? -1, bytes.lastIndex(of: UInt8(ascii: "\"")) ?? -1,
      bytes.lastIndex(of: UInt8(ascii: "`")) ?? -1
    )
  }

  /// Reads all of the text into `commands`.
  mutating func run() { while position < bytes.count { list(isInParentheses: false) } }

  func byte(_ offset: Int = 0) -> UInt8 { position + offset < bytes.count ? bytes[position + offset] : 0 }

  func starts(with text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { bytes[position..<position + $0.count].elementsEqual($0) }
  }

  /// Reads commands until the text or, inside parentheses, the closing one ends.
  private mutating func list(isInParentheses: Bool) {
    while position < bytes.count {
      guard commands.count < ShellCommands.limit else {
        position = bytes.count
        return
      }
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
      case UInt8(ascii: "\\") where skipContinuation(): break
      case UInt8(ascii: "\n"):
        endCommand()
        position += 1
        line += 1
        skipHeredocs()
      case UInt8(ascii: "#"): skipToLineEnd()
      case UInt8(ascii: ";"): semicolon()
      case UInt8(ascii: "&"): ampersand()
      case UInt8(ascii: "|"): bar()
      case UInt8(ascii: "("): openParenthesis()
      case UInt8(ascii: ")"):
        position += 1
        if cases.last == true {
          cases[cases.count - 1] = false
        } else if skipping != .test, isInParentheses {
          endCommand()
          return
        }
      case UInt8(ascii: "<"), UInt8(ascii: ">"): redirection()
      default: take(readWord())
      }
    }
    endCommand()
  }

  /// Reads `( … )` or `$( … )`, of which the opening parenthesis is already consumed, as commands of their own.
  mutating func nested() {
    guard depth < Self.maximumDepth else {
      skipParentheses()
      return
    }
    let outer = (words, directory, skipping, followsOr, cases)
    (words, skipping, followsOr, cases) = ([], .nothing, false, [])
    depth += 1
    list(isInParentheses: true)
    depth -= 1
    (words, directory, skipping, followsOr, cases) = outer
  }

  /// Reads a text that stands apart (a backtick's, a heredoc's) as commands.
  mutating func nested(_ text: [UInt8], firstLine: Int) {
    guard depth < Self.maximumDepth else { return }
    var parser = ShellParser(text, firstLine: firstLine, depth: depth + 1, directory: directory)
    parser.run()
    commands.append(contentsOf: parser.commands.prefix(max(0, ShellCommands.limit - commands.count)))
  }

  // MARK: Operators

  private mutating func semicolon() {
    endCommand()
    position += 1
    var ends = false
    while byte() == UInt8(ascii: ";") || byte() == UInt8(ascii: "&") && !cases.isEmpty {
      position += 1
      ends = true
    }
    if ends, !cases.isEmpty { cases[cases.count - 1] = true }
  }

  private mutating func ampersand() {
    if skipping == .test {
      position += 1
    } else if byte(1) == UInt8(ascii: ">") {
      position += 1
      redirection()
    } else {
      endCommand()
      position += byte(1) == UInt8(ascii: "&") ? 2 : 1
    }
  }

  private mutating func bar() {
    let isOr = byte(1) == UInt8(ascii: "|")
    position += isOr || byte(1) == UInt8(ascii: "&") ? 2 : 1
    if skipping == .test || cases.last == true { return }
    endCommand()
    followsOr = isOr
  }

  private mutating func openParenthesis() {
    position += 1
    if skipping == .test || cases.last == true { return }
    if words.isEmpty {
      if byte() == UInt8(ascii: "("), skipArithmetic() { return }
      followsOr = false
      nested()
    } else if words.count == 1 {
      // `name() {` defines a function: what follows is its body.
      while byte() == UInt8(ascii: " ") { position += 1 }
      if byte() == UInt8(ascii: ")") {
        position += 1
        words = []
      }
    }
  }

  private mutating func redirection() {
    if skipping == .test {
      position += 1
      return
    }
    if byte(1) == UInt8(ascii: "(") {
      position += 2
      let start = line
      nested()
      take(ShellWord(text: "<(…)", line: start, isQuoted: true))
      return
    }
    if starts(with: "<<<") {
      position += 3
    } else if starts(with: "<<") {
      position += 2
      let stripsTabs = byte() == UInt8(ascii: "-")
      if stripsTabs { position += 1 }
      skipBlanks()
      let delimiter = readWord().text
      if !delimiter.isEmpty {
        heredocs.append(Heredoc(delimiter: delimiter, stripsTabs: stripsTabs, isShell: readsCommandsFromInput))
      }
      return
    } else {
      position += 1
      while byte() == UInt8(ascii: ">") || byte() == UInt8(ascii: "&") || byte() == UInt8(ascii: "|") { position += 1 }
    }
    skipBlanks()
    if !isSeparator(byte()) { _ = readWord() }
  }

  /// Whether the command so far is a shell that takes its commands from a heredoc.
  private var readsCommandsFromInput: Bool {
    guard let program = words.first(where: { !CommandUnwrapper.isAssignment($0.text) && $0.text != "sudo" }) else { return false }
    let name = ProgramName.canonical(program.text)
    if name == "ssh" { return true }
    return ProgramName.shells.contains(name) && !words.contains { $0.text == "-c" }
  }

  private mutating func skipHeredocs() {
    for heredoc in heredocs {
      let delimiter = Array(heredoc.delimiter.utf8)
      let start = position
      let firstLine = line
      var end = bytes.count
      while position < bytes.count {
        let lineStart = position
        skipToLineEnd()
        var content = bytes[lineStart..<position]
        if content.last == UInt8(ascii: "\r") { content = content.dropLast() }
        if heredoc.stripsTabs { content = content.drop { $0 == UInt8(ascii: "\t") } }
        if position < bytes.count {
          position += 1
          line += 1
        }
        if content.elementsEqual(delimiter) {
          end = lineStart
          break
        }
      }
      if heredoc.isShell, start < end { nested(Array(bytes[start..<end]), firstLine: firstLine) }
    }
    heredocs = []
  }

  // MARK: Words and commands

  private mutating func take(_ word: ShellWord) {
    if word.text.isEmpty, !word.isQuoted { return }
    // The number of a redirected stream is no argument.
    if !word.isQuoted, byte() == UInt8(ascii: ">") || byte() == UInt8(ascii: "<"),
      word.text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    {
      return
    }
    if cases.last == true {
      if word.text == "esac", !word.isQuoted { cases.removeLast() }
      return
    }
    switch skipping {
    case .functionName:
      skipping = .nothing
      if starts(with: "()") { position += 2 }
      return
    case .loopHeader:
      if !word.isQuoted { variables.forget(word.text) }
      return
    case .caseHeader:
      if word.text == "in", !word.isQuoted {
        skipping = .nothing
        cases.append(true)
      }
      return
    case .test:
      words.append(word)
      if word.text == "]]" { skipping = .nothing }
      return
    case .nothing: break
    }
    if words.isEmpty, !word.isQuoted {
      if takeKeyword(word.text) { return }
      // A variable may hold a program with its arguments.
      if word.text.utf8.contains(UInt8(ascii: " ")) {
        words += word.text.split(separator: " ").map { ShellWord(text: String($0), line: word.line) }
        return
      }
    }
    words.append(word)
  }

  /// Whether the word is a keyword that only shapes the flow; the command it guards begins behind it.
  private mutating func takeKeyword(_ word: String) -> Bool {
    switch word {
    case "if", "then", "elif", "else", "fi", "while", "until", "do", "done", "!", "{", "}", "coproc": followsOr = false
    case "esac": if !cases.isEmpty { cases.removeLast() }
    case "function": skipping = .functionName
    case "for", "select": skipping = .loopHeader
    case "case": skipping = .caseHeader
    case "[[":
      skipping = .test
      return false
    default: return false
    }
    return true
  }

  private mutating func endCommand() {
    if skipping != .caseHeader { skipping = .nothing }
    defer {
      words = []
      followsOr = false
    }
    guard let program = words.first?.text else { return }
    if followsOr, !commands.isEmpty {
      let isHarmless = ["true", ":", "echo", "printf"].contains(program) || words.map(\.text) == ["exit", "0"]
      if isHarmless { commands[commands.count - 1].ignoresFailure = true }
    }
    variables.note(words)
    guard commands.count < ShellCommands.limit else { return }
    commands.append(RawShellCommand(words: words, directory: directory))
    if program == "cd" || program == "pushd", let target = words.dropFirst().first(where: { !$0.text.hasPrefix("-") }) {
      directory = WorkingDirectory.join(directory, target.text)
    }
  }
}
