import Diagnostics
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection

@Suite struct StaticallyTypedTests {
  private func judge(_ code: (String, String, Int)...) -> ComputedFinding {
    ByHand.judge(StaticallyTyped.self, code.map { fact(.code, $0.0, $0.1, [], (.lines, String($0.2))) })
  }

  @Test(arguments: ["typescript", "scala", "java", "kotlin", "swift", "go", "rust", "c++"])
  func aTypedMainLanguageIsEnough(language: String) {
    let found = judge((language, "a.x", 9), (language, "b.x", 20), ("python", "c.py", 28))
    #expect(found.status == .met)
    #expect(found.evidence.map(\.location.path) == ["b.x"])
    #expect(found.evidence.first?.says == "is mostly written in \(language), which is statically typed")
  }

  @Test func anotherMainLanguageIsNot() {
    #expect(judge(("python", "a.py", 30), ("go", "a.go", 29)).status == .absent)
    #expect(judge(("javascript", "a.js", 30)).status == .absent)
    #expect(judge().status == .absent)
    #expect(judge(("go", "a.go", 0)).status == .absent)
  }

  @Test func shellAndSQLAreNoMainLanguage() {
    #expect(judge(("sql", "a.sql", 90), ("shell", "a.sh", 90), ("rust", "a.rs", 1)).status == .met)
  }

  @Test func aTieGoesToTheFirstInTheAlphabet() {
    #expect(judge(("go", "a.go", 5), ("python", "a.py", 5)).status == .met)
    #expect(judge(("rust", "a.rs", 5), ("python", "a.py", 5)).status == .absent)
  }
}
