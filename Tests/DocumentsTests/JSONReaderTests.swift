import Testing

@testable import Documents

@Suite struct JSONReaderTests {
  @Test func commentsAndLastCommasAreTolerated() throws {
    let read = JSONReader.read("// c\n{\n  \"a\": 1, /* x\n */ \"b\": [true, null,],\n  \"c\": {\"d\": \"//e\"},\n}\n")
    #expect(read.problem == nil)
    let root = try #require(read.documents.first)
    #expect(root["a"]?.string == "1")
    #expect(root.entry("b")?.line == 4)
    #expect(root["b"]?.items.map(\.string) == ["true", "null"])
    #expect(root[path: "c", "d"]?.string == "//e")
    #expect(root[path: "c", "d"]?.isQuoted == true)
  }

  @Test func escapesAreResolved() throws {
    let read = JSONReader.read(#"{"a\n\u0041": "\"\\\/ \ud83d\ude00 \ud83d \u00e9"}"#)
    let entry = try #require(read.documents.first?.entries.first)
    #expect(entry.key == "a\nA")
    #expect(entry.value.string == "\"\\/ 😀 \u{FFFD} é")
  }

  @Test(
    arguments: [
      ("{\"a\": 1 \"b\": 2}", "a comma is missing"), ("{a: 1}", "a key in double quotes is missing"),
      ("{\"a\" 1}", "the colon after a key is missing"), ("{\"a\": }", "a value is missing"),
      ("{\"a\": \"b\n\"}", "a string is not closed"), ("{\"a\": 1} x", "something follows the document's value"),
      ("{\"a\": [1", "the document ends too early"),
    ]) func faultsAreNamed(text: String, message: String)
  {
    #expect(JSONReader.read(text).problem?.message == message)
  }

  @Test func whatStandsBeforeAFaultIsKept() {
    let read = JSONReader.read("{\"a\": 1,\n\"b\": {\"c\": [2, 3 x\n")
    #expect(read.problem?.line == 2)
    #expect(read.documents.first?[path: "b", "c"]?.strings == ["2", "3"])
  }

  @Test(arguments: ["[", "{\"a\":", "[[{\"a\":", "\"", "/*", "\\", "[1,", "{\"a\":1,"]) func endlessInputEnds(piece: String) {
    let read = JSONReader.read(String(repeating: piece, count: 120_000))
    #expect(read.problem != nil || read.documents.isEmpty)
  }

  @Test func everyPrefixEnds() {
    let bytes = Array("{\"a\": [1, {\"b\": \"\\ud83d\\ude00é\"}, /* c */ null], // d\n\"e\": -1.5e3}".utf8)
    for length in 0..<bytes.count {
      let read = JSONReader.read(String(decoding: bytes[..<length], as: UTF8.self))
      #expect(read.problem != nil || length == 0)
    }
    #expect(JSONReader.read(String(decoding: bytes, as: UTF8.self)).problem == nil)
  }
}
