import Diagnostics
import Testing

@testable import RepositoryFacts

/// What holds for any bytes: an end in good time, lines inside the file, the same facts twice.
struct PythonReaderTests {
  static let sample = """
    \"\"\"Doc.\"\"\"
    import mlflow as mf
    from . import (a,
        b)
    @mf.task(name="x")
    class A(mf.B):
        def f(self, x: mf.C = {"a": [1, 2]}, *y) -> int:
            self.c = x; self.c.go(f"{x!r:>{y}} {{z}} {self.c['k']}")
            return [i for i in x if (j := i)] if x else lambda: None
    match x:
        case {"a": 1}: pass
    x = '''long
    text''' \\
        "more"
    !pip install x
    if __name__ == "__main__":
        A().f(1)
    """

  private func check(_ bytes: [UInt8], _ parser: any FileParser.Type = PythonParser.self) {
    let file = SourceFile(path: "p/a.py", bytes: bytes)
    let facts = parser.parse(file)
    let last = bytes.reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    for fact in facts.facts where !(1...last).contains(fact.location.line ?? 1) {
      Issue.record("line \(fact.location) of a file of \(last) lines")
    }
    if parser.parse(file).facts != facts.facts { Issue.record("two readings differ") }
  }

  @Test func everyPrefixIsRead() {
    let bytes = Array(Self.sample.utf8)
    for length in 0...bytes.count { check(Array(bytes[..<length])) }
  }

  @Test func everyByteCanBeSpoilt() {
    let bytes = Array(Self.sample.utf8)
    for position in bytes.indices {
      for byte in [UInt8(0), UInt8(ascii: "("), UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "\n"), 0xFF] {
        var spoilt = bytes
        spoilt[position] = byte
        check(spoilt)
      }
    }
  }

  @Test func lineEndsAndByteOrderMarksDontMatter() {
    func described(_ bytes: [UInt8]) -> [String] {
      PythonParser.parse(SourceFile(path: "p/a.py", bytes: bytes)).facts.map { "\($0.kind) \($0.name) \($0.location)" }
    }
    let plain = described(Array(Self.sample.utf8))
    #expect(plain.count == 13)
    let crlf = Self.sample.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    #expect(described(Array(crlf.utf8)) == plain)
    #expect(described([0xEF, 0xBB, 0xBF] + Array(Self.sample.utf8)) == plain)
  }

  @Test(arguments: [
    "(", "[{", "f\"{", "f'''{", "f(", ".a()", "lambda ", "for x in ", "if a: ", "(a:=", "with a as b:", "@a", "'a'", "x.y[", ")",
    "match x;",
    "x(\ndef f\n", "class A(A): ", "\"\"\"\n",
  ])
  func deepAndLongInputEnds(_ piece: String) {
    let text = String(repeating: piece, count: 20_000)
    let facts = PythonParser.parse(SourceFile(path: "a.py", text: text))
    #expect(facts.facts.count < 30_000)
  }
}
