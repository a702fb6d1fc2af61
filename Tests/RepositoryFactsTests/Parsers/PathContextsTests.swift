import Testing

@testable import RepositoryFacts

struct PathContextsTests {
  @Test(arguments: [".test/a.py", "x/.tests/a.yml", "tests/a.py"])
  func testFolders(_ path: String) { #expect(PathContexts.of(path).contains(.test)) }

  @Test(arguments: ["contest/a.py", "src/latest/a.py", "test.yml"])
  func otherFolders(_ path: String) { #expect(!PathContexts.of(path).contains(.test)) }
}
