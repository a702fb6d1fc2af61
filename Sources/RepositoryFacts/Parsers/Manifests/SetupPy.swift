/// Reads the call of `setup(…)` in `setup.py`: literals, and lists and texts that stand in a variable of the same file. What
/// is computed (a requirements file read at run time) is not seen.
struct SetupPy: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    var reader = SetupPy(CodeToken.tokens(of: file.bytes, comments: .hash), ManifestFacts(file, manifest: "setup"))
    reader.collectVariables()
    reader.readCalls()
    return FactSet(reader.facts.sorted)
  }

  private let tokens: [CodeToken]
  private var facts: ManifestFacts
  /// Where the value of each variable of the file stands.
  private var variables: [String: Range<Int>] = [:]

  private init(_ tokens: [CodeToken], _ facts: ManifestFacts) {
    self.tokens = tokens
    self.facts = facts
  }

  // MARK: Finding values

  private mutating func collectVariables() {
    var depth = 0
    for index in tokens.indices {
      if opens(index) { depth += 1 }
      if closes(index) { depth = max(0, depth - 1) }
      guard depth == 0, tokens[index].sort == .name, index + 2 < tokens.count, tokens[index + 1].isSign("="),
        !tokens[index + 2].isSign("="), index == 0 || !tokens[index - 1].isSign(".")
      else { continue }
      variables[tokens[index].text] = (index + 2)..<end(ofValueAt: index + 2, onLine: true)
    }
  }

  private mutating func readCalls() {
    var index = 0
    while index + 1 < tokens.count {
      guard tokens[index].isName("setup"), tokens[index + 1].isSign("("), index == 0 || !tokens[index - 1].isName("def") else {
        index += 1
        continue
      }
      index += 2
      while index + 1 < tokens.count, !closes(index) {
        let value: Range<Int>
        if tokens[index].sort == .name, tokens[index + 1].isSign("=") {
          value = (index + 2)..<end(ofValueAt: index + 2, onLine: false)
          argument(tokens[index], value)
        } else {
          value = index..<end(ofValueAt: index, onLine: false)
        }
        index = value.upperBound < tokens.count && tokens[value.upperBound].isSign(",") ? value.upperBound + 1 : value.upperBound
      }
    }
  }

  /// Where a value ends: at a comma or closing bracket of its own depth; of a statement, also at the end of its line.
  private func end(ofValueAt start: Int, onLine: Bool) -> Int {
    var depth = 0
    var index = start
    while index < tokens.count {
      if depth == 0, endsValue(index, start: start, onLine: onLine) { return index }
      if opens(index) { depth += 1 }
      if closes(index) { depth -= 1 }
      index += 1
    }
    return index
  }

  private func endsValue(_ index: Int, start: Int, onLine: Bool) -> Bool {
    if closes(index) { return true }
    guard onLine else { return tokens[index].isSign(",") }
    if tokens[index].isSign(";") || tokens[index].isSign("=") { return true }
    return index > start && tokens[index].line > tokens[index - 1].line && !tokens[index - 1].isSign("\\")
  }

  private func opens(_ index: Int) -> Bool {
    tokens[index].sort == .sign && (tokens[index].text == "(" || tokens[index].text == "[" || tokens[index].text == "{")
  }

  private func closes(_ index: Int) -> Bool {
    tokens[index].sort == .sign && (tokens[index].text == ")" || tokens[index].text == "]" || tokens[index].text == "}")
  }

  // MARK: Arguments

  private mutating func argument(_ name: CodeToken, _ value: Range<Int>) {
    switch name.text {
    case "name", "version", "license":
      if let text = strings(value).first { facts.metadata(name.text, text.text, line: name.line) }
    case "install_requires": requirements(value, .main)
    case "setup_requires": requirements(value, .build)
    case "tests_require": requirements(value, .dev)
    case "extras_require":
      for (key, list) in dictionary(resolved(value)) { requirements(list, ManifestFacts.Group(named: key)) }
    case "classifiers":
      for string in strings(value) { facts.licenseClassifier(string.text, line: string.line) }
    case "entry_points": scripts(resolved(value))
    default: break
    }
  }

  private mutating func requirements(_ value: Range<Int>, _ group: ManifestFacts.Group) {
    for string in strings(value) { facts.requirement(string.text, manager: "pip", group: group, line: string.line) }
  }

  private mutating func scripts(_ value: Range<Int>) {
    for (key, list) in dictionary(value) where key == "console_scripts" {
      for string in strings(list) {
        let parts = string.text.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { continue }
        facts.metadata("script", "\(parts[0].trimmedSpaces)=\(parts[1].trimmedSpaces)", line: string.line)
      }
    }
  }

  /// The value itself, or that of the variable whose name it is.
  private func resolved(_ value: Range<Int>) -> Range<Int> {
    guard value.count == 1, tokens[value.lowerBound].sort == .name else { return value }
    return variables[tokens[value.lowerBound].text] ?? value
  }

  /// The string literals of a value and of the variables that it names; not those that a function is called with.
  private func strings(_ value: Range<Int>) -> [CodeToken] {
    var found: [CodeToken] = []
    var seen: Set<String> = []
    var pending = [value]
    while let range = pending.popLast() {
      var index = range.lowerBound
      while index < range.upperBound {
        let token = tokens[index]
        if token.sort == .string { found.append(token) }
        if token.sort == .name {
          if index + 1 < range.upperBound, tokens[index + 1].isSign("(") {
            index = end(ofCallAt: index + 2, within: range.upperBound)
          } else if let variable = variables[token.text], seen.insert(token.text).inserted {
            pending.append(variable)
          }
        }
        index += 1
      }
    }
    return found
  }

  /// The index of the bracket that closes a call whose arguments begin at `start`.
  private func end(ofCallAt start: Int, within limit: Int) -> Int {
    var depth = 1
    var index = start
    while index < limit {
      if opens(index) { depth += 1 }
      if closes(index) { depth -= 1 }
      if depth == 0 { return index }
      index += 1
    }
    return index
  }

  /// The keys of a dictionary literal with where their values stand.
  private func dictionary(_ value: Range<Int>) -> [(String, Range<Int>)] {
    guard let first = value.first, tokens[first].isSign("{") else { return [] }
    var entries: [(String, Range<Int>)] = []
    var index = first + 1
    while index + 2 < value.upperBound {
      guard tokens[index].sort == .string, tokens[index + 1].isSign(":") else {
        index += 1
        continue
      }
      let end = end(ofValueAt: index + 2, onLine: false)
      entries.append((tokens[index].text, (index + 2)..<end))
      index = end + 1
    }
    return entries
  }
}
