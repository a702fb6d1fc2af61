/// Reads the rules of a Snakefile: their names, and the string literals of each section.
///
/// In: bytes of any kind. Out: rules in order. What Python computes stays unknown.
struct SnakefileReader {
  /// A rule or checkpoint.
  struct Rule {
    /// Its name; `rule` for one without.
    let name: String
    /// The line of its head.
    let line: Int
    /// The literals, each with the section it stands in (`input`, `output`, `shell`).
    var literals: [(section: String, literal: PythonText.Literal)] = []
    /// Rules whose output its inputs name: `rules.prepare.output`.
    var references: [String] = []
  }

  private static let sections: Set<String> = [
    "input", "output", "shell", "script", "run", "params", "log", "conda", "container", "threads", "resources", "message",
    "wildcard_constraints", "benchmark", "notebook", "wrapper", "envmodules", "priority", "group", "cache", "shadow",
    "singularity", "version", "name", "localrule", "retries", "default_target", "handover", "template_engine",
  ]

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var rules: [Rule] = []
  /// The indentation of the open rule's head; nil outside rules.
  private var ruleIndent: Int?
  private var section = ""

  /// The rules of a file.
  static func read(_ bytes: [UInt8]) -> [Rule] {
    var reader = SnakefileReader(bytes: bytes)
    while reader.position < bytes.count { reader.readLine() }
    return reader.rules
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// One line, or several where a literal goes over them.
  private mutating func readLine() {
    let start = position
    skipBlanks()
    let indent = position - start
    if byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r"), byte != UInt8(ascii: "#"), byte != nil {
      if let open = ruleIndent, indent <= open { ruleIndent = nil }
      let before = position
      let first = word()
      if first == "rule" || first == "checkpoint", head(first, indent) {
        section = ""
      } else if ruleIndent != nil, Self.sections.contains(first), byte == UInt8(ascii: ":") {
        section = first
      } else {
        position = before
      }
    }
    content()
  }

  /// ` name:` or `:` after the word `rule`.
  private mutating func head(_ keyword: String, _ indent: Int) -> Bool {
    skipBlanks()
    let name = word()
    skipBlanks()
    guard byte == UInt8(ascii: ":") else { return false }
    rules.append(Rule(name: name.isEmpty ? keyword : name, line: line))
    ruleIndent = indent
    return true
  }

  /// Literals and references up to the end of the line.
  private mutating func content() {
    while let byte {
      switch byte {
      case UInt8(ascii: "\n"):
        position += 1
        line += 1
        return
      case UInt8(ascii: "#"):
        while let byte = self.byte, byte != UInt8(ascii: "\n") { position += 1 }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let literal = PythonText.read(bytes, &position, &line)
        if ruleIndent != nil, !section.isEmpty, !rules.isEmpty {
          rules[rules.count - 1].literals.append((section, literal))
        }
      default:
        let name = word()
        if name.isEmpty {
          position += 1
        } else if ruleIndent != nil, section == "input", name.hasPrefix("rules."), !rules.isEmpty {
          let parts = name.split(separator: ".")
          if parts.count > 2 { rules[rules.count - 1].references.append(String(parts[1])) }
        }
      }
    }
  }

  private mutating func skipBlanks() {
    while let byte, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { position += 1 }
  }

  private mutating func word() -> String {
    let start = position
    while let byte {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...:
        position += 1
      default: return String(decoding: bytes[start..<position], as: UTF8.self)
      }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }
}
