/// A light scan of a Python file that defines tasks by decorated functions (noxfile.py, Invoke's tasks.py): for each such
/// function the calls on its first parameter, with their literal arguments.
///
/// The Python parser gives the file's own facts; this one only finds out which task runs what.
struct PythonTaskScanner {
  struct Task {
    var name: String
    let line: Int
    /// The names in the decorator's parentheses, such as the tasks that come before.
    var needs: [String] = []
    var calls: [Call] = []
  }

  struct Call {
    /// The method's name: `run` of `session.run(…)`.
    let method: String
    /// The positional arguments: the text of literals, `…` for others.
    let arguments: [String]
    let line: Int
  }

  private(set) var tasks: [Task] = []
  private let bytes: [UInt8]
  private let decorators: Set<String>
  private var position = 0
  private var line = 1
  private var parameter = ""
  private var decorated: (name: String?, needs: [String])?
  private var isInTask = false

  /// Reads all of a file; functions count as tasks that one of `decorators` decorates.
  init(_ bytes: [UInt8], decorators: Set<String>) {
    self.bytes = bytes
    self.decorators = decorators
    while position < bytes.count { step() }
  }

  private mutating func step() {
    let byte = bytes[position]
    let startsLine = position == 0 || bytes[position - 1] == UInt8(ascii: "\n")
    switch byte {
    case UInt8(ascii: "\n"):
      line += 1
      position += 1
    case UInt8(ascii: "#"): while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
    case UInt8(ascii: "'"), UInt8(ascii: "\""): _ = string()
    case UInt8(ascii: "@") where startsLine:
      position += 1
      let name = dottedName()
      guard decorators.contains(name) else { return }
      let (arguments, named) = current == UInt8(ascii: "(") ? arguments() : ([], [:])
      decorated = (named["name"], arguments)
    case _ where isNameByte(byte): name(startsLine: startsLine)
    default: position += 1
    }
  }

  private var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte >= 0x80
  }

  private mutating func dottedName() -> String {
    let start = position
    while position < bytes.count, isNameByte(bytes[position]) || bytes[position] == UInt8(ascii: ".") { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func skipBlanks() {
    while current == UInt8(ascii: " ") || current == UInt8(ascii: "\t") { position += 1 }
  }

  private mutating func name(startsLine: Bool) {
    let start = line
    let word = dottedName()
    if startsLine, word == "async" { return skipBlanks() }
    if word == "def", startsLine || decorated != nil {
      skipBlanks()
      let function = dottedName()
      isInTask = decorated != nil
      if let decorated { tasks.append(Task(name: decorated.name ?? function, line: start, needs: decorated.needs)) }
      decorated = nil
      if current == UInt8(ascii: "(") {
        position += 1
        skipBlanks()
        parameter = dottedName()
      }
      return
    }
    if startsLine { isInTask = false }
    guard isInTask, current == UInt8(ascii: "("), word.hasPrefix("\(parameter)."), !parameter.isEmpty else { return }
    let (arguments, _) = arguments()
    guard tasks.last.map({ $0.calls.count < 500 }) == true else { return }
    tasks[tasks.count - 1].calls.append(
      Call(method: String(word.dropFirst(parameter.count + 1)), arguments: arguments, line: start))
  }

  /// Reads the arguments in parentheses: literals and names as text, named ones apart.
  private mutating func arguments() -> (positional: [String], named: [String: String]) {
    position += 1
    var positional: [String] = []
    var named: [String: String] = [:]
    var depth = 1
    var value: String?
    var key: String?
    var isStarred = false

    func keep() {
      guard let value else { return }
      if let key { named[key] = value } else if !isStarred { positional.append(value) }
    }
    while position < bytes.count, depth > 0 {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        position += 1
      case UInt8(ascii: "#"): while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        if depth == 1 { value = "…" }
        depth += 1
        position += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        position += 1
      case UInt8(ascii: ",") where depth == 1:
        keep()
        (value, key, isStarred) = (nil, nil, false)
        position += 1
      case UInt8(ascii: "=") where depth == 1:
        (key, value) = (value, nil)
        position += 1
      case UInt8(ascii: "*") where depth == 1:
        isStarred = true
        position += 1
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        let text = string()
        if depth == 1 { value = (value == "f" || value == "r" ? "" : value ?? "") + text }
      case _ where isNameByte(byte):
        let name = dottedName()
        if depth == 1 { value = value == nil ? name : "…" }
      default: position += 1
      }
    }
    keep()
    return (positional, named)
  }

  /// Reads a string of one or three quotes.
  private mutating func string() -> String {
    let quote = bytes[position]
    let isLong = position + 2 < bytes.count && bytes[position + 1] == quote && bytes[position + 2] == quote
    position += isLong ? 3 : 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      if byte == quote, !isLong || position + 2 < bytes.count && bytes[position + 1] == quote && bytes[position + 2] == quote {
        position += isLong ? 3 : 1
        break
      }
      if byte == UInt8(ascii: "\n") {
        if !isLong { break }
        line += 1
      }
      if byte == UInt8(ascii: "\\"), position + 1 < bytes.count, bytes[position + 1] != UInt8(ascii: "\n") { position += 1 }
      text.append(bytes[position])
      position += 1
    }
    return String(decoding: text, as: UTF8.self)
  }
}
