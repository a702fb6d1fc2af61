import Diagnostics
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection

@Suite struct UnitTestsTests {
  private func test(
    _ name: String, _ place: String, asserts: Int = 1, language: String = "python", parameters: [String] = []
  ) -> Fact {
    var made = fact(.function, name, place, .test, (.test, "true"), (.asserts, String(asserts)), (.language, language))
    made.attributes += parameters.map { .init(.parameter, $0) }
    return made
  }
  private func three(_ path: String, language: String = "python", parameters: [String] = []) -> [Fact] {
    (1...3).map { test("test_\($0)", "\(path):\($0 * 10)", language: language, parameters: parameters) }
  }
  private let imported = fact(.import, "src.model", "tests/test_a.py:1", .test, (.local, "src/model.py"))

  private func judge(_ facts: [Fact]) -> ComputedFinding { ByHand.judge(UnitTests.self, facts) }

  @Test func threeThatAssertSomethingAboutTheProjectAreEnough() {
    let found = judge(three("tests/test_a.py") + [imported])
    #expect(found.status == .met)
    #expect(
      found.evidence.map { "\($0.location) \($0.says)" } == [
        "tests/test_a.py:10 has 3 test functions that assert something about its own code"
      ])
    #expect(judge(Array(three("tests/test_a.py").prefix(2)) + [imported]).status == .partial)
  }

  @Test func testsOfATemplateAreKnownByTheFunctionsTheyCall() {
    let path = "{{ cookiecutter.repo }}/tests/test_nodes.py"
    let own = fact(.function, "split_data", "{{ cookiecutter.repo }}/src/nodes.py:4")
    let call = fact(.call, "split_data", "\(path):11", .test)
    #expect(judge(three(path) + [own, call]).status == .met)
    #expect(judge(three(path) + [call]).status == .partial)
    #expect(judge(three("tests/test_a.py") + [own, fact(.call, "split_data", "tests/test_a.py:11", .test)]).status == .partial)
  }

  @Test func testsOfSomethingElseAreAStart() {
    let found = judge(three("tests/test_a.py"))
    #expect(found.status == .partial)
    #expect(
      found.reason
        == "Of 3 test functions (tests/test_a.py:10) 0 assert something about the project's own code; enough would be three.")
    #expect(judge([test("test_a", "tests/test_a.py:1", asserts: 0), imported]).status == .partial)
  }

  @Test func testsWithoutAssertionsDoNotCount() {
    let found = judge(
      [test("a", "t.py:1"), test("b", "t.py:2", asserts: 0), test("c", "t.py:3")] + [
        fact(.import, "x", "t.py:9", .test, (.local, "x.py"))
      ])
    #expect(found.status == .partial)
    #expect(found.reason?.contains("Of 3 test functions (t.py:1) 2 assert something") == true)
  }

  @Test(arguments: ["r", "julia", "go", "rust", "java", "scala", "kotlin", "swift", "c++"])
  func someLanguagesTestsSeeTheirPackage(language: String) { #expect(judge(three("tests/a", language: language)).status == .met) }

  @Test(arguments: ["python", "javascript", "typescript"])
  func othersMustImportIt(language: String) { #expect(judge(three("tests/a", language: language)).status == .partial) }

  @Test(arguments: [
    "requests.get", "httpx.AsyncClient.post", "subprocess.run", "click.testing.CliRunner.invoke", "typer.testing.CliRunner",
    "urllib.request.urlopen",
  ])
  func theServiceOrProgramMayBeCalled(call: String) {
    #expect(judge(three("tests/test_a.py") + [fact(.call, call, "tests/test_a.py:2", .test)]).status == .met)
    #expect(judge(three("tests/test_a.py") + [fact(.call, call, "tests/test_b.py:2", .test)]).status == .partial)
  }

  @Test func aProgramOfTheProjectMayBeStarted() {
    let command = fact(.command, "python train.py", "tests/test_a.py:3", [.test, .code], (.runs, "train.py"))
    #expect(judge(three("tests/test_a.py") + [command]).status == .met)
  }

  @Test func fixturesOfAConftestHandTheProjectOver() {
    let conftest = [
      fact(.import, "app", "tests/conftest.py:1", .test, (.local, "app.py")),
      fact(.function, "client", "tests/conftest.py:4", .test, (.decorator, "pytest.fixture")),
      fact(.function, "helper", "tests/conftest.py:9", .test),
    ]
    #expect(judge(three("tests/unit/test_a.py", parameters: ["tmp_path", "client"]) + conftest).status == .met)
    #expect(judge(three("tests/unit/test_a.py", parameters: ["tmp_path"]) + conftest).status == .partial)
    #expect(judge(three("tests/unit/test_a.py", parameters: ["self", "helper"]) + conftest).status == .partial)
    #expect(judge(three("other/test_a.py", parameters: ["client"]) + conftest).status == .partial)
    // A conftest that uses nothing of the project hands nothing over.
    #expect(judge(three("tests/test_a.py", parameters: ["client"]) + conftest.dropFirst()).status == .partial)
  }

  @Test func aRootConftestReachesEveryTest() {
    let conftest = [
      fact(.import, "app", "conftest.py:1", .test, (.local, "app.py")),
      fact(.function, "client", "conftest.py:4", .test, (.decorator, "pytest_asyncio.fixture")),
    ]
    #expect(judge(three("a/b/c/test_a.py", parameters: ["client"]) + conftest).status == .met)
  }

  @Test func aTestFileWithoutTestFunctionsIsAStart() {
    let found = judge([fact(.code, "python", "tests/test_a.py", .test, (.lines, "4"))])
    #expect(found.status == .partial && found.evidence.map(\.rule) == ["test-file"])
    #expect(found.reason?.hasPrefix("There is a test file (tests/test_a.py), but no test function") == true)
    #expect(judge([fact(.code, "python", "tests/test_a.py", .test, (.lines, "0"))]).status == .absent)
    #expect(judge([fact(.code, "python", "tests/__init__.py", .test, (.lines, "1"))]).status == .absent)
    #expect(judge([fact(.code, "python", "test_a.ipynb", [.test, .notebook], (.lines, "1"))]).status == .absent)
    #expect(judge([]).status == .absent)
  }

  @Test func theFilesWithMostTestsComeFirst() {
    let facts = [test("a", "t/a.jl:1", language: "julia")] + three("t/b.jl", language: "julia")
    #expect(judge(facts).evidence.map(\.location.description) == ["t/b.jl:10", "t/a.jl:1"])
  }
}
