import Diagnostics
import Documents
import MaturityModel
import RepositoryFacts

/// The examples of `Technologies.yml`: for each tool the smallest repository in which it is found. They are the catalogue's
/// tests; each runs through extraction, linking and the finder.
enum TechnologyExamples {
  /// What `rung rules test --only` calls them.
  static let name = "technologies"

  /// The root key that holds them.
  static let key = "examples"

  /// One example.
  struct Example: Sendable {
    /// The id of the tool that is to be found.
    let technology: String
    /// The repository and the places where the tool is to be found, the first of each file.
    let content: ExampleFiles
    /// Where it stands in the catalogue.
    let location: FileLocation
  }

  /// The examples of a catalogue's document.
  static func examples(of root: DocumentNode, path: String) -> [Example] {
    (root[key]?.entries ?? []).map {
      Example(technology: $0.key, content: ExampleFiles($0.value), location: FileLocation(path, line: $0.line))
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
    let source = MemorySource(example.content.files.map { MemorySource.File($0.path, text: $0.text) })
    guard !example.content.marks.isEmpty, let extraction = try? await FactExtractor.extract(from: source) else {
      return failure(Wording.exampleUnreadable)
    }
    var maker = FindingMaker(library: library, facts: FactLinker.link(extraction.facts))
    let results = TechnologyFinder.technologies(of: library, in: &maker)
    let found = Set(results.filter { $0.id == example.technology }.flatMap(\.evidence))
    guard found != example.content.marks else { return nil }
    return failure(
      Wording.otherEvidence(
        missing: example.content.marks.subtracting(found).sorted().map(\.description),
        unexpected: found.subtracting(example.content.marks).sorted().map(\.description)))
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
