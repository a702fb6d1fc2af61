import Testing

@testable import Documents

@Suite struct TOMLReaderTests {
  private func root(_ text: String) throws -> DocumentNode {
    let read = TOMLReader.read(text)
    #expect(read.problem == nil)
    return try #require(read.documents.first)
  }

  @Test func valuesAndTheirLinesAreRead() throws {
    let root = try root(
      """
      # a comment
      title = "x # no comment"
      [project]
      name = 'n'
      "quoted.key" = 1_000
      dependencies = [
        "numpy>=1.2",  # why
        # "commented",
        'pandas',
      ]
      [tool.ruff.lint]
      select = ["E", "F"]
      site.url = "u"
      [[tool.x]]
      a = {b = 1, c = ["d"]}
      [[tool.x]]
      a = 2
      [tool.x.sub]
      when = 2026-11-24
      """)
    #expect(root["title"]?.string == "x # no comment")
    #expect(root["title"]?.isQuoted == true)
    #expect(root.entry("project")?.line == 3)
    #expect(root[path: "project", "quoted.key"]?.string == "1_000")
    let dependencies = try #require(root[path: "project", "dependencies"])
    #expect(dependencies.strings == ["numpy>=1.2", "pandas"])
    #expect(dependencies.items.map(\.line) == [7, 9])
    #expect(root[path: "tool", "ruff", "lint"]?.entry("select")?.line == 12)
    #expect(root[path: "tool", "ruff", "lint", "site"]?.entry("url")?.line == 13)
    let tables = try #require(root[path: "tool", "x"]?.items)
    #expect(tables.map(\.line) == [14, 16])
    #expect(tables[0][path: "a", "b"]?.string == "1")
    #expect(tables[1].entry("a")?.line == 17)
    #expect(tables[1][path: "sub", "when"]?.string == "2026-11-24")
    #expect(tables[1]["sub"]?.entry("when")?.line == 19)
  }

  @Test func keysStayInTheirOrder() throws {
    #expect(try root("z = 1\na = 2\n[m]\n[b]\n").entries.map(\.key) == ["z", "a", "m", "b"])
  }

  @Test func longStringsDoNotShiftLines() throws {
    let root = try root("a = \"\"\"\none\n[no]\n\\\"\"\"\"\nb = '''\nx = 1\n'''\nc = 3\n")
    #expect(root["a"]?.string == "one\n[no]\n\"")
    #expect(root.entry("b")?.line == 5)
    #expect(root.entry("c")?.line == 8)
    #expect(root.entries.count == 3)
  }

  @Test func windowsLinesAreRead() throws {
    let root = try root("[a]\r\nb = 1\r\nc = [\r\n  'x'\r\n]\r\n")
    #expect(root[path: "a", "b"]?.string == "1")
    #expect(root[path: "a", "c"]?.items.first?.line == 4)
  }

  @Test func aSyntaxErrorKeepsTheRest() {
    let read = TOMLReader.read("[a]\nb = 1\n[c]\nd = = 2\ne = 3\n")
    #expect(read.problem?.line == 4)
    #expect(read.documents.first?[path: "a", "b"]?.string == "1")
    #expect(read.documents.first?[path: "c", "e"]?.string == "3")
  }

  @Test func aRepeatedKeyIsAProblem() {
    let read = TOMLReader.read("a = 1\nb = 2\na = 3\nb.c = 4\n[b]\nd = 1\n")
    #expect(read.problem == DocumentProblem("the key 'a' is given twice", line: 3))
    #expect(read.documents.first?["a"]?.string == "1")
    #expect(read.documents.first?["b"]?.string == "2")
  }

  @Test func escapesAreResolved() throws {
    let root = try root(
      #"""
      a = "\u0041\U0001F600\t\"\\"
      b = '\u0041'
      c = """x\
         y""""
      """#)
    #expect(root["a"]?.string == "A😀\t\"\\")
    #expect(root["b"]?.string == "\\u0041")
    #expect(root["c"]?.string == "xy\"")
  }

  @Test func datesAndNumbersStayAsTheyAreWritten() throws {
    let root = try root("a = 1979-05-27 07:32:00Z\nb = -1.5e+3\nc = 0xFF # d\ne = +inf\nf = 1979-05-27 # g\n")
    #expect(root.entries.map { $0.value.string } == ["1979-05-27 07:32:00Z", "-1.5e+3", "0xFF", "+inf", "1979-05-27"])
  }

  @Test(
    arguments: [
      "a = ", "a = b", "a", "= 1", "[a", "[[a]", "[]", "[[[a]]]", "a = 1 b = 2", "a = [1 2]", "a = {b = 1", "a = \"b",
      "a = \"\\q\"",
      "a = '''b", "[a] b", "a..b = 1", "a = \"\\uD800\"", "ü = ", "a = [", "a = [1,, 2]",
    ]) func faultsAreFound(text: String)
  {
    #expect(TOMLReader.read(text).problem?.line == 1)
  }

  @Test func aFaultyStatementCostsOnlyItself() {
    let read = TOMLReader.read("a = 1\nb = oops\n[c]\nd = 2\n")
    #expect(read.problem?.line == 2)
    #expect(read.documents.first?["a"]?.string == "1")
    #expect(read.documents.first?[path: "c", "d"]?.string == "2")
  }

  @Test(arguments: ["[", "a = [", "a={a=", "a.", "[a.", "[[a]]\n", "\"", "'''", "a=1\n"])
  func endlessInputEnds(piece: String) {
    let text = String(repeating: piece, count: 100_000)
    let read = TOMLReader.read(text, limits: ReadingLimits(nodes: 50_000))
    #expect(read.problem != nil)
  }

  @Test func deepKeysDoNotOverflow() {
    let path = Array(repeating: "a", count: 50_000).joined(separator: ".")
    #expect(TOMLReader.read("[\(path)]\nb = 1\n").problem?.message == "keys nest too deeply")
    #expect(TOMLReader.read("\(path) = 1\n").problem?.message == "keys nest too deeply")
  }

  @Test func everyPrefixEnds() {
    let bytes = Array("[a.\"b\\n\"]\nc = \"\"\"x\"\"\"\nd = [1, {e = 'f'}, 1.5e3]\n[[g]]\nh = 07:32:00\nü = \"é\"\n".utf8)
    for length in 0...bytes.count {
      let read = TOMLReader.read(String(decoding: bytes[..<length], as: UTF8.self))
      #expect(read.documents.count == 1 || read.problem != nil)
    }
  }

  @Test func veryManyTablesAreReadInTime() {
    let read = TOMLReader.read(String(repeating: "[[a]]\nb = 1\n", count: 30_000))
    #expect(read.problem == nil)
    #expect(read.documents.first?["a"]?.items.count == 30_000)
  }
}
