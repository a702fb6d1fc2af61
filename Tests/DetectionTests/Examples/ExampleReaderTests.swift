import Diagnostics
import Documents
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection
@testable import RuleLanguage

@Suite struct ExampleReaderTests {
  @Test func marksAreTakenOffAndKept() throws {
    let reader = ExampleReader.read(
      yaml(
        """
        examples:
        - name: one
          expect: partial
          files:
            a.py: |
              first  ⟵
              second
              third⟵
            b.txt ⟵: whole
        """), path: "r.yml")
    let example = try #require(reader.examples.first)
    #expect(
      reader.mistakes.isEmpty && example.name == "one" && example.expected == .partial
        && example.location.description == "r.yml:2")
    #expect(example.files.map(\.path) == ["a.py", "b.txt"])
    #expect(example.files.map(\.text) == ["first\nsecond\nthird\n", "whole"])
    #expect(example.marks.sorted().map(\.description) == ["a.py:1", "a.py:3", "b.txt"])
  }

  @Test func theStateOfFilesIsRead() async throws {
    let reader = ExampleReader.read(
      yaml(
        "examples: [{name: n, expect: absent, files: {a: x, b: y, c: z, d: w}, untracked: [a], ignored: [b], symlinks: [c], sizes: {d: 12000000}}]"
      ),
      path: "r.yml")
    let listed = try await #require(reader.examples.first).source.list().files
    #expect(listed.map(\.path) == ["a", "c", "d"])
    #expect(listed.map(\.isTracked) == [false, true, true])
    #expect(listed.map(\.kind) == [.regular, .symlink, .regular])
    #expect(listed.map(\.size) == [1, 1, 12_000_000])
  }

  @Test(arguments: [
    ("{expect: met, files: {a: b}}", "1:12: error: 'name' is missing"),
    ("{name: n, files: {a: b}}", "1:12: error: 'expect' is missing"),
    ("{name: n, expect: mett, files: {a: b}}", "1:30: error: 'mett' is no status"),
    ("{name: n, expect: met}", "1:12: error: 'files' is missing"),
    ("{name: n, expect: met, file: {a: b}, files: {a: b}}", "1:35: error: 'file' is no key of a rule; did you mean 'files'?"),
    ("{name: n, expect: met, files: {a: b}, ignored: [c]}", "1:60: error: the example has no file 'c'"),
    ("{name: n, expect: met, files: {a: b}, sizes: {a: big}}", "1:61: error: a number of bytes is expected here"),
  ])
  func mistakesAreTold(example: String, start: String) {
    let told = ExampleReader.read(yaml("examples: [\(example)]"), path: "r.yml").mistakes.map(\.description)
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix("r.yml:\(start)") == true, "\(told)")
  }

  @Test func theProgramsOwnExamplesHaveNoMistake() {
    for rules in RuleLibrary.standard.practices {
      guard let root = EmbeddedRules.document(rules.path + "#examples") else { continue }
      for mistake in ExampleReader.read(root, path: rules.path).mistakes { Issue.record("\(mistake)") }
    }
  }
}
