import Testing

@testable import Documents

@Suite struct YAMLReaderTests {
  @Test func textThatAliasesRepeatIsBounded() {
    let text = "a: &x " + String(repeating: "z", count: 1 << 20) + "\nb:\n" + String(repeating: "- *x\n", count: 1_000)
    let read = YAMLReader.read(text)
    #expect(read.problem?.message.contains("aliases") == true)
    #expect((1...17).contains(read.documents.first?["b"]?.items.count ?? 0))
    #expect(YAMLReader.read("a: &x 1\nb: [" + String(repeating: "*x, ", count: 1_000) + "]").problem == nil)
  }

  private func root(_ text: String) throws -> DocumentNode { try #require(YAMLReader.read(text).documents.first) }

  @Test func scalarsStayAsTheyAreWritten() throws {
    let root = try root("on: push\nversion: 1.10\nflag: yes\nquoted: \"true\"\nblock: |\n  a\n  b\nnothing:\n")
    #expect(root.entries.map(\.key) == ["on", "version", "flag", "quoted", "block", "nothing"])
    #expect(root["version"]?.string == "1.10")
    #expect(root["flag"]?.string == "yes")
    #expect(root["flag"]?.isQuoted == false)
    #expect(root["quoted"]?.isQuoted == true)
    #expect(root["block"]?.string == "a\nb\n")
    #expect(root["nothing"]?.isNull == true)
  }

  @Test func placesAreKnown() throws {
    let root = try root("a: 1\n\njobs:\n  build:\n    steps:\n      - run: x\n      - y\n")
    #expect(root.entry("jobs")?.line == 3)
    #expect(root[path: "jobs", "build", "steps"]?.items.map(\.line) == [6, 7])
    #expect(root[path: "jobs", "build"]?.entries.first?.column == 5)
  }

  @Test func severalDocumentsAreRead() {
    let read = YAMLReader.read("a: 1\n---\nb: 2\n---\n- c\n")
    #expect(read.problem == nil)
    #expect(read.documents.count == 3)
    #expect(read.documents.last?.items.first?.line == 5)
  }

  @Test func aSyntaxErrorKeepsWhatStandsBefore() {
    let read = YAMLReader.read("a: 1\nb:\n  c: 2\n  d: [1, 2\ne: 3\n")
    #expect(read.problem?.line == 5)
    #expect(read.documents.first?["a"]?.string == "1")
    #expect(read.documents.first?[path: "b", "c"]?.string == "2")
    #expect(read.documents.first?["e"] == nil)
  }

  @Test func aTabForIndentationIsAProblem() {
    let read = YAMLReader.read("a:\n\tb: 1\n")
    #expect(read.problem?.line == 2)
  }

  @Test func aRepeatedKeyIsReportedAndNothingLost() throws {
    let read = YAMLReader.read("a: 1\nb: 2\na: 3\nc: 4\n")
    #expect(read.problem == DocumentProblem("the key 'a' is given twice", line: 3))
    #expect(read.documents.first?.entries.map(\.key) == ["a", "b", "a", "c"])
  }

  @Test func aliasesStandForWhatTheyName() throws {
    let root = try root("base: &base {a: 1}\ncopy: *base\n")
    #expect(root[path: "copy", "a"]?.string == "1")
  }

  @Test func mergedKeysAreWeaker() throws {
    let root = try root("base: &b {a: 1, z: 2}\nother: &o {a: 5, y: 6}\nx:\n  <<: [*b, *o]\n  a: 3\n")
    let merged = try #require(root["x"])
    #expect(merged["a"]?.string == "3")
    #expect(merged["z"]?.string == "2")
    #expect(merged["y"]?.string == "6")
    #expect(merged.entries.count == 3)
  }

  @Test func anAliasWithoutAnchorIsReported() {
    let read = YAMLReader.read("a: *nowhere\nb: 1\n")
    #expect(read.problem?.message.contains("nowhere") == true)
    #expect(read.documents.first?["b"]?.string == "1")
  }

  @Test(arguments: [false, true]) func anAliasBombIsCutOff(asKey: Bool) {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...40 {
      let items = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += asKey ? "? &a\(level) [\(items)]\n: 1\n" : "a\(level): &a\(level) [\(items)]\n"
    }
    let read = YAMLReader.read(text)
    #expect(read.problem?.message.contains("more values") == true)
  }

  @Test func aliasesCannotExceedTheDepth() {
    var text = "a0: &a0 [x]\n"
    for level in 1...200 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
    #expect(YAMLReader.read(text).problem?.message == "values nest too deeply")
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "- ? ", "[{", "!a [", "&a [", "a: &b\n", "*a : "])
  func endlessNestingEnds(piece: String) {
    let text = String(repeating: piece, count: 100_000)
    #expect(YAMLReader.read(text).problem != nil)
  }

  @Test func deepIndentationEnds() {
    let text = (0..<2_000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
    #expect(YAMLReader.read(text).problem != nil)
  }

  @Test func everyPrefixEnds() {
    let text = "a: &x\r\n  - \"q\\\"\"\r\n  - 'it''s'\r\n  - {k: [1, *x]}\r\n--- |\r\n text\r\n...\r\n? [a]\r\n: b\r\n"
    let bytes = Array(text.utf8)
    for length in 0...bytes.count {
      let read = YAMLReader.read(String(decoding: bytes[..<length], as: UTF8.self))
      #expect(read.documents.allSatisfy { $0.line >= 1 })
    }
  }

  @Test func controlCharactersAreAProblem() {
    #expect(YAMLReader.read("a: 1\nb: \u{1}\n").problem != nil)
    #expect(YAMLReader.read("").documents.isEmpty)
    #expect(YAMLReader.read("").problem == nil)
  }
}
