extension CurlyReader {
  /// Reads the dotted name at `index` and the call it may begin; gives the token to go on with.
  mutating func callOrName(_ index: Int) -> Int {
    let (parts, end) = chain(index)
    if !program.isJoint(index - 1) { environment(parts, end: end, line: program.tokens[index].line) }
    var paren = end
    if let behind = afterTypeArguments(paren) { paren = behind }
    let isMacro =
      language == .rust && program.isSign(paren, "!") && (program.isSign(paren + 1, "(") || program.isSign(paren + 1, "["))
    if isMacro { paren += 1 }
    guard program.isSign(paren, "(") || isMacro else {
      if let last = parts.last, ["shouldBe", "shouldEqual", "mustBe", "mustEqual", "should", "must"].contains(last),
        language == .scala
      {
        output.assertion(program.written(from: index, to: end))
      }
      return end
    }
    if parts.count == 1, LightLanguage.keywords.contains(parts[0]), !program.isJoint(index - 1),
      !(language.isScript && parts[0] == "import")
    {
      if language.isScript || language.putsTypesFirst, parts[0] == "if" || parts[0] == "while",
        let (text, body) = LightConditions.read(program, paren: paren)
      {
        output.open(condition: text, body: body)
      }
      return end
    }
    let isNew = program.isWord(index - 1, "new")
    if !isNew, !program.isJoint(index - 1), let next = plainDefinition(parts, index: index, paren: paren) { return next }
    return call(parts, at: index, paren: paren)
  }

  private mutating func call(_ parts: [String], at index: Int, paren: Int) -> Int {
    let close = program.partner[paren]
    let line = program.tokens[index].line
    var name = names.resolve(parts)
    var variable: String?
    if program.isJoint(index - 1) {
      if let receiver = ends[index - 2] {
        name = names.chain(receiver.name, parts)
        variable = receiver.variable
      }
    } else {
      variable = assignedVariable(before: index)
    }
    let arguments = LightArguments.read(program, open: paren)
    if let module = arguments.first, name == "require" || name == "import", language.isScript, program.isString(paren + 1) {
      output.add(.import, module, line: line)
      destructured(module, before: index)
      if let variable, !module.hasPrefix(".") { names.aliases[variable] = module }
      return paren + 1
    }
    if isAssertion(parts) { output.assertion(program.written(from: index, to: chainEnd(close))) }
    output.call(name, arguments: arguments, line: line)
    if let variable { names.assign(variable, call: name) }
    ends[close] = (name, variable)
    openTest(parts, name: name, index: index, paren: paren)
    return paren + 1
  }

  /// The token behind type arguments (`<Int, String>`, `::<T>`, Scala's and Go's `[T]`) that a call's `(` follows.
  private func afterTypeArguments(_ start: Int) -> Int? {
    var index = start
    if language == .rust, program.isSign(index, ":", ":") { index += 1 }
    let isSquare = (language == .scala || language == .go) && program.isSign(index, "[")
    guard isSquare || (program.isSign(index, "<") && language != .scala && language != .go && language != .javascript) else {
      return nil
    }
    if isSquare {
      let close = program.partner[index]
      return close < program.tokens.count && close - index < 24 && program.isSign(close + 1, "(") ? close + 1 : nil
    }
    var depth = 0
    for offset in index..<min(index + 24, program.tokens.count) {
      let token = program.tokens[offset]
      if program.isSign(offset, "<") { depth += 1 }
      if program.isSign(offset, ">") { depth -= 1 }
      if depth == 0 { return program.isSign(offset + 1, "(") ? offset + 1 : nil }
      let isType = token.kind == .identifier || (token.kind == .sign && "<>,.[]?&*:".utf8.contains(token.first))
      if !isType { return nil }
    }
    return nil
  }

  /// The variable that takes what the call at `index` gives.
  private func assignedVariable(before index: Int) -> String? {
    var place = index - 1
    while place >= 0, index - place < 5,
      program.isWord(place, "await") || program.isWord(place, "new") || program.isWord(place, "try") || program.isSign(place, "&")
        || program.isSign(place, "*") || program.isSign(place, "!") || program.isSign(place, "?")
    { place -= 1 }
    guard program.isSign(place, "=") || program.isSign(place, ":", "=") else { return nil }
    return target(before: place)
  }

  /// The last token of a chain of calls, the first of which ends at `close`: `expect(x).not.toBe(3)`.
  private func chainEnd(_ close: Int) -> Int {
    var last = close
    for _ in 0..<12 {
      guard program.isJoint(last + 1), program.isIdentifier(last + 2) else { break }
      last += 2
      if program.isSign(last + 1, "(") { last = program.partner[last + 1] }
    }
    return last
  }

  private func isAssertion(_ parts: [String]) -> Bool {
    guard let first = parts.first, let last = parts.last else { return false }
    if first == "expect" || first == "assert" || first == "should" || (first == "require" && parts.count == 2 && language == .go)
    {
      return true
    }
    for prefix in [
      "assert", "expect", "Assert", "XCTAssert", "XCTUnwrap", "XCTFail", "EXPECT_", "ASSERT_", "debug_assert", "BOOST_CHECK",
    ]
    where last.hasPrefix(prefix) { return true }
    if first == "Assert" || last == "verify" && (language == .java || language == .kotlin) { return true }
    if language == .cxx, ["REQUIRE", "CHECK", "CHECK_EQ"].contains(last) { return true }
    if language == .go, first == "t", ["Error", "Errorf", "Fatal", "Fatalf", "Fail", "FailNow"].contains(last) { return true }
    return false
  }

  /// A test that is declared by a call: `it("…", () => {…})`, `test("…") {…}`, `TEST(Suite, name) {…}`.
  private mutating func openTest(_ parts: [String], name: String, index: Int, paren: Int) {
    guard let first = parts.first, !program.isJoint(index - 1) else { return }
    let close = program.partner[paren]
    let last = name.split(separator: ".").last.map(String.init) ?? name
    var title: String?
    var end = close
    if language.isScript {
      let isTest = ["it", "test", "specify"].contains(first) || (["it", "test"].contains(last) && parts.count == 1)
      let isSkipped = parts.dropFirst().contains { ["skip", "todo", "failing"].contains($0) }
      if isTest, !isSkipped, program.isString(paren + 1), program.isSign(paren + 2, ",") { title = program.text(paren + 1) }
    } else if language == .scala || language == .kotlin {
      if ["test", "it", "property"].contains(first), parts.count == 1, program.isString(paren + 1), program.isSign(close + 1, "{")
      {
        title = program.text(paren + 1)
        end = program.partner[close + 1]
      }
    }
    guard let title else { return }
    output.open(LightOutput.Scope(kind: .function, name: title, end: end, line: program.tokens[index].line, isTest: true))
  }
}
