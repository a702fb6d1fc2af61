import Diagnostics
import MaturityModel
import RepositoryFacts

/// A practice that data can't say: a ratio, or facts of several files that must fit together. One small type in one file
/// each, named by `computed:` in the practice's rule file.
protocol ComputedPractice: Sendable {
  /// The name by which rule files refer to it: the type's own.
  static var name: String { get }
  /// What the linked facts of a repository show.
  static func judge(_ repository: RepositoryView) -> ComputedFinding
}

extension ComputedPractice {
  static var name: String { String(describing: Self.self) }
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

/// The linked facts of a repository with what several computed practices ask of them.
struct RepositoryView: Sendable {
  let facts: FactSet
  /// The paths of all judged files, sorted.
  let paths: [String]
  private let codePaths: Set<String>

  init(facts: FactSet) {
    self.facts = facts
    paths = facts.all(.file).map(\.location.path).sorted()
    codePaths = Set(facts.all(.code).map(\.location.path))
  }

  /// Whether there is a file at `path`, or any file below it.
  func exists(_ path: String) -> Bool { firstPath(under: path) != nil }

  /// Whether a file of code is at `path` or below it.
  func holdsCode(_ path: String) -> Bool {
    if path.isEmpty { return !codePaths.isEmpty }
    return codePaths.contains(path) || codePaths.contains { $0.hasPrefix(path + "/") }
  }

  private func firstPath(under path: String) -> String? {
    if path.isEmpty { return paths.first }
    return paths.first { $0 == path || $0.hasPrefix(path + "/") }
  }
}

extension Evidence {
  /// Evidence at a fact's place.
  init(_ fact: Fact, rule: String, technology: String? = nil, says: String) {
    self.init(
      location: fact.location, rule: rule, technology: technology, says: says, via: fact.values(.via))
  }
}

/// Folders and names in paths.
enum PathParts {
  /// The folder of a path, empty at the root.
  static func folder(_ path: String) -> String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }

  /// The last component.
  static func name(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// A relative path below a folder, with `.` and `..` worked out; nil where it leads out of the repository.
  static func join(_ folder: String, _ relative: String) -> String? {
    var parts = relative.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for part in relative.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
