import Testing

@testable import RepositoryFacts

/// The tokens of Python source, written as their texts.
struct PythonLexerTests {
  private func lex(_ text: String) -> (texts: [String], fault: PythonLexer.Fault?, magics: [String]) {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { source in
      var lexer = PythonLexer(source)
      lexer.read(0..<source.count)
      lexer.finish()
      let texts = lexer.tokens.map { token -> String in
        switch token.kind {
        case .newline: "NEWLINE"
        case .indent: "INDENT"
        case .dedent: "DEDENT"
        case .end: "END"
        case .holeOpen: "HOLE"
        case .holeClose: "/HOLE"
        default: String(decoding: source[Int(token.start)..<Int(token.end)], as: UTF8.self)
        }
      }
      return (texts, lexer.fault?.fault, lexer.magics.map { String(decoding: source[$0.start..<$0.end], as: UTF8.self) })
    }
  }

  @Test(arguments: [
    ("", ["END"]), ("a\n", ["a", "NEWLINE", "END"]), ("a", ["a", "NEWLINE", "END"]),
    ("if a:\n  b\nc", ["if", "a", ":", "NEWLINE", "INDENT", "b", "NEWLINE", "DEDENT", "c", "NEWLINE", "END"]),
    ("(a,\n b) # c\n", ["(", "a", ",", "b", ")", "NEWLINE", "END"]), ("a = \\\n b", ["a", "=", "b", "NEWLINE", "END"]),
    ("1e-5+0xE-1_0.5j", ["1e-5", "+", "0xE", "-", "1_0.5j", "NEWLINE", "END"]),
    ("a**=b//c->d:=e...", ["a", "**=", "b", "//", "c", "->", "d", ":=", "e", "...", "NEWLINE", "END"]),
    ("rb'\\'' Rb\"x\" u'''a'b''' bar'c'", ["rb'\\''", "Rb\"x\"", "u'''a'b'''", "bar", "'c'", "NEWLINE", "END"]),
    ("f'a{b}c'", ["f'a{b}c'", "HOLE", "b", "/HOLE", "NEWLINE", "END"]),
    (
      "f'{a[\"b\"]:>{w}}'",
      ["f'{a[\"b\"]:>{w}}'", "HOLE", "a", "[", "\"b\"", "]", "HOLE", "w", "/HOLE", "/HOLE", "NEWLINE", "END"]
    ),
    ("f'{x['y']}'", ["f'{x['y']}'", "HOLE", "x", "[", "'y'", "]", "/HOLE", "NEWLINE", "END"]),
    ("f'{{a}}'", ["f'{{a}}'", "NEWLINE", "END"]), ("naïve", ["naïve", "NEWLINE", "END"]),
    ("\tif a:\n\t\tb", ["INDENT", "if", "a", ":", "NEWLINE", "INDENT", "b", "NEWLINE", "DEDENT", "DEDENT", "END"]),
  ])
  func tokens(_ text: String, _ expected: [String]) {
    let result = lex(text)
    #expect(result.texts == expected)
    #expect(result.fault == nil)
  }

  @Test func brokenStringsEndAtTheirLine() {
    #expect(lex("a = 'x\nb").texts == ["a", "=", "'x", "NEWLINE", "b", "NEWLINE", "END"])
    #expect(lex("a = 'x\nb").fault == .openString)
    #expect(lex("f'{a'\nb").texts == ["f'{a'", "NEWLINE", "b", "NEWLINE", "END"])
  }

  @Test func brokenBracketsEndAtTheNextStatement() {
    #expect(lex("f(a,\ndef g").texts == ["f", "(", "a", ",", "NEWLINE", "def", "g", "NEWLINE", "END"])
    #expect(lex("f(a,\ndef g").fault == .openBracket)
    #expect(lex("a)\nb").fault == .strayBracket)
  }

  @Test func linesOfIPythonAreNoPython() {
    let result = lex("%pip install x\nfiles = !ls\na % b\n?f\n%time g()")
    #expect(result.magics == ["%pip install x", "!ls", "?f"])
    #expect(result.texts == ["files", "=", "NEWLINE", "a", "%", "b", "NEWLINE", "g", "(", ")", "NEWLINE", "END"])
  }
}
