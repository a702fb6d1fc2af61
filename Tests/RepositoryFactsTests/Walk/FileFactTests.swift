import Testing

@testable import RepositoryFacts

struct FileFactTests {
  @Test func tellsTextFromBytesAndPointers() {
    #expect(BinaryFiles.sort(of: Array("numpy==2.0\n".utf8)) == .text)
    #expect(BinaryFiles.sort(of: [0x50, 0x4B, 0, 3]) == .binary)
    #expect(BinaryFiles.sort(of: Array("version https://git-lfs.github.com/spec/v1\n".utf8)) == .pointer)
  }

  @Test func takesUTF16WithItsMarkForText() {
    #expect(BinaryFiles.sort(of: [0xFF, 0xFE, 0x6E, 0, 0x70, 0]) == .text)
    #expect(BinaryFiles.sort(of: [0xFF, 0xFE, 0, 0, 0x6E, 0, 0, 0]) == .binary, "UTF-32")
  }
}
