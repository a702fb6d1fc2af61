import Diagnostics
import Testing

@Suite struct FileLocationTests {
  @Test func itIsWrittenAsEditorsDo() {
    #expect(FileLocation("a/b").description == "a/b")
    #expect(FileLocation("a/b", line: 3).description == "a/b:3")
    #expect(FileLocation("a/b", line: 3, column: 7).description == "a/b:3:7")
    // A column without a line says nothing.
    #expect(FileLocation("a/b", column: 7).description == "a/b")
  }

  @Test func placesAreOrderedByPathLineAndColumn() {
    let sorted = [
      FileLocation("a"), FileLocation("a", line: 1), FileLocation("a", line: 2), FileLocation("a", line: 2, column: 1),
      FileLocation("a", line: 2, column: 4), FileLocation("a", line: 10), FileLocation("b"), FileLocation("b", line: 1),
    ]
    #expect(sorted.reversed().sorted() == sorted)
    #expect(!(sorted[3] < sorted[3]))
  }
}
