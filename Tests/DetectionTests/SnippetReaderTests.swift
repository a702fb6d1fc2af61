import Diagnostics
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection

@Suite struct SnippetReaderTests {
  private func snippets(
    _ files: [(String, String)], at places: [String], secrets: [Fact] = [], subfolder: String? = nil
  ) async throws -> [String: String] {
    let source = MemorySource(files.map { MemorySource.File($0.0, text: $0.1) })
    let extraction = try await FactExtractor.extract(from: source, subfolder: subfolder)
    let evidence = places.map { Evidence(location: location($0), rule: "r") }
    let read = await SnippetReader.read(
      evidence, from: source, subfolder: subfolder, files: extraction.files, facts: FactSet(secrets))
    return Dictionary(uniqueKeysWithValues: read.map { ($0.key.description, $0.value) })
  }

  @Test func theLinesAskedForAreRead() async throws {
    let found = try await snippets(
      [("a.py", "one\n  two \r\n\nfour"), ("b.py", "x\n")], at: ["a.py:2", "a.py:4", "a.py:3", "b.py:1", "b.py"])
    #expect(found == ["a.py:2": "two", "a.py:4": "four", "a.py:3": "", "b.py:1": "x"])
  }

  @Test(arguments: ["a.py:0", "a.py:9", "gone.py:1", "a.py"])
  func whatIsNotThereIsLeftOut(place: String) async throws {
    #expect(try await snippets([("a.py", "one\n")], at: [place]).isEmpty)
  }

  @Test func aCredentialIsMaskedWhicheverRulePointsToItsLine() async throws {
    let secrets = [
      fact(.secret, "password", "a.py:1", [], (.masked, "hunt… (12 characters)"), (.key, "DB_PASSWORD")),
      fact(.secret, "aws-access-key", "a.py:2", [], (.masked, "AKIA… (20 characters)")), fact(.secret, "password", "a.py:3"),
      Fact(.secret, "password", at: FileLocation("a.py", line: 4, column: 9), [.init(.masked, "m")]),
    ]
    let text = "DB_PASSWORD = 'hunter2'\nkey AKIA\nhidden\ncolumn\nfree\n"
    let found = try await snippets([("a.py", text)], at: (1...5).map { "a.py:\($0)" }, secrets: secrets)
    #expect(
      found == [
        "a.py:1": "DB_PASSWORD: hunt… (12 characters)", "a.py:2": "AKIA… (20 characters)", "a.py:3": "(masked)", "a.py:4": "m",
        "a.py:5": "free",
      ])
  }

  @Test func aLongLineIsShortened() async throws {
    let found = try await snippets(
      [("a.py", String(repeating: "ab ", count: 70)), ("b.py", String(repeating: "x", count: 160))], at: ["a.py:1", "b.py:1"])
    #expect(found["a.py:1"] == String(repeating: "ab ", count: 53) + "a…")
    #expect(found["b.py:1"] == String(repeating: "x", count: 160))
  }

  @Test func aHugeLineIsCutBetweenCharacters() async throws {
    for spaces in 0...3 {
      let line =
        String(repeating: " ", count: 5_000) + String(repeating: "x", count: spaces) + String(repeating: "👩‍👩‍👧‍👦", count: 5_000)
      let found = try await snippets([("a.py", line)], at: ["a.py:1"])
      let text = try #require(found["a.py:1"])
      #expect(text.hasSuffix("…") && !text.contains("\u{FFFD}") && text.count <= 161)
      let start = String(repeating: "x", count: spaces) + "👩"
      #expect(text.unicodeScalars.starts(with: start.unicodeScalars))
    }
  }

  @Test func bytesThatAreNoTextAreReplaced() async throws {
    let source = MemorySource([.init("a.py", [0x61, 0xFF, 0x62, 0x0A])])
    let listed = try await source.list().files
    let read = await SnippetReader.read(
      [Evidence(location: location("a.py:1"), rule: "r")], from: source, files: listed, facts: FactSet())
    #expect(read.values.first == "a\u{FFFD}b")
  }

  @Test func manyFilesAreReadInPortions() async throws {
    let files = (0..<100).map { ("f\($0).py", "line \($0)\n") }
    let found = try await snippets(files, at: files.map { "\($0.0):1" })
    #expect(found.count == 100 && found["f73.py:1"] == "line 73")
  }

  @Test func pathsBeginAtTheFolderThatIsJudged() async throws {
    let found = try await snippets([("a.py", "outer\n"), ("sub/a.py", "inner\n")], at: ["a.py:1"], subfolder: "sub/")
    #expect(found == ["a.py:1": "inner"])
  }

  @Test func evidenceIsFilledByItsLineWhateverItsColumn() {
    let evidence = [
      Evidence(location: FileLocation("a", line: 1, column: 5), rule: "r"), Evidence(location: FileLocation("a"), rule: "r"),
      Evidence(location: FileLocation("a", line: 2), rule: "r"),
    ]
    let filled = SnippetReader.fill(evidence, [FileLocation("a", line: 1): "text"])
    #expect(filled.map(\.snippet) == ["text", "", ""])
  }
}
