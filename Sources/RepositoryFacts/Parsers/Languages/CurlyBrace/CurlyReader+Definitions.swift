extension CurlyReader {
  // MARK: Types

  /// `class A extends B {` and its like in every language; gives the token to go on with.
  mutating func typeDefinition(_ index: Int) -> Int? {
    let words = ["class", "struct", "interface", "trait", "object", "enum", "protocol", "actor", "record", "extension", "impl"]
    guard program.tokens[index].range.count <= 9 else { return nil }
    var name = index + 1
    let word = program.text(index)
    if language == .go {
      guard word == "type", program.isIdentifier(index + 1),
        program.isWord(index + 2, "struct") || program.isWord(index + 2, "interface")
      else {
        return nil
      }
    } else {
      guard words.contains(word) else { return nil }
      if word == "enum", program.isWord(name, "class") || program.isWord(name, "struct") { name += 1 }
      if word == "impl", program.isSign(name, "<") {
        while name < program.tokens.count, name - index < 20, !program.isSign(name - 1, ">") { name += 1 }
      }
    }
    guard program.isIdentifier(name), !LightLanguage.keywords.contains(program.text(name)) else { return nil }
    if program.isSign(name + 1, ">") || program.isSign(name + 1, ",") || program.isSign(name + 1, "=")
      || program.isSign(name + 1, ":", "=")
    {
      return nil
    }
    var bases: [String] = []
    var brace: Int?
    var place = name + 1
    var depth = 0
    while place < program.tokens.count, place - name < 80 {
      if program.isSign(place, "{") {
        brace = place
        break
      }
      let token = program.tokens[place]
      if program.isSign(place, ";") || program.isSign(place, "}") || program.isSign(place, "=") || program.isWord(place, "class")
      {
        break
      }
      if token.startsLine, [.kotlin, .scala, .swift].contains(language), !isContinuation(place) { break }
      if program.isSign(place, "<") { depth += 1 }
      if program.isSign(place, ">") { depth = max(0, depth - 1) }
      if program.partner[place] > place {
        place = min(program.partner[place], program.tokens.count - 1) + 1
        continue
      }
      if token.kind == .identifier, depth == 0, word != "enum" || language != .rust {
        let (parts, next) = chain(place)
        let isKeyword = LightLanguage.keywords.contains(parts[0]) || ["for", "virtual", "where", "permits"].contains(parts[0])
        if !isKeyword, language != .go { bases.append(names.resolve(parts)) }
        place = next
      } else {
        place += 1
      }
    }
    let isScope = word == "extension" || word == "impl"
    let hasBody = brace != nil || [.kotlin, .scala].contains(language)
    guard hasBody, isScope || !(language == .cxx && brace == nil) else { return nil }
    let typeName = word == "impl" ? bases.last ?? program.text(name) : program.text(name)
    let annotations = flushDecorators(of: nil)
    if !isScope {
      let line = program.tokens[name].line
      output.add(.class, typeName, line: line, bases.map { .init(.base, $0) } + annotations.map { .init(.decorator, $0) })
      if language == .scala, word == "object", bases.contains("App") { output.add(.main, program.file.path, line: line) }
    }
    guard let brace else { return name + 1 }
    output.open(
      LightOutput.Scope(
        kind: .type, name: typeName, end: program.partner[brace], line: program.tokens[name].line, decorators: bases))
    return brace
  }

  /// Whether a line that begins with this token goes on with the one above.
  private func isContinuation(_ index: Int) -> Bool {
    if program.tokens[index].kind == .sign {
      return !program.isSign(index, "@") && !program.isSign(index, "}") && !program.isSign(index, "#")
    }
    return ["extends", "with", "where", "throws", "async", "implements"].contains(program.text(index))
  }

  // MARK: Functions

  /// `func name(…) {`, `def name(…) =`, `fn name(…)`, `function name(…)`; gives the token to go on with.
  mutating func functionDefinition(_ index: Int) -> Int? {
    let keyword: StaticString
    switch language {
    case .swift, .go: keyword = "func"
    case .kotlin: keyword = "fun"
    case .scala: keyword = "def"
    case .rust: keyword = "fn"
    case .javascript, .typescript: keyword = "function"
    default: return nil
    }
    guard program.isWord(index, keyword) else { return nil }
    var name = index + 1
    if program.isSign(name, "*") { name += 1 }
    var receiver: String?
    if language == .go, program.isSign(name, "("), program.partner[name] < program.tokens.count {
      receiver = program.text(program.partner[name] - 1)
      name = program.partner[name] + 1
    }
    if language == .kotlin { while program.isIdentifier(name), program.isSign(name + 1, ".") { name += 2 } }
    guard program.isIdentifier(name) else { return nil }
    var paren = name + 1
    while paren < program.tokens.count, paren - name < 30, !program.isSign(paren, "("), !program.isSign(paren, "{"),
      !program.isSign(paren, "=")
    {
      paren += 1
    }
    let hasList = program.isSign(paren, "(")
    let close = hasList ? program.partner[paren] : paren - 1
    define(program.text(name), at: index, paren: hasList ? paren : nil, body: body(after: close), receiver: receiver)
    return hasList ? paren + 1 : name + 1
  }

  /// `name(…) {` in languages whose methods have no keyword.
  mutating func plainDefinition(_ parts: [String], index: Int, paren: Int) -> Int? {
    guard language.isScript || language.putsTypesFirst, let last = parts.last, parts.count == 1 || language == .cxx else {
      return nil
    }
    let close = program.partner[paren]
    guard close < program.tokens.count, let body = body(after: close), program.isSign(body, "{"),
      !program.isWord(index - 1, "return"), !program.isSign(index - 1, "=")
    else { return nil }
    if language == .cxx, last.hasPrefix("TEST") || last.hasPrefix("BOOST_AUTO_TEST") {
      let title = LightArguments.read(program, open: paren).joined(separator: ".")
      output.open(
        LightOutput.Scope(
          kind: .function, name: title, end: program.partner[body], line: program.tokens[index].line, isTest: true))
      return body
    }
    define(last, at: index, paren: paren, body: body, receiver: parts.count > 1 ? parts[parts.count - 2] : nil)
    return paren + 1
  }

  /// `name = (…) => {`, `name = function (…) {`: gives the token to go on with.
  mutating func namedFunction(_ name: String, after index: Int) -> Int? {
    var start = index + 1
    if program.isWord(start, "async") { start += 1 }
    if program.isWord(start, "function") {
      start += program.isSign(start + 1, "*") ? 2 : 1
      if program.isIdentifier(start) { start += 1 }
      guard program.isSign(start, "(") else { return nil }
      define(name, at: index, paren: start, body: body(after: program.partner[start]), receiver: nil)
      return start + 1
    }
    if program.isIdentifier(start), program.isSign(start + 1, "=", ">") {
      define(name, at: index, paren: nil, body: start + 2, receiver: nil)
      return start + 2
    }
    guard program.isSign(start, "("), program.partner[start] < program.tokens.count else { return nil }
    var arrow = program.partner[start] + 1
    if program.isSign(arrow, ":") {
      while arrow < program.tokens.count, arrow - program.partner[start] < 16, !program.isSign(arrow, "=", ">"),
        !program.isSign(arrow, ";")
      { arrow += 1 }
    }
    guard program.isSign(arrow, "=", ">") else { return nil }
    define(name, at: index, paren: start, body: arrow + 1, receiver: nil)
    return start + 1
  }

  /// The token that begins the body behind a parameter list: `{`, or `=` of an expression.
  private func body(after close: Int) -> Int? {
    var index = close + 1
    // Inside the angles of what is given back (`Result<(), Error>`) a comma or a pair of parentheses ends nothing.
    var angles = 0
    while index < program.tokens.count, index - close < 40 {
      if index > close + 1 || language == .scala, language.hasReturnTypesBehind {
        if program.isSign(index, "<") { angles += 1 }
        if program.isSign(index, ">"), angles > 0 { angles -= 1 }
        if program.isSign(index, "(") || program.isSign(index, "["), program.partner[index] < program.tokens.count {
          index = program.partner[index] + 1
          continue
        }
        if program.isSign(index, ","), angles > 0 || language == .rust {
          index += 1
          continue
        }
      } else if language == .go, program.isSign(index, "("), program.partner[index] < program.tokens.count {
        index = program.partner[index] + 1
        continue
      } else if language == .java, program.isSign(index, ","), program.isWord(close + 1, "throws") {
        index += 1
        continue
      }
      if program.isSign(index, "{") {
        // The type of what a function gives may be in braces: `(): { a: string } {`.
        guard language == .typescript, program.isSign(index - 1, ":"), program.partner[index] < program.tokens.count else {
          return index
        }
        index = program.partner[index] + 1
        continue
      }
      if program.isSign(index, "=") {
        return program.isSign(index + 1, "{") ? index + 1 : [.scala, .kotlin].contains(language) ? index : nil
      }
      if program.isSign(index, ";") || program.isSign(index, "}") || program.isSign(index, ")") || program.isSign(index, ",")
        || program.isSign(index, "=", ">") || program.tokens[index].kind == .string || program.tokens[index].kind == .number
      {
        return nil
      }
      // What a call's result goes into is no header of a method.
      if language.isScript, !program.isSign(close + 1, ":") { return nil }
      if language.putsTypesFirst, index == close + 1, program.tokens[index].kind == .sign, !program.isSign(index, "-", ">"),
        !program.isSign(index, ":")
      {
        return nil
      }
      if program.tokens[index].startsLine, language != .go, !isContinuation(index), !language.putsTypesFirst { return nil }
      index += 1
    }
    return nil
  }

  private mutating func define(_ name: String, at index: Int, paren: Int?, body: Int?, receiver: String?) {
    guard let body else {
      flushDecorators(of: name)
      return
    }
    let annotations = flushDecorators(of: name)
    let line = program.tokens[index].line
    var scope = LightOutput.Scope(
      kind: .function, name: name, end: program.isSign(body, "{") ? program.partner[body] : body, line: line)
    scope.decorators = annotations
    if let paren { scope.parameters = parameters(paren) }
    scope.isTest = isTest(name, annotations)
    if let receiver { output.open(LightOutput.Scope(kind: .type, name: receiver, end: scope.end, line: line)) }
    output.open(scope)
    if isMain(name, line: line, at: index) { output.add(.main, program.file.path, line: line) }
  }

  private func parameters(_ paren: Int) -> [String] {
    var found: [String] = []
    LightArguments.each(program, from: paren + 1, to: min(program.partner[paren], program.tokens.count)) { range in
      guard found.count < 64 else { return }
      var place: Int?
      if language.putsTypesFirst {
        place = range.reversed().first { program.isIdentifier($0) && !program.isSign($0 - 1, "=") }
      } else if language.isScript || language == .go {
        place = range.first { program.isIdentifier($0) }
      } else {
        place = range.first { program.isIdentifier($0) && program.isSign($0 + 1, ":") }
      }
      if let place { found.append(program.text(place)) }
    }
    return found
  }

  private func isTest(_ name: String, _ annotations: [String]) -> Bool {
    for annotation in annotations {
      let last = annotation.split(separator: ".").last.map(String.init) ?? annotation
      switch language {
      case .java, .kotlin, .scala, .swift:
        if ["Test", "ParameterizedTest", "RepeatedTest", "Property", "TestFactory"].contains(last) { return true }
      case .csharp: if ["Fact", "Test", "TestMethod", "Theory", "TestCase"].contains(last) { return true }
      case .rust: if last == "test" || last == "rstest" { return true }
      default: break
      }
    }
    if language == .swift, name.hasPrefix("test"),
      output.scopes.last(where: { $0.kind == .type })?.decorators.contains("XCTestCase") == true
    {
      return true
    }
    return language == .go && name.hasPrefix("Test") && program.file.path.hasSuffix("_test.go")
  }

  private func isMain(_ name: String, line: Int, at index: Int) -> Bool {
    switch language {
    case .java: return name == "main" && program.isWord(index - 2, "static")
    case .csharp: return name == "Main"
    case .kotlin, .go, .rust: return name == "main" && output.type == nil
    case .scala: return name == "main"
    case .cxx: return name == "main" && output.type == nil
    default: return false
    }
  }
}
