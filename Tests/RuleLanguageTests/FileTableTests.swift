import FactVocabulary
import TestSupport
import Testing

@testable import RuleLanguage

@Suite struct FileTableTests {
  /// What the table gives for a path once it is written.
  private func found(_ table: FileTable, _ path: String) -> [Int] {
    var writer = PackWriter()
    writer.add(0)
    let start = table.write(to: &writer)
    var found: [Int] = []
    writer.words.withUnsafeBufferPointer { words in
      NameGlob.withBytes(of: path) { FileTable.find($0, words, at: start, &found) }
    }
    return RulePack.eachOnce(found)
  }

  /// The table may only leave out patterns that could not match.
  @Test(arguments: 1...20)
  func noPatternThatMatchesIsMissed(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var table = FileTable()
    let globs = (0..<40).map { _ in PathGlob(random.text(of: "aB./*?[]", upTo: 7)) }
    for (id, glob) in globs.enumerated() { table.add([glob], of: id) }
    for _ in 0..<300 {
      let path = random.text(of: "Ab./a", upTo: 7)
      let found = self.found(table, path)
      for (id, glob) in globs.enumerated() where glob.matches(path) {
        #expect(found.contains(id), "\(glob.pattern) and \(path)")
      }
    }
  }

  @Test func namesAndEndingsNarrowTheChoice() {
    var table = FileTable()
    table.add([PathGlob("Dockerfile")], of: 0)
    table.add([PathGlob("docs/*.md"), PathGlob("**/*.rst")], of: 1)
    table.add([PathGlob("data/**")], of: 2)
    table.add([], of: 3)
    #expect(found(table, "app/dockerfile") == [0, 2, 3])
    #expect(found(table, "x/README.MD") == [1, 2, 3])
    #expect(found(table, "train.py") == [2, 3])
  }
}
