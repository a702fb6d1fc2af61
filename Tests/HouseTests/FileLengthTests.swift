import TestSupport
import Testing

/// Files stay small enough to be read in one go.
@Suite struct FileLengthTests {
  @Test func noSwiftFileIsOver600Lines() {
    for file in SourceTree.swiftFiles(in: "Sources") + SourceTree.swiftFiles(in: "Tests") {
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= 500, "\(file.path) has \(lines) lines")
    }
  }
}
