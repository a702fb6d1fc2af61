import Documents
import Testing

/// Archives are made by the build, and yet no bytes may end the program that reads them.
struct DocumentArchiveTests {
  private func decode(_ text: String) -> DocumentNode? {
    Array(text.utf8).withUnsafeBufferPointer(DocumentArchive.decode)
  }

  @Test func givesBackWhatItWasMadeOf() throws {
    let node = try #require(YAMLReader.read("a: [b, \"c\"]\nd:\n  é: ''\n").documents.first)
    #expect(DocumentArchive.encode(node).withUnsafeBufferPointer(DocumentArchive.decode) == node)
  }

  @Test(arguments: [
    "", "s", "x1 1 1 a", "s1 1 5 a", "s1 1 ", "m1 1 1 ", "l1 1 -1 ", "s1 1 99999999999999999999 a", "l1 1 9223372036854775807 ",
  ])
  func brokenBytesAreNoArchive(_ text: String) { #expect(decode(text) == nil) }

  @Test func endlessNestingIsNoArchive() {
    #expect(decode(String(repeating: "l1 1 1 ", count: 100_000)) == nil)
    #expect(decode(String(repeating: "l1 1 1 ", count: 20) + "s1 1 1 a") != nil)
  }
}
