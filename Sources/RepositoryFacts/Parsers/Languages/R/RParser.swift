/// R scripts: gives `code`, `import`, `call`, `function`, `assign`, `main`. `pkg::f(…)` is the call `pkg.f`; a function of an
/// attached package stays as it is written, for R does not say whose it is.
enum RParser: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    let program = LightProgram(file, language: .r)
    var reader = RReader(program)
    reader.run()
    return reader.output.facts(of: program)
  }
}

/// Walks once over the tokens of an R script.
struct RReader {
  private let program: LightProgram
  var output: LightOutput
  private var names = LightNames()
  private var open: [Int] = []

  init(_ program: LightProgram) {
    self.program = program
    output = LightOutput(program)
  }

  mutating func run() {
    var index = 0
    while index < program.tokens.count {
      let token = program.tokens[index]
      output.close(before: index, line: token.line)
      if token.kind == .identifier {
        index = max(word(index), index + 1)
        continue
      }
      if token.kind == .sign {
        if program.partner[index] > index, open.count < 1_000 { open.append(index) }
        if [UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(token.first), token.second == 0 {
          while let last = open.last, program.partner[last] <= index { open.removeLast() }
        }
        if isAssignment(index) { assignment(index) }
      }
      index += 1
    }
  }

  private func isAssignment(_ index: Int) -> Bool {
    if program.isSign(index, "<", "-") { return true }
    return program.isSign(index, "=") && !(open.last.map { program.isSign($0, "(") || program.isSign($0, "[") } ?? false)
  }

  private mutating func assignment(_ index: Int) {
    guard let target = target(before: index) else { return }
    let line = program.tokens[index].line
    if program.isWord(index + 1, "function") || program.isSign(index + 1, "\\"), program.isSign(index + 2, "(") {
      let close = program.partner[index + 2]
      let hasBody = program.isSign(close + 1, "{")
      var scope = LightOutput.Scope(
        kind: .function, name: target, end: hasBody ? program.partner[close + 1] : close + 1, line: line)
      LightArguments.each(program, from: index + 3, to: min(close, program.tokens.count)) { range in
        if scope.parameters.count < 64, program.isIdentifier(range.lowerBound) {
          scope.parameters.append(program.text(range.lowerBound))
        }
      }
      output.open(scope)
      return
    }
    let isNegative = program.isSign(index + 1, "-")
    let end = index + (isNegative ? 3 : 2)
    guard end <= program.tokens.count,
      end == program.tokens.count || program.tokens[end].startsLine || program.isSign(end, "}") || program.isSign(end, ";"),
      let value = LightArguments.value(program, (index + 1)..<end)
    else { return }
    names.assign(target, call: nil)
    let isConstant = program.tokens[end - 1].kind != .identifier || ["TRUE", "FALSE", "NULL", "NA", "T", "F"].contains(value)
    if isConstant { output.add(.assign, target, line: line, [.init(.value, value)]) }
  }

  private func target(before index: Int) -> String? {
    var start = index - 1
    if program.isString(start) { return program.text(start) }
    guard program.isIdentifier(start) else { return nil }
    while start >= 2, program.isJoint(start - 1), program.isIdentifier(start - 2), index - start < 12 { start -= 2 }
    return stride(from: start, to: index, by: 2).map(program.text).joined(separator: ".")
  }

  private mutating func word(_ index: Int) -> Int {
    var parts = [program.text(index)]
    var next = index + 1
    let isQualified = program.isSign(next, ":", ":")
    if isQualified, program.isSign(next + 1, ":") { next += 1 }
    if isQualified, program.isIdentifier(next + 1) {
      parts.append(program.text(next + 1))
      next += 2
    }
    while program.isSign(next, "$"), program.isIdentifier(next + 1), parts.count < 12 {
      parts.append(program.text(next + 1))
      next += 2
    }
    let line = program.tokens[index].line
    if isQualified, parts.count > 1, parts[0] != "import", parts[0] != "box" {
      output.add(.import, parts[0] + "." + parts[1], line: line)
    }
    guard program.isSign(next, "(") else { return next }
    call(parts, at: index, paren: next)
    return next
  }

  private mutating func call(_ parts: [String], at index: Int, paren: Int) {
    let written = parts.joined(separator: ".")
    if ["function", "if", "for", "while", "switch", "repeat", "in"].contains(written) {
      if written == "if" { checkMain(paren, line: program.tokens[index].line) }
      if written == "if" || written == "while", let (text, body) = LightConditions.read(program, paren: paren) {
        output.open(condition: text, body: body)
      }
      return
    }
    let name = names.resolve(parts)
    let line = program.tokens[index].line
    let close = program.partner[paren]
    let arguments = LightArguments.read(program, open: paren)
    let last = parts[parts.count - 1]
    packages(written, last, arguments, paren: paren, line: line)
    if last.hasPrefix("expect_") || last.hasPrefix("assert_") || last == "expect" {
      output.assertion(program.written(from: index, to: close))
    }
    output.call(name, arguments: arguments, line: line)
    if program.isSign(index - 1, "<", "-") || program.isSign(index - 1, "="), isAssignment(index - 1),
      let target = target(before: index - 1)
    {
      names.assign(target, call: name)
    }
    if last == "test_that" || (last == "it" && parts.count == 1), program.isString(paren + 1) {
      output.open(LightOutput.Scope(kind: .function, name: program.text(paren + 1), end: close, line: line, isTest: true))
    }
  }

  /// Packages that a call attaches.
  private mutating func packages(_ written: String, _ last: String, _ arguments: [String], paren: Int, line: Int) {
    switch last {
    case "library", "require", "requireNamespace", "loadNamespace", "attachNamespace":
      let isVariable = arguments.contains { $0.hasPrefix("character.only=T") }
      guard let package = arguments.first, !isVariable, !package.contains("="), package != LightArguments.other else { return }
      output.add(.import, package, line: line)
    case "p_load":
      for package in arguments where !package.contains("=") && package != LightArguments.other {
        output.add(.import, package, line: line)
      }
    case "from" where written == "import.from":
      for member in arguments.dropFirst() where !member.contains("=") {
        output.add(.import, "\(arguments[0]).\(member)", line: line)
      }
    case "use" where written == "box.use":
      LightArguments.each(program, from: paren + 1, to: min(program.partner[paren], program.tokens.count)) { range in
        if program.isIdentifier(range.lowerBound) { output.add(.import, program.text(range.lowerBound), line: line) }
      }
    default: break
    }
  }

  /// `if (sys.nframe() == 0)` and `if (!interactive())` guard what runs when the script is started.
  private mutating func checkMain(_ paren: Int, line: Int) {
    let isStarted =
      program.isWord(paren + 1, "sys.nframe") || (program.isSign(paren + 1, "!") && program.isWord(paren + 2, "interactive"))
    if isStarted { output.add(.main, program.file.path, line: line) }
  }
}
