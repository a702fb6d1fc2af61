import Diagnostics

/// Reads makefiles: a `target` for each rule that has commands or prerequisites; its prerequisites that are rules of the
/// file come first as `make x`, then the recipe's commands with variables expanded.
///
/// Both branches of conditionals are read, included files are not.
enum Makefile: FileParser {
  static func claims(_ path: PathName) -> Bool {
    path.name == "makefile" || path.name == "gnumakefile" || path.ending == "mk" || path.name == "makefile.am"
  }

  static func parse(_ file: SourceFile) -> FactSet {
    var reader = MakefileReader()
    for (text, number) in NumberedLines.of(file.text) { reader.take(text, number) }
    reader.finish()
    var facts = TaskFacts(file, runner: "make")
    let names = Set(reader.rules.flatMap(\.targets))
    for rule in reader.rules {
      let needed = rule.prerequisites.filter { names.contains($0) && !$0.contains("%") }.prefix(64)
      if rule.recipe.isEmpty, rule.prerequisites.isEmpty { continue }
      for target in rule.targets.prefix(64) {
        facts.target(target, line: rule.line)
        for name in needed where name != target { facts.command(["make", name], line: rule.line, owner: target) }
        for command in rule.recipe where !facts.collector.isFull {
          let text = reader.variables.expand(command.text, target: target, prerequisites: rule.prerequisites)
          facts.script(text, line: command.line, owner: target)
        }
      }
    }
    return FactSet(facts.facts)
  }
}

/// Collects the rules and variables of a makefile line by line.
struct MakefileReader {
  struct Rule {
    let targets: [String]
    let prerequisites: [String]
    let line: Int
    var recipe: [(text: String, line: Int)] = []
  }

  private(set) var rules: [Rule] = []
  var variables = MakeVariables()
  private var pending = ""
  private var pendingLine = 0
  private var isRecipe = false
  private var definition: String?

  /// Takes a physical line; what a backslash continues is put together first.
  mutating func take(_ line: Substring, _ number: Int) {
    if pendingLine == 0 {
      pendingLine = number
      isRecipe = line.hasPrefix("\t") && !rules.isEmpty && definition == nil
    }
    if line.hasSuffix("\\"), pending.utf8.count < 1 << 20 {
      // The shell reads a recipe's continuation itself, so that its lines stay known.
      pending += isRecipe ? line + "\n" : line.dropLast() + " "
      return
    }
    pending += line
    finish()
  }

  /// Ends the last line.
  mutating func finish() {
    guard pendingLine > 0 else { return }
    let (line, number) = (pending, pendingLine)
    pending = ""
    pendingLine = 0
    if let name = definition {
      if line.trimmedBlanks.hasPrefix("endef") {
        definition = nil
      } else {
        variables.append(line, to: name)
      }
    } else if isRecipe {
      add(recipe: line.dropFirst(), number)
    } else {
      statement(line, number)
    }
  }

  private mutating func add(recipe: Substring, _ number: Int) {
    var command = recipe
    while let first = command.first, "@-+ \t".contains(first) { command = command.dropFirst() }
    if command.isEmpty || command.hasPrefix("#") || rules.isEmpty { return }
    rules[rules.count - 1].recipe.append((String(command), number))
  }

  private mutating func statement(_ line: String, _ number: Int) {
    let code = line.hasPrefix("#") ? "" : line.prefix { $0 != "#" }.trimmedBlanks
    guard !code.isEmpty else { return }
    let first = code.prefix { !$0.isWhitespace && $0 != "(" }
    switch first {
    case "ifeq", "ifneq", "ifdef", "ifndef", "else", "endif", "include", "-include", "sinclude", "vpath", "unexport", "undefine":
      return
    case "define":
      let name = code.dropFirst(6).trimmedBlanks.prefix { !$0.isWhitespace && $0 != "=" && $0 != ":" }
      definition = String(name)
      variables.set(String(name), "")
      return
    default: break
    }
    // What comes first of `:` and `=` outside references tells a rule from an assignment.
    var depth = 0
    var colon: String.Index?
    var equals: String.Index?
    for index in code.indices {
      let character = code[index]
      if character == "(" || character == "{" { depth += 1 }
      if character == ")" || character == "}" { depth -= 1 }
      guard depth <= 0 else { continue }
      if character == "=" {
        equals = index
        break
      }
      if character == ":", colon == nil { colon = index }
    }
    if let equals, colon.map({ code[$0..<equals].allSatisfy { $0 == ":" } }) ?? true {
      assign(code[..<(colon ?? equals)], value: code[code.index(after: equals)...])
    } else if let colon {
      // `target: NAME = value` sets a variable of that target only.
      if equals != nil, !code[colon...].contains(";") { return }
      rule(code, at: colon, number)
    }
  }

  private mutating func assign(_ left: Substring, value: Substring) {
    var name = left.trimmedBlanks
    for word in ["export ", "override "] where name.hasPrefix(word) { name = name.dropFirst(word.count).trimmedBlanks }
    let text = String(value.trimmedBlanks)
    if name.hasSuffix("+") {
      variables.append(text, to: String(name.dropLast().trimmedBlanks))
    } else if name.hasSuffix("?") {
      variables.setDefault(String(name.dropLast().trimmedBlanks), text)
    } else if !name.hasSuffix("!") {
      variables.set(String(name), text)
    }
  }

  private mutating func rule(_ code: Substring, at colon: String.Index, _ number: Int) {
    var rest = code[code.index(after: colon)...]
    if rest.hasPrefix(":") { rest = rest.dropFirst() }
    let parts = rest.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
    func words(_ text: some StringProtocol) -> [String] {
      variables.expand(String(text), target: "", prerequisites: []).split(whereSeparator: \.isWhitespace).map(String.init)
    }
    let targets = words(code[..<colon]).filter {
      !($0.hasPrefix(".") && $0.dropFirst().allSatisfy { $0.isUppercase || $0 == "_" })
    }
    let prerequisites = words(parts.first ?? "").filter { $0 != "|" && $0 != ":" }
    guard rules.count < ShellCommands.limit else { return }
    rules.append(Rule(targets: targets, prerequisites: Array(prerequisites.prefix(500)), line: number))
    if parts.count > 1 { add(recipe: parts[1], number) }
  }
}
