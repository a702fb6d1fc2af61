import Diagnostics
import MaturityModel
import RepositoryFacts

/// A practice that data can't say: a ratio, or facts of several files that must fit together. One small type in one file
/// each, named by `computed:` in the practice's rule file.
protocol ComputedPractice: Sendable {
  /// The kinds of facts whose file, where it can't be read, leaves open what is not found.
  static var reads: Set<FactKind> { get }
  /// Whether the practice is judged by what is *not* there, or by a share of the whole: then leaving paths out of a scan
  /// must not help, and all files are looked at.
  static var judgesEveryFile: Bool { get }
  /// What the linked facts of a repository show.
  static func judge(_ repository: RepositoryView) -> ComputedFinding
}

extension ComputedPractice {
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

/// The list of computed practices, by the name by which rule files refer to them: the type's own.
enum ComputedPractices {
  static let all: [String: any ComputedPractice.Type] = [
    "ChainedSteps": ChainedSteps.self, "CleanTree": CleanTree.self, "ContainerHardened": ContainerHardened.self,
    "ContainerImage": ContainerImage.self, "DependenciesLocked": DependenciesLocked.self, "ModularCode": ModularCode.self,
    "SecretsSafe": SecretsSafe.self, "StaticallyTyped": StaticallyTyped.self, "UnitTests": UnitTests.self,
  ]

  static var names: [String] { all.keys.sorted() }

  static func named(_ name: String) -> (any ComputedPractice.Type)? { all[name] }
}

extension Evidence {
  /// Evidence at a fact's place.
  init(_ fact: Fact, rule: String, technology: String? = nil, says: String) {
    self.init(location: fact.location, rule: rule, technology: technology, says: says, via: fact.values(.via))
  }
}
