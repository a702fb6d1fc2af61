import RepositoryFacts
import Testing

@testable import Detection

/// Conditions on the fact itself.
@Suite struct PatternConditionsTests {
  private let calls = [
    fact(.call, "split", "a.py:1", [], (.argument, "random_state=1"), (.language, "python")),
    fact(.call, "split", "a.py:2", [], (.argument, "shuffle=True"), (.argument, "x")),
    fact(.call, "split", "b.py:3", .notebook),
  ]

  @Test(arguments: [
    ("{call: split}", ["a.py:1", "a.py:2", "b.py:3"]),
    ("{call: split, argument: 'random_state=*'}", ["a.py:1"]),
    ("{call: split, argument: [x, 'random_state=*']}", ["a.py:1", "a.py:2"]),
    ("{call: split, argument: x, language: '*'}", []),
    ("{call: split, without: {argument: '*=*'}}", ["b.py:3"]),
    ("{call: split, without: {argument: x, language: r}}", ["a.py:1", "b.py:3"]),
    ("{call: split, file: 'b.*'}", ["b.py:3"]),
    ("{call: split, not-file: ['B.PY']}", ["a.py:1", "a.py:2"]),
    ("{call: split, in: [notebook]}", ["b.py:3"]),
    ("{call: split, not-in: [notebook, ci]}", ["a.py:1", "a.py:2"]),
    ("{call: split, at-least: 3}", ["a.py:1", "a.py:2", "b.py:3"]),
    ("{call: split, at-least: 4}", []),
    ("{call: '*', except: [spl*]}", []),
    ("{call: '*', except: [s]}", ["a.py:1", "a.py:2", "b.py:3"]),
  ])
  func narrow(pattern: String, expected: [String]) {
    #expect(ByHand.matches(pattern, in: calls) == expected.map { "split \($0)" })
  }

  @Test func atLeastCountsLinesNotFacts() {
    let twice = [fact(.call, "f", "a.py:1"), fact(.call, "f", "a.py:1"), fact(.call, "f", "a.py:2")]
    #expect(ByHand.matches("{call: f, at-least: 2}", in: twice).count == 3)
    #expect(ByHand.matches("{call: f, at-least: 3}", in: twice).isEmpty)
  }

  @Test func anImportsExceptionTakesOutWhatLiesUnderIt() {
    let imports = [fact(.import, "sklearn.metrics.f1_score", "a.py:1"), fact(.import, "sklearn.svm", "a.py:2")]
    #expect(ByHand.matches("{import: sklearn, except: [sklearn.metrics]}", in: imports) == ["sklearn.svm a.py:2"])
  }

  @Test(arguments: [
    ("* --dry-run", true), ("docker image push*", true), ("docker *", true), ("docker push", false), ("docker", false),
  ])
  func aCommandsExceptionIsAGlobOverItsWholeText(exception: String, holds: Bool) {
    let commands = [fact(.command, "docker image push app --dry-run", "ci.yml:1")]
    #expect(ByHand.matches("{command: docker, except: ['\(exception)']}", in: commands).isEmpty == holds)
  }

  @Test func filesAreMatchedByPath() {
    let files = [fact(.file, "src/Model.py", "src/Model.py"), fact(.file, "README.md", "README.md")]
    #expect(ByHand.matches("{file: model.py}", in: files) == ["src/Model.py src/Model.py"])
    #expect(ByHand.matches("{file: ['src/**'], not-file: ['*.py']}", in: files).isEmpty)
  }

  @Test(arguments: [FactKind.import, .call, .decorator, .function, .class, .assign, .main])
  func codeInTestsIsLeftOutUnlessAskedFor(kind: FactKind) {
    let facts = [fact(kind, "x", "tests/a.py:1", .test)]
    #expect(ByHand.matches("{\(kind.rawValue): x}", in: facts).isEmpty)
    #expect(ByHand.matches("{\(kind.rawValue): x, in: [test]}", in: facts).count == 1)
    #expect(ByHand.matches("{\(kind.rawValue): x, in: [ci]}", in: facts).isEmpty)
  }

  @Test(arguments: ["docs", "example"])
  func commandsInDocumentationAreLeftOutUnlessAskedFor(word: String) throws {
    let context = try #require(FactContexts.names.first { $0.name == word }?.context)
    let facts = [fact(.command, "make", "README.md:1", context)]
    #expect(ByHand.matches("{command: make}", in: facts).isEmpty)
    #expect(ByHand.matches("{command: make, in: [\(word)]}", in: facts).count == 1)
  }

  @Test func nothingIsTakenFromADevelopmentEnvironment() {
    for kind in FactKind.allCases where kind != .file {
      let facts = [fact(kind, "x", "a:1", .development)]
      #expect(ByHand.matches("{\(kind.rawValue): x}", in: facts).isEmpty, "\(kind)")
      #expect(ByHand.matches("{\(kind.rawValue): x, in: [development]}", in: facts).count == 1, "\(kind)")
    }
  }

  @Test func whatIsInTwoContextsNeedsBothAskedFor() {
    let facts = [fact(.command, "make", "a:1", [.docs, .example])]
    #expect(ByHand.matches("{command: make, in: [docs]}", in: facts).isEmpty)
    #expect(ByHand.matches("{command: make, in: [docs, example]}", in: facts).count == 1)
  }

  @Test(arguments: ["{set: s, in: [test]}", "{any: [{call: f}], in: [test]}", "{any: [{any: [{call: f}]}], in: [test, ci]}"])
  func aContextAskedForAroundASetReachesItsPatterns(pattern: String) {
    let facts = [fact(.call, "f", "a.py:1"), fact(.call, "f", "tests/a.py:1", .test)]
    #expect(ByHand.matches(pattern, sets: "s: [{call: f}]", in: facts) == ["f tests/a.py:1"])
    #expect(ByHand.matches("{set: s}", sets: "s: [{call: f}]", in: facts) == ["f a.py:1"])
  }
}
