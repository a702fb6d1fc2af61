public import Diagnostics

/// All facts of a repository or of one file, with what could not be read.
public struct FactSet: Sendable {
  /// The facts, in the order of files and, within a file, of lines.
  public private(set) var facts: [Fact] = []
  /// What could not be read or parsed.
  public var diagnostics: [Diagnostic] = []
  /// The positions of each kind's facts, by the kind's ordinal.
  private var positions = [[Int]](repeating: [], count: FactKind.count)

  /// An empty set.
  public init() {}

  /// A set of given facts.
  public init(_ facts: [Fact], diagnostics: [Diagnostic] = []) {
    self.diagnostics = diagnostics
    append(contentsOf: facts)
  }

  /// Makes room for so many facts.
  public mutating func reserveCapacity(_ count: Int) { facts.reserveCapacity(count) }

  /// Adds a fact.
  public mutating func append(_ fact: Fact) {
    positions[fact.kind.ordinal].append(facts.count)
    facts.append(fact)
  }

  /// Adds facts.
  public mutating func append(contentsOf more: some Sequence<Fact>) { for fact in more { append(fact) } }

  /// Adds another set's facts and diagnostics.
  public mutating func merge(_ other: FactSet) {
    append(contentsOf: other.facts)
    diagnostics.append(contentsOf: other.diagnostics)
  }

  /// The facts of one kind, in order.
  public func all(_ kind: FactKind) -> some RandomAccessCollection<Fact> {
    positions[kind.ordinal].lazy.map { facts[$0] }
  }

  /// The facts of one kind in one file.
  public func all(_ kind: FactKind, in path: String) -> [Fact] { all(kind).filter { $0.location.path == path } }

  /// Changes every fact of a kind in place.
  public mutating func update(_ kind: FactKind, _ change: (inout Fact) -> Void) {
    for index in positions[kind.ordinal] { change(&facts[index]) }
  }
}
