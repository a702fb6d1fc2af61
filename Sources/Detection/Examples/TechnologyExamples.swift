import Diagnostics
import Documents
import MaturityModel
import RepositoryFacts
import RuleLanguage

/// The examples of `Technologies.yml`: for each tool the smallest repository in which it is found. They are the catalogue's
/// tests; each runs through extraction, linking and the finder.
enum TechnologyExamples {
  /// What `rung rules test --only` calls them.
  static let name = "technologies"

  /// One example.
  struct Example: Sendable {
    /// The id of the tool that is to be found.
    let technology: String
    /// The repository's files, without the marks.
    let files: [(path: String, text: String)]
    /// The places where the tool is to be found, the first of each file.
    let marks: Set<FileLocation>
    /// Where it stands in the catalogue.
    let location: FileLocation
  }

  /// The examples of a catalogue's document.
  static func examples(of root: DocumentNode, path: String) -> [Example] {
    (root["examples"]?.entries ?? []).map { entry in
      var marks: Set<FileLocation> = []
      let files = entry.value.entries.map { ExampleReader.file($0, &marks) }
      return Example(technology: entry.key, files: files, marks: marks, location: FileLocation(path, line: entry.line))
    }
  }

  /// The examples of the program's own catalogue.
  static var standard: [Example] {
    let path = "Technologies.yml"
    return EmbeddedRules.document(path + "#examples").map { examples(of: $0, path: path) } ?? []
  }

  /// Looks for the example's tool in its files; nil where it is found exactly at the marked places.
  static func check(_ example: Example, library: RuleLibrary) async -> RuleExamples.Failure? {
    func failure(_ message: String) -> RuleExamples.Failure {
      .init(practice: name, example: example.technology, location: example.location, message: message)
    }
    let source = MemorySource(example.files.map { MemorySource.File($0.path, text: $0.text) })
    guard !example.marks.isEmpty, let extraction = try? await FactExtractor.extract(from: source) else {
      return failure(Wording.exampleUnreadable)
    }
    var maker = FindingMaker(rules: library.pack, facts: FactLinker.link(extraction.facts))
    let results = TechnologyFinder.technologies(of: library.pack, in: &maker)
    let found = Set(results.filter { $0.id == example.technology }.flatMap(\.evidence))
    guard found != example.marks else { return nil }
    return failure(
      Wording.otherEvidence(
        missing: example.marks.subtracting(found).sorted().map(\.description),
        unexpected: found.subtracting(example.marks).sorted().map(\.description)))
  }

  /// Runs examples; gives how many ran and what failed.
  static func run(_ examples: [Example], library: RuleLibrary) async -> (count: Int, failures: [RuleExamples.Failure]) {
    var failures: [RuleExamples.Failure] = []
    for example in examples {
      if let failure = await check(example, library: library) { failures.append(failure) }
    }
    return (examples.count, failures)
  }
}
