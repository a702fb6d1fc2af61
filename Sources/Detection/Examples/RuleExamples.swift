public import Diagnostics
import Documents
import MaturityModel
import RepositoryFacts
import RuleLanguage

/// Runs the examples of rule files: each through the whole scan, then what is derived from those that show the practice and
/// must not show it. They are the rules' tests and a part of their documentation.
public enum RuleExamples {
  /// An example that did not come out as it says.
  public struct Failure: Sendable, CustomStringConvertible {
    /// The practice.
    public let practice: String
    /// The example's name.
    public let example: String
    /// Where it stands in the rule file.
    public let location: FileLocation
    /// What was wrong.
    public let message: String

    /// `path:line: practice: example: message`.
    public var description: String { "\(location): \(practice): \(example): \(message)" }
  }

  /// The written examples of a practice's standard rules, for `rung explain`.
  public static func examples(of practice: String) -> [Example] {
    RuleLibrary.standard.practices.filter { $0.practice == practice }.flatMap { rules in
      EmbeddedRules.document(rules.path + "#examples").map { ExampleReader.read($0, path: rules.path).examples } ?? []
    }
  }

  /// Runs the examples of the program's own rules, of some practices or of all; gives how many ran and what failed.
  public static func runStandard(only practices: Set<String> = []) async -> (count: Int, failures: [Failure]) {
    var documents: [(rules: PracticeRules, root: DocumentNode)] = []
    for rules in RuleLibrary.standard.practices {
      if let root = EmbeddedRules.document(rules.path + "#examples") { documents.append((rules, root)) }
    }
    let result = await run(documents, library: .standard, only: practices)
    guard practices.isEmpty || practices.contains(TechnologyExamples.name) else { return result }
    let tools = await TechnologyExamples.run(TechnologyExamples.standard, library: .standard)
    return (result.count + tools.count, result.failures + tools.failures)
  }

  /// Runs the examples of rule files of a folder: those of the standard library's own form, or a team's. A file for a
  /// practice replaces the standard rules of that practice where `replacing` is true.
  public static func run(
    files: [(path: String, text: String)], replacing: Bool, only practices: Set<String> = []
  ) async -> (count: Int, failures: [Failure], mistakes: [Diagnostic]) {
    let library = replacing ? RuleLibrary.replacing(files) : RuleLibrary.adding(files)
    var documents: [(rules: PracticeRules, root: DocumentNode)] = []
    var tools: [TechnologyExamples.Example] = []
    for (path, text) in files {
      guard let root = YAMLReader.read(text).documents.first else { continue }
      if let rules = library.practices.first(where: { $0.path == path }) {
        documents.append((rules, root))
      } else if PathParts.name(path) == "Technologies.yml", practices.isEmpty || practices.contains(TechnologyExamples.name) {
        tools += TechnologyExamples.examples(of: root, path: path)
      }
    }
    let result = await run(documents, library: library, only: practices)
    let found = await TechnologyExamples.run(tools, library: library)
    return (result.count + found.count, result.failures + found.failures, library.mistakes)
  }

  private static func run(
    _ documents: [(rules: PracticeRules, root: DocumentNode)], library: RuleLibrary, only practices: Set<String>
  ) async -> (count: Int, failures: [Failure]) {
    var count = 0
    var failures: [Failure] = []
    for (rules, root) in documents where practices.isEmpty || practices.contains(rules.practice) {
      for written in ExampleReader.read(root, path: rules.path).examples {
        for example in [written] + Derivation.examples(from: written, but: rules.underived) {
          count += 1
          if let failure = await check(example, practice: rules.practice, library: library) { failures.append(failure) }
        }
      }
    }
    return (count, failures)
  }

  /// Scans one example and says what did not come out as expected; nil where all did.
  private static func check(_ example: Example, practice: String, library: RuleLibrary) async -> Failure? {
    func failure(_ message: String) -> Failure {
      Failure(practice: practice, example: example.name, location: example.location, message: message)
    }
    guard let extraction = try? await FactExtractor.extract(from: example.source) else {
      return failure(Wording.exampleUnreadable)
    }
    var maker = FindingMaker(rules: library.pack, facts: FactLinker.link(extraction.facts))
    guard let finding = maker.finding(of: practice) else { return failure(Wording.noRules) }
    if example.isDerived {
      guard finding.status == .met else { return nil }
      return failure(Wording.derivedStillMet(at: finding.evidence.map(\.location.description).joined(separator: ", ")))
    }
    if finding.status != example.expected {
      let places = finding.evidence.map { "\($0.location) by \($0.rule)" }.joined(separator: ", ")
      return failure(Wording.otherStatus(expected: example.expected.rawValue, found: finding.status.rawValue, places: places))
    }
    let found = Set(finding.evidence.map(\.location))
    guard found != example.marks else { return nil }
    return failure(
      Wording.otherEvidence(
        missing: example.marks.subtracting(found).sorted().map(\.description),
        unexpected: finding.evidence.filter { !example.marks.contains($0.location) }.map { "\($0.location) by \($0.rule)" }))
  }
}
