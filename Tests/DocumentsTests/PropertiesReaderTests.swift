import Testing

@testable import Documents

@Suite struct PropertiesReaderTests {
  @Test func linesAreRead() throws {
    let text = "# c\n! d\nexport A=1 # note\r\nB='x # y'\napp.name: demo\nnot a line\nURL=http://h/#f\nEMPTY=\n"
    let root = try #require(PropertiesReader.read(text).documents.first)
    #expect(root.entries.map(\.key) == ["A", "B", "app.name", "URL", "EMPTY"])
    #expect(root.entries.map { $0.value.string } == ["1", "x # y", "demo", "http://h/#f", ""])
    #expect(root.entries.map(\.line) == [3, 4, 5, 7, 8])
    #expect(root["B"]?.isQuoted == true)
  }

  @Test(arguments: ["", "=", "\"", "a='", "#", "export ", "é=ü\r\n=\n"]) func brokenInputEnds(text: String) {
    let read = PropertiesReader.read(text)
    #expect(read.problem == nil)
    #expect(read.documents.count <= 1)
  }
}
