/// Walks once over the tokens of a program with curly braces and says what it finds to its output.
struct CurlyReader {
  let program: LightProgram
  var output: LightOutput
  var names = LightNames()
  /// For the `)` of each call the call's canonical name, and the variable it is assigned to.
  var ends: [Int: (name: String, variable: String?)] = [:]
  /// Annotations that wait for the definition they stand before.
  var decorators: [(name: String, arguments: [String], line: Int)] = []
  /// The brackets that are open, innermost last.
  private var open: [Int] = []

  var language: LightLanguage { program.language }

  init(_ program: LightProgram) {
    self.program = program
    output = LightOutput(program)
  }

  mutating func run() {
    var index = 0
    while index < program.tokens.count {
      let token = program.tokens[index]
      output.close(before: index, line: token.line)
      switch token.kind {
      case .identifier: index = max(word(index), index + 1)
      case .sign: index = max(sign(index, token), index + 1)
      case .string, .number: index += 1
      }
    }
    flushDecorators(of: nil)
  }

  // MARK: Signs

  private mutating func sign(_ index: Int, _ token: LightToken) -> Int {
    if program.partner[index] > index, open.count < 1_000 { open.append(index) }
    switch token.first {
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      while let last = open.last, program.partner[last] <= index { open.removeLast() }
      if token.first == UInt8(ascii: "}") { flushDecorators(of: nil) }
    case UInt8(ascii: ";"): flushDecorators(of: nil)
    case UInt8(ascii: "="), UInt8(ascii: ":"):
      let assigns = token.second == 0 || (token.first == UInt8(ascii: ":") && token.second == UInt8(ascii: "="))
      if assigns { return assignment(index, isColon: token.first == UInt8(ascii: ":") && token.second == 0) }
    case UInt8(ascii: "@"):
      if program.isIdentifier(index + 1), !program.isWord(index + 1, "interface") { return decorator(index + 1) }
    case UInt8(ascii: "#"): return hash(index)
    case UInt8(ascii: "["):
      if language == .csharp, token.startsLine, program.isIdentifier(index + 1) { return decorator(index + 1) }
    default: break
    }
    return index + 1
  }

  /// `#[test]` of Rust, `#include` of C, `#expect(…)` of Swift.
  private mutating func hash(_ index: Int) -> Int {
    switch language {
    case .rust where program.isSign(index + 1, "[") && program.isIdentifier(index + 2): return decorator(index + 2)
    case .cxx: return directive(index)
    case .swift where program.isIdentifier(index + 1) && program.isSign(index + 2, "("):
      if program.isWord(index + 1, "expect") || program.isWord(index + 1, "require") {
        output.assertion(program.written(from: index, to: program.partner[index + 2]))
      }
      return index + 2
    default: return index + 1
    }
  }

  private mutating func decorator(_ index: Int) -> Int {
    let (parts, next) = chain(index)
    var arguments: [String] = []
    if program.isSign(next, "(") { arguments = LightArguments.read(program, open: next) }
    decorators.append((names.resolve(parts), arguments, program.tokens[index].line))
    return program.isSign(next, "(") ? min(program.partner[next], program.tokens.count - 1) + 1 : next
  }

  /// Says the waiting annotations, with the function they decorate if there is one; gives their names.
  @discardableResult mutating func flushDecorators(of function: String?) -> [String] {
    defer { decorators = [] }
    for (name, arguments, line) in decorators {
      var attributes: [Fact.Attribute] = arguments.map { .init(.argument, $0) }
      if let function { attributes.append(.init(.function, function)) }
      if let type = output.type { attributes.append(.init(.class, type)) }
      output.add(.decorator, name, line: line, attributes)
    }
    return decorators.map(\.name)
  }

  // MARK: Assignments

  /// `name = …`, `name: …` in an object literal: a function gets its name, a literal becomes a fact.
  private mutating func assignment(_ index: Int, isColon: Bool) -> Int {
    guard let target = target(before: index, isColon: isColon) else { return index + 1 }
    if language.isScript, let next = namedFunction(target, after: index) { return next }
    if isColon {
      guard language.isScript, let innermost = open.last, program.isSign(innermost, "{"), !program.isSign(innermost - 1, "("),
        !program.isSign(innermost - 1, ",")
      else { return index + 1 }
    } else if let innermost = open.last, program.isSign(innermost, "(") {
      return index + 1
    }
    flushDecorators(of: nil)
    var end = index + 1
    while end < program.tokens.count, end - index < 16 {
      let token = program.tokens[end]
      if token.kind == .sign, ";,})".utf8.contains(token.first), token.second == 0 { break }
      if token.startsLine, end > index + 1 { break }
      end += 1
    }
    let isLiteral = end == index + 2 || (end == index + 3 && program.isSign(index + 1, "-"))
    guard isLiteral, let value = LightArguments.value(program, (index + 1)..<end) else { return index + 1 }
    let kind = program.tokens[end - 1].kind
    let isConstant = kind != .identifier || ["true", "false", "null", "nil"].contains(value)
    if isConstant { output.add(.assign, target, line: program.tokens[index].line, [.init(.value, value)]) }
    if !isColon { names.assign(target, call: nil) }
    return index + 1
  }

  /// What stands before a `=` or `:=`: a dotted name; a type annotation between is skipped.
  func target(before index: Int, isColon: Bool = false) -> String? {
    var last = index - 1
    if isColon, program.isString(last) { return program.text(last) }
    guard program.isIdentifier(last) else { return nil }
    var start = last
    func back() {
      while start >= 2, program.isJoint(start - 1), program.isIdentifier(start - 2), last - start < 16 { start -= 2 }
    }
    back()
    if !isColon, program.isSign(start - 1, ":"), program.isIdentifier(start - 2) {
      last = start - 2
      start = last
    }
    if language == .go {
      // `value, err := f()`: the first name takes the result.
      while start >= 2, program.isSign(start - 1, ","), program.isIdentifier(start - 2) {
        start -= 2
        last = start
      }
    }
    let parts = stride(from: start, through: last, by: 2).map(program.text)
    return LightLanguage.keywords.contains(parts[0]) && parts.count == 1 ? nil : parts.joined(separator: ".")
  }

  // MARK: Words

  private mutating func word(_ index: Int) -> Int {
    if !program.isJoint(index - 1) {
      if let next = importStatement(index) ?? typeDefinition(index) ?? functionDefinition(index) { return next }
      if program.isWord(index, "assert"), !program.isSign(index + 1, "("), !program.isSign(index + 1, "!"),
        !program.isJoint(index + 1)
      {
        var last = index + 1
        while last + 1 < program.tokens.count, last - index < 60, !program.tokens[last + 1].startsLine,
          !program.isSign(last + 1, ";")
        { last += 1 }
        output.assertion(program.written(from: index + 1, to: last))
      }
    }
    return callOrName(index)
  }

  /// The parts of a dotted name that begins at `index`, and the token behind it.
  func chain(_ index: Int) -> (parts: [String], next: Int) {
    var parts = [program.text(index)]
    var next = index + 1
    while program.isJoint(next), program.isIdentifier(next + 1), parts.count < 16 {
      parts.append(program.text(next + 1))
      next += 2
    }
    return (parts, next)
  }
}
