import Diagnostics
import RepositoryFacts

/// What a fact belongs to within its file: the job, target, stage, service or script, the function, or the file itself.
/// Facts that share one of their owners stand together.
struct FactOwner: Hashable {
  private enum Sort: Hashable {
    case part, function, file
  }
  private let path: String
  private let sort: Sort
  private let name: String

  /// The owners of a fact. A job, target, stage, service or function owns what stands in it, and so itself.
  static func all(of fact: Fact) -> [FactOwner] {
    var owners: [FactOwner] = []
    func add(_ sort: Sort, _ name: String) {
      owners.append(FactOwner(path: fact.location.path, sort: sort, name: name))
    }
    // Methods of one name in two classes are two functions.
    func addFunction(_ name: String) { add(.function, fact[.class].map { "\($0).\(name)" } ?? name) }
    switch fact.kind {
    case .job, .target, .stage, .service: add(.part, fact.name)
    case .function: addFunction(fact.name)
    default: if let function = fact[.function] { addFunction(function) }
    }
    if let owner = fact[.owner] { add(.part, owner) }
    if owners.isEmpty { add(.file, "") }
    return owners
  }
}
