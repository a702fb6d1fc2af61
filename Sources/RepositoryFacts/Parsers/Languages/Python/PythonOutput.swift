import Diagnostics

/// Collects the facts of one Python file or notebook, bounded per kind.
struct PythonOutput: Sendable {
  /// At most so many facts of one kind are taken from a file.
  static let mostFacts = 5_000

  let path: String
  let contexts: FactContexts
  /// For a notebook, the line of the .ipynb file for each line of the joined cells.
  let lineMap: [Int]?
  private(set) var facts: [Fact] = []
  private var counts = [Int](repeating: 0, count: 10)

  init(path: String, contexts: FactContexts, lineMap: [Int]? = nil) {
    self.path = path
    self.contexts = contexts
    self.lineMap = lineMap
  }

  /// Where a line of the source stands in the file.
  func location(_ line: UInt32) -> FileLocation {
    guard let lineMap else { return FileLocation(path, line: Int(line)) }
    let index = Int(line) - 1
    return FileLocation(path, line: index >= 0 && index < lineMap.count ? lineMap[index] : lineMap.last ?? 1)
  }

  /// Adds a fact and says where it is kept, so that attributes found later can be set; nil where there are too many.
  @discardableResult
  mutating func append(
    _ kind: FactKind, _ name: String, line: UInt32, _ attributes: [Fact.Attribute] = [], also: FactContexts = []
  ) -> Int? {
    append(kind, name, at: location(line), attributes, also: also)
  }

  @discardableResult
  private mutating func append(
    _ kind: FactKind, _ name: String, at location: FileLocation, _ attributes: [Fact.Attribute], also: FactContexts = []
  ) -> Int? {
    let counter = Self.counter(kind)
    guard counts[counter] < Self.mostFacts else { return nil }
    counts[counter] += 1
    facts.append(Fact(kind, name, at: location, in: contexts.union(also), attributes))
    return facts.count - 1
  }

  /// Adds to the attributes of an earlier fact.
  mutating func extend(_ index: Int?, _ attributes: [Fact.Attribute]) {
    guard let index, !attributes.isEmpty else { return }
    if facts[index].attributes.isEmpty {
      facts[index].attributes = attributes
    } else {
      facts[index].attributes.append(contentsOf: attributes)
    }
  }

  private static func counter(_ kind: FactKind) -> Int {
    switch kind {
    case .import: 0
    case .call: 1
    case .decorator: 2
    case .function: 3
    case .class: 4
    case .assign: 5
    case .main: 6
    case .command: 7
    default: 8
    }
  }
}

extension PythonOutput {
  /// Adds a fact about the file as a whole.
  mutating func appendFile(_ kind: FactKind, _ name: String, _ attributes: [Fact.Attribute]) {
    append(kind, name, at: FileLocation(path), attributes)
  }

  /// The facts by line; those of one line as they were found.
  var sorted: [Fact] {
    var isSorted = true
    for position in facts.indices.dropFirst() where Self.line(facts[position]) < Self.line(facts[position - 1]) {
      isSorted = false
      break
    }
    if isSorted { return facts }
    return facts.indices.sorted { (Self.line(facts[$0]), $0) < (Self.line(facts[$1]), $1) }.map { facts[$0] }
  }

  private static func line(_ fact: Fact) -> Int { fact.location.line ?? 0 }
}
