import Diagnostics
import MaturityModel
import RepositoryFacts

/// A practice that data can't say: a ratio, or facts of several files that must fit together. One small type in one file
/// each, named by `computed:` in the practice's rule file.
protocol ComputedPractice: Sendable {
  /// The name by which rule files refer to it: the type's own.
  static var name: String { get }
  /// The kinds of facts whose file, where it can't be read, leaves open what is not found.
  static var reads: Set<FactKind> { get }
  /// Whether the practice is judged by what is *not* there, or by a share of the whole: then leaving paths out of a scan
  /// must not help, and all files are looked at.
  static var judgesEveryFile: Bool { get }
  /// What the linked facts of a repository show.
  static func judge(_ repository: RepositoryView) -> ComputedFinding
}

extension ComputedPractice {
  static var name: String { String(describing: Self.self) }
  static var judgesEveryFile: Bool { false }
}

/// What a computed practice found; the reason is worded like a rule's where none is given.
struct ComputedFinding: Sendable {
  var status: PracticeStatus
  var evidence: [Evidence] = []
  /// A sentence of its own, where the usual one would say too little.
  var reason: String?

  static let absent = ComputedFinding(status: .absent)
}

/// The list of computed practices, by name.
enum ComputedPractices {
  static let all: [any ComputedPractice.Type] = [
    ChainedSteps.self, CleanTree.self, ContainerHardened.self, ContainerImage.self, DependenciesLocked.self,
    ModularCode.self, SecretsSafe.self, StaticallyTyped.self, UnitTests.self,
  ]

  static var names: [String] { all.map { $0.name } }

  static func named(_ name: String) -> (any ComputedPractice.Type)? { all.first { $0.name == name } }
}

extension Evidence {
  /// Evidence at a fact's place.
  init(_ fact: Fact, rule: String, technology: String? = nil, says: String) {
    self.init(location: fact.location, rule: rule, technology: technology, says: says, via: fact.values(.via))
  }
}
