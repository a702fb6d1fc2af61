/// Julia: gives `code`, `import`, `call` (macros as `@name`), `class`, `function`, `assign`, `main`.
enum JuliaParser: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    let program = LightProgram(file, language: .julia)
    var reader = JuliaReader(program)
    reader.run()
    return reader.output.facts(of: program)
  }
}

/// Walks once over the tokens of a Julia program.
struct JuliaReader {
  private let program: LightProgram
  var output: LightOutput
  private var names = LightNames()
  /// For each word that opens a block the token of its `end`.
  private let blockEnds: [Int: Int]
  private var open: [Int] = []

  init(_ program: LightProgram) {
    self.program = program
    output = LightOutput(program)
    blockEnds = Self.blocks(program)
  }

  /// Pairs the words that open a block with their `end`. Inside brackets `for` and `if` are parts of an expression and `end`
  /// is the last index.
  private static func blocks(_ program: LightProgram) -> [Int: Int] {
    let openers: Set<String> = [
      "function", "if", "for", "while", "begin", "let", "try", "struct", "module", "baremodule", "do", "quote", "macro",
    ]
    var ends: [Int: Int] = [:]
    var stack: [Int] = []
    var index = 0
    while index < program.tokens.count {
      if program.isSign(index, "["), program.partner[index] < program.tokens.count {
        index = program.partner[index]
      } else if program.isIdentifier(index), program.tokens[index].range.count <= 10, !program.isSign(index - 1, "."),
        !program.isSign(index - 1, ":")
      {
        let word = program.text(index)
        if word == "end" {
          if let opener = stack.popLast() { ends[opener] = index }
        } else if openers.contains(word),
          word != "for" && word != "if" || program.tokens[index].startsLine || !isInExpression(program, index)
        {
          stack.append(index)
        }
      }
      index += 1
    }
    return ends
  }

  /// `f(x for x in y)`: the word stands behind others of its line.
  private static func isInExpression(_ program: LightProgram, _ index: Int) -> Bool {
    !program.isSign(index - 1, ";") && !program.isSign(index - 1, "=") && !program.isWord(index - 1, "return")
      && !program.isString(index - 1)
      && !program.isWord(index - 1, "else")
  }

  mutating func run() {
    var index = 0
    while index < program.tokens.count {
      let token = program.tokens[index]
      output.close(before: index, line: token.line)
      switch token.kind {
      case .identifier: index = max(word(index), index + 1)
      case .sign:
        if program.partner[index] > index, open.count < 1_000 { open.append(index) }
        if [UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(token.first) {
          while let last = open.last, program.partner[last] <= index { open.removeLast() }
        }
        if program.isSign(index, "="), open.isEmpty { assignment(index) }
        if program.isSign(index, "@"), program.isIdentifier(index + 1) { index = macro(index) } else { index += 1 }
      case .string, .number: index += 1
      }
    }
  }

  private mutating func word(_ index: Int) -> Int {
    let text = program.text(index)
    let line = program.tokens[index].line
    switch text {
    case "using", "import": if program.tokens[index].startsLine { return imports(index) }
    case "struct":
      guard program.isIdentifier(index + 1) else { break }
      var bases: [Fact.Attribute] = []
      if program.isSign(index + 2, "<"), program.isSign(index + 3, ":"), program.isIdentifier(index + 4) {
        bases = [.init(.base, chain(index + 4).parts.joined(separator: "."))]
      }
      output.add(.class, program.text(index + 1), line: line, bases)
      return index + 2
    case "function":
      guard program.isIdentifier(index + 1) else { break }
      let (parts, next) = chain(index + 1)
      define(parts[parts.count - 1], paren: next, end: blockEnds[index] ?? index + 1, line: line)
      return next + 1
    case "PROGRAM_FILE": output.add(.main, program.file.path, line: line)
    default: break
    }
    let (parts, next) = chain(index)
    if text == "ENV", parts.count == 1, program.isSign(next, "["), !program.isSign(index - 1, ".") {
      let close = program.partner[next]
      if close < program.tokens.count, !program.isSign(close + 1, "=") {
        output.call("ENV", arguments: LightArguments.read(program, open: next), line: line)
      }
    }
    var paren = next
    if program.isSign(paren, "."), program.isSign(paren + 1, "(") { paren += 1 }
    guard program.isSign(paren, "("), !program.tokens[paren].startsLine, !LightLanguage.keywords.contains(text) else {
      return next
    }
    let close = program.partner[paren]
    if program.tokens[index].startsLine, program.isSign(close + 1, "="), open.isEmpty {
      define(parts[parts.count - 1], paren: paren, end: close + 2, line: line)
      return paren + 1
    }
    let name = names.resolve(parts)
    output.call(name, arguments: LightArguments.read(program, open: paren), line: line)
    if program.isSign(index - 1, "="), open.isEmpty, program.isIdentifier(index - 2) {
      names.assign(program.text(index - 2), call: name)
    }
    return paren
  }

  private func chain(_ index: Int) -> (parts: [String], next: Int) {
    var parts = [program.text(index)]
    var next = index + 1
    while program.isSign(next, "."), program.isIdentifier(next + 1), parts.count < 16 {
      parts.append(program.text(next + 1))
      next += 2
    }
    return (parts, next)
  }

  private mutating func define(_ name: String, paren: Int, end: Int, line: Int) {
    var scope = LightOutput.Scope(kind: .function, name: name, end: end, line: line)
    if program.isSign(paren, "(") {
      LightArguments.each(program, from: paren + 1, to: min(program.partner[paren], program.tokens.count)) { range in
        if scope.parameters.count < 64, program.isIdentifier(range.lowerBound) {
          scope.parameters.append(program.text(range.lowerBound))
        }
      }
    }
    output.open(scope)
  }

  private mutating func macro(_ index: Int) -> Int {
    let (parts, next) = chain(index + 1)
    let name = "@" + parts.joined(separator: ".")
    let line = program.tokens[index].line
    var arguments: [String] = []
    if program.isSign(next, "("), !program.tokens[next].startsLine {
      arguments = LightArguments.read(program, open: next)
    } else {
      var place = next
      while place < program.tokens.count, !program.tokens[place].startsLine, place - next < 4, program.tokens[place].kind != .sign
      {
        if !program.isWord(place, "begin") { arguments.append(program.text(place)) }
        place += 1
      }
    }
    if name.hasPrefix("@test"), name != "@testset" {
      var last = next - 1
      while last + 1 < program.tokens.count, last - next < 60, !program.tokens[last + 1].startsLine,
        !program.isSign(last + 1, ";")
      {
        last = program.partner[last + 1] > last + 1 ? min(program.partner[last + 1], program.tokens.count - 1) : last + 1
      }
      output.assertion(program.written(from: index, to: last))
    }
    output.call(name, arguments: arguments, line: line)
    guard name == "@testset" else { return next }
    var place = next
    while place < program.tokens.count, place - next < 40, program.tokens[place].line == line, blockEnds[place] == nil {
      place += 1
    }
    if let end = blockEnds[place] {
      output.open(LightOutput.Scope(kind: .function, name: arguments.first ?? "testset", end: end, line: line, isTest: true))
    }
    return next
  }

  /// `using A, B.C`, `import A: b, @c`, `import A as B`; a line that ends with a comma goes on.
  private mutating func imports(_ index: Int) -> Int {
    let line = program.tokens[index].line
    var place = index + 1
    var module: String?
    while place < program.tokens.count,
      !program.tokens[place].startsLine || program.isSign(place - 1, ",") || program.isSign(place - 1, ":")
    {
      if program.isIdentifier(place) {
        let (parts, next) = chain(place)
        let name = parts.joined(separator: ".")
        if program.isSign(next, ":") {
          module = name
        } else {
          let isMacro = program.isSign(place - 1, "@")
          let full = module.map { "\($0).\(isMacro ? "@" : "")\(name)" } ?? name
          output.add(.import, full, line: line)
          if program.isWord(next, "as"), program.isIdentifier(next + 1) {
            names.aliases[program.text(next + 1)] = full
            place = next + 2
            continue
          }
          if module != nil, !isMacro { names.aliases[name] = full }
        }
        place = next
      } else {
        if program.isSign(place, ";") { break }
        place += 1
      }
    }
    return place
  }

  private mutating func assignment(_ index: Int) {
    guard program.isIdentifier(index - 1) else { return }
    var start = index - 1
    while start >= 2, program.isSign(start - 1, "."), program.isIdentifier(start - 2), index - start < 12 { start -= 2 }
    let target = stride(from: start, to: index, by: 2).map(program.text).joined(separator: ".")
    let end = index + (program.isSign(index + 1, "-") ? 3 : 2)
    guard end <= program.tokens.count, end == program.tokens.count || program.tokens[end].startsLine || program.isSign(end, ";"),
      let value = LightArguments.value(program, (index + 1)..<end)
    else { return }
    names.assign(target, call: nil)
    let isConstant = program.tokens[end - 1].kind != .identifier || ["true", "false", "nothing"].contains(value)
    if isConstant { output.add(.assign, target, line: program.tokens[index].line, [.init(.value, value)]) }
  }
}
