import Testing

@testable import RepositoryFacts

struct PathContextsTests {
  @Test(arguments: [".test/a.py", "x/.tests/a.yml", "tests/a.py", "src/Button/test.tsx", "src/tests.js"])
  func testFolders(_ path: String) { #expect(PathContexts.of(path).contains(.test)) }

  @Test(arguments: ["contest/a.py", "src/latest/a.py", "test.yml", "src/latest.tsx"])
  func otherFolders(_ path: String) { #expect(!PathContexts.of(path).contains(.test)) }
}
