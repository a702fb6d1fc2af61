import TestSupport
import Testing

@testable import Detection

@Suite struct RepositoryViewTests {
  private let index = PathIndex(["src/a.py", "src-old/b.py", "src.py", "README.md", "src/deep/er/c.py", "é/d.py"])

  @Test(arguments: ["src/a.py", "README.md", "é/d.py"])
  func contains(path: String) { #expect(index.contains(path) && index.holds(path)) }

  @Test(arguments: ["src", "src/deep", "src/deep/er", "é", "", "src-old"])
  func holdsWhatLiesBelow(path: String) { #expect(index.holds(path) && !index.contains(path)) }

  @Test(arguments: ["sr", "src/deep/e", "src/a.py/x", "zzz", "src/", "README"])
  func holdsNothingElse(path: String) { #expect(!index.holds(path) && !index.contains(path)) }

  @Test func anEmptyOneHoldsNothing() { #expect(!PathIndex([]).holds("") && !PathIndex([]).contains("a")) }

  @Test(arguments: 1...5)
  func agreesWithALookThroughAllPaths(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let paths = (0..<60).map { _ in random.text(of: "ab/-.", upTo: 6) }
    let index = PathIndex(paths)
    for _ in 0..<300 {
      let path = random.text(of: "ab/-.", upTo: 4)
      #expect(index.contains(path) == paths.contains(path), "\(path)")
      let below = path.isEmpty || paths.contains { $0 == path || $0.hasPrefix(path + "/") }
      #expect(index.holds(path) == below, "\(path)")
    }
  }

  @Test(arguments: [
    ("", "a", "a"), ("a/b", "c", "a/b/c"), ("a/b", "../c", "a/c"), ("a", "./x/.", "a/x"), ("a", "/x", "x"), (".", "x", "x"),
    ("./a", ".", "a"),
    ("", ".", ""),
  ])
  func join(folder: String, relative: String, expected: String) { #expect(PathParts.join(folder, relative) == expected) }

  @Test func nothingLeadsOut() { #expect(PathParts.join("a", "../../b") == nil && PathParts.join("", "..") == nil) }

  @Test func partsOfAPath() {
    #expect(PathParts.folder("a/b/c") == "a/b" && PathParts.name("a/b/c") == "c" && PathParts.depth("a/b/c") == 2)
    #expect(PathParts.folder("c") == "" && PathParts.name("c") == "c" && PathParts.depth("c") == 0)
  }
}
