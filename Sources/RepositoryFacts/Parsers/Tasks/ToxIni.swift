import Diagnostics
import Documents

/// Reads tox environments from `tox.ini` and `setup.cfg`: the target is the environment's name, `testenv` the base section,
/// whose commands hold for every environment without its own.
enum ToxIni: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    let text = file.text
    if PathName(file.path).name == "setup.cfg", !text.contains("[tox:tox]") { return FactSet() }
    return FactSet(facts(text, firstLine: 1, in: file))
  }

  /// The facts of a tox.ini's text, whose first line is line `firstLine` of `file`.
  static func facts(_ text: String, firstLine: Int, in file: SourceFile) -> [Fact] {
    let sections = IniSection.read(text, firstLine: firstLine)
    var facts = TaskFacts(file, runner: "tox")
    let settings = sections.first { $0.name == "tox" || $0.name == "tox:tox" }
    if let list = settings?.lines("env_list") ?? settings?.lines("envlist") {
      ToxText.environments(list.map(\.text).joined(separator: ",")).forEach {
        facts.defaultTarget($0, line: list.first?.number ?? 1)
      }
    }
    let base = sections.first { $0.name == "testenv" }
    var budget = 20_000
    for section in sections.prefix(500) {
      let names =
        section.name == "testenv"
        ? ["testenv"] : section.name.hasPrefix("testenv:") ? expanded(String(section.name.dropFirst(8))) : []
      guard !names.isEmpty else { continue }
      let lines = phases.flatMap { phase in section.lines(phase) ?? base?.lines(phase) ?? [] }
      guard !lines.isEmpty else { continue }
      for name in names {
        facts.target(name, line: section.line)
        for line in lines { add(line, to: &facts, owner: name, sections: sections, depth: 4, &budget) }
      }
    }
    return facts.facts
  }

  private static let phases = ["commands_pre", "commands", "commands_post"]

  private static func add(
    _ line: IniSection.Line, to facts: inout TaskFacts, owner: String, sections: [IniSection], depth: Int,
    _ budget: inout Int
  ) {
    guard budget > 0 else { return }
    budget -= 1
    var text = line.text.trimmedBlanks
    // `{[testenv:lint]commands}` stands for another section's lines.
    if text.hasPrefix("{["), text.hasSuffix("}"), let close = text.firstIndex(of: "]"), depth > 0 {
      let name = text[text.index(text.startIndex, offsetBy: 2)..<close]
      let key = text[text.index(after: close)...].dropLast()
      let section = sections.first { $0.name == name }
      for line in section?.lines(String(key)) ?? [] {
        add(line, to: &facts, owner: owner, sections: sections, depth: depth - 1, &budget)
      }
      return
    }
    // `py{39,310}: command` holds for some environments only.
    if let colon = text.firstIndex(of: ":"), text[text.index(after: colon)...].hasPrefix(" "),
      text[..<colon].allSatisfy({ $0.isLetter || $0.isNumber || "{},-_!. ".contains($0) }), !text[..<colon].contains(" ")
    {
      text = text[text.index(after: colon)...].trimmedBlanks
    }
    while let first = text.first, first == "-" || first == "!" { text = text.dropFirst().trimmedBlanks }
    facts.script(ToxText.filled(String(text)), line: line.number, owner: owner)
  }

  /// `py{39,310}-x` as its names, at most 16.
  static func expanded(_ name: String) -> [String] {
    var names = [""]
    var rest = name[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let choices = rest[rest.index(after: open)..<close].split(separator: ",").prefix(16).map { String($0.trimmedBlanks) }
      let before = rest[..<open]
      names = Array(names.flatMap { start in choices.map { start + before + $0 } }.prefix(16))
      rest = rest[rest.index(after: close)...]
    }
    return names.map { $0 + rest }.flatMap { $0.split(separator: ",").map { String($0.trimmedBlanks) } }
  }
}

/// Reads tox's tables of `pyproject.toml` and `tox.toml`: its own and the old one that holds a tox.ini as text.
enum ToxTables: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    document.path.name == "tox.toml"
      || document.path.name == "pyproject.toml" && document.documents.first?[path: "tool", "tox"] != nil
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let root = document.documents.first, let tox = document.path.name == "tox.toml" ? root : root[path: "tool", "tox"]
    else {
      return []
    }
    if let node = tox["legacy_tox_ini"], let text = node.string {
      return ToxIni.facts(text, firstLine: ScriptLines(document.file.bytes).firstLine(of: node), in: document.file)
    }
    var facts = TaskFacts(document.file, runner: "tox")
    for name in (tox["env_list"] ?? tox["envlist"])?.scalars ?? [] {
      for text in ToxText.environments(name.string ?? "") { facts.defaultTarget(text, line: name.line) }
    }
    let base = tox["env_run_base"]
    if let base { add(base, base, "testenv", line: base.line, to: &facts) }
    for entry in (tox["env"]?.entries ?? []).prefix(200) { add(entry.value, base, entry.key, line: entry.line, to: &facts) }
    return facts.facts
  }

  private static func add(_ node: DocumentNode, _ base: DocumentNode?, _ name: String, line: Int, to facts: inout TaskFacts) {
    let commands = ["commands_pre", "commands", "commands_post"].flatMap { (node[$0] ?? base?[$0])?.items ?? [] }
    guard !commands.isEmpty else { return }
    facts.target(name, line: line)
    for command in commands {
      // Words may be tables, such as `{replace = "posargs", default = ["tests"]}`.
      let words = command.items.flatMap { $0.string.map { [$0] } ?? $0["default"]?.strings ?? [] }
      facts.command(words.map(ToxText.filled).filter { !$0.isEmpty && $0 != "-" }, line: command.line, owner: name)
    }
  }
}

/// Replaces tox's `{…}` in a command by what they stand for.
enum ToxText {
  /// The environments that a list names: separated by commas or lines, braces expanded; at most 64.
  static func environments(_ list: String) -> [String] {
    var names: [String] = []
    var name = ""
    var depth = 0
    for character in list.prefix(4_000) + "," {
      switch character {
      case "{": depth += 1
      case "}": depth -= 1
      default: break
      }
      if depth <= 0, character == "," || character.isNewline {
        names += ToxIni.expanded(String(name.trimmedBlanks)).filter { !$0.isEmpty }
        name = ""
      } else {
        name.append(character)
      }
    }
    return Array(names.prefix(64))
  }

  static func filled(_ text: String) -> String {
    guard text.contains("{") else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let inner = rest[rest.index(after: open)..<close]
      let parts = inner.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      switch parts.first {
      case "posargs": result += parts.count > 1 ? parts[1] : ""
      case "toxinidir", "tox_root", "package_root": result += "."
      case "envpython", "env_python", "basepython": result += "python"
      case "envbindir", "env_bin_dir": result += "$bin"
      case "/": result += "/"
      default: result += "${" + inner.filter { $0 != " " } + "}"
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
