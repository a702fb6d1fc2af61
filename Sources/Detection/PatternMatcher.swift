import Diagnostics
import RepositoryFacts

/// Matches the patterns of an index against the facts of one repository.
///
/// In: an index and linked facts. Out: for each pattern the facts that match it, in order. First every fact is tried on the
/// patterns that its name could match; then what depends on other facts is worked out on demand, in time that grows with the
/// facts and not with their square.
struct PatternMatcher {
  private let index: PatternIndex
  private let facts: [Fact]
  /// For each pattern the facts that match it by themselves.
  private let local: LocalMatches
  private var results: [PatternIndex.ID: [Int]] = [:]
  private lazy var starts = StartedFileIndex(facts)
  /// The positions of each kind's facts, by its ordinal.
  private lazy var kinds: [[Int]] = {
    var kinds = [[Int]](repeating: [], count: FactKind.count)
    for position in facts.indices { kinds[facts[position].kind.ordinal].append(position) }
    return kinds
  }()

  /// How many facts are worth a task of their own, and into how many parts they are divided at most: each part looks names
  /// up anew.
  private static let factsOfATask = 1_500
  private static let mostParts = 4

  init(index: PatternIndex, facts: FactSet) {
    let pairs = Self.found(index, facts.facts, facts.facts.indices)
    self.init(index: index, facts: facts.facts, local: LocalMatches(pairs, patterns: index.patterns.count))
  }

  /// The same, the facts divided among the processors where they are many.
  static func matched(index: PatternIndex, facts: FactSet) async -> PatternMatcher {
    let parts = min(mostParts, facts.facts.count / factsOfATask)
    guard parts > 1 else { return PatternMatcher(index: index, facts: facts) }
    let facts = facts.facts
    let size = (facts.count + parts - 1) / parts
    let pairs = await withTaskGroup(of: (Int, [LocalMatches.Pair]).self) { group in
      for part in 0..<parts {
        group.addTask { (part, found(index, facts, part * size..<min((part + 1) * size, facts.count))) }
      }
      return await group.reduce(into: [Int: [LocalMatches.Pair]]()) { $0[$1.0] = $1.1 }
    }
    let all = (0..<parts).flatMap { pairs[$0] ?? [] }
    return PatternMatcher(index: index, facts: facts, local: LocalMatches(all, patterns: index.patterns.count))
  }

  private init(index: PatternIndex, facts: [Fact], local: LocalMatches) {
    self.index = index
    self.facts = facts
    self.local = local
  }

  /// The facts, among those given, that match a pattern by themselves.
  private static func found(_ index: PatternIndex, _ facts: [Fact], _ range: Range<Int>) -> [LocalMatches.Pair] {
    var pairs: [LocalMatches.Pair] = []
    // Names come again and again (`print`, `model.fit`): each is looked up once.
    var known = [[String: [PatternIndex.ID]]](repeating: [:], count: FactKind.count)
    var counts = [Int](repeating: 0, count: FactKind.count)
    for position in range { counts[facts[position].kind.ordinal] += 1 }
    for kind in counts.indices where counts[kind] > 8 { known[kind].reserveCapacity(counts[kind] / 2) }
    var knownValues = index.attributeTables.map { [[String: [PatternIndex.ID]]](repeating: [:], count: $0.count) }
    // Facts come file by file, so what a pattern says of a file is asked once.
    var path: String?
    var fileNumber = 0
    var asked = [(file: Int, admits: Bool)](repeating: (0, false), count: index.patterns.count)
    func take(_ ids: [PatternIndex.ID], _ position: Int) {
      let fact = facts[position]
      let contexts = fact.contexts
      for id in ids where index.surfaces[id].admits(contexts) {
        let surface = index.surfaces[id]
        if surface.asksForMore, !index.patterns[id].admits(fact) { continue }
        if surface.asksForFile {
          if fact.location.path != path {
            path = fact.location.path
            fileNumber += 1
          }
          if asked[id].file != fileNumber { asked[id] = (fileNumber, index.patterns[id].admitsFile(fact.location.path)) }
          guard asked[id].admits else { continue }
        }
        pairs.append(.init(pattern: id, position: position))
      }
    }
    for position in range {
      let kind = facts[position].kind
      // What others wrote is listed for the view of the repository alone.
      if kind == .file, facts[position][.label] == "vendored" { continue }
      let ids: [PatternIndex.ID]
      if let seen = known[kind.ordinal][facts[position].name] {
        ids = seen
      } else {
        ids = index.patterns(matching: kind, named: facts[position].name)
        known[kind.ordinal][facts[position].name] = ids
      }
      if !ids.isEmpty { take(ids, position) }
      let tables = index.attributeTables[kind.ordinal]
      guard !tables.isEmpty else { continue }
      var byValue: [PatternIndex.ID] = []
      for attribute in facts[position].attributes {
        for number in tables.indices where tables[number].key == attribute.key {
          if let seen = knownValues[kind.ordinal][number][attribute.value] {
            byValue += seen
          } else {
            let ids = index.patterns(matching: kind, table: number, value: attribute.value)
            knownValues[kind.ordinal][number][attribute.value] = ids
            byValue += ids
          }
        }
      }
      if !byValue.isEmpty { take(PatternIndex.eachOnce(byValue), position) }
    }
    return pairs
  }

  /// The facts that match a pattern, in the order of the fact set.
  mutating func matches(_ id: PatternIndex.ID) -> [Fact] { positions(id).map { facts[$0] } }

  private mutating func positions(_ id: PatternIndex.ID) -> [Int] {
    if let known = results[id] { return known }
    let pattern = index.patterns[id]
    var found: [Int]
    switch pattern.subject {
    case .facts: found = local[id]
    case .all(let kind): found = kinds[kind.ordinal].filter { meets(id, pattern, $0) }
    case .union(let members):
      var union: Set<Int> = []
      for member in members { union.formUnion(positions(member)) }
      found = union.sorted().filter { meets(id, pattern, $0) }
    }
    for relation in pattern.relations where !found.isEmpty { narrow(&found, by: relation) }
    if pattern.source.minimumCount > 1 {
      let lines = Set(found.map { FileLocation(facts[$0].location.path, line: facts[$0].location.line) })
      if lines.count < pattern.source.minimumCount { found = [] }
    }
    results[id] = found
    return found
  }

  private func meets(_ id: PatternIndex.ID, _ pattern: PatternIndex.Compiled, _ position: Int) -> Bool {
    let fact = facts[position]
    let surface = index.surfaces[id]
    return surface.admits(fact.contexts) && (!surface.asksForMore || pattern.admits(fact))
      && (!surface.asksForFile || pattern.admitsFile(fact.location.path))
  }

  private mutating func narrow(_ found: inout [Int], by relation: PatternIndex.Compiled.Relation) {
    switch relation {
    case .sameFile(let ids):
      for id in ids {
        let files = files(of: id)
        found.removeAll { !files.contains(facts[$0].location.path) }
      }
    case .unlessSameFile(let ids):
      for id in ids {
        let files = files(of: id)
        found.removeAll { files.contains(facts[$0].location.path) }
      }
    case .sameOwner(let ids):
      for id in ids {
        let owners = Set(positions(id).flatMap { FactOwner.all(of: facts[$0]) })
        found.removeAll { !FactOwner.all(of: facts[$0]).contains(where: owners.contains) }
      }
    case .sameFolder(let ids):
      for id in ids {
        let matches = PathIndex(Array(files(of: id)))
        found.removeAll { !matches.holds(PathParts.folder(facts[$0].location.path)) }
      }
    case .elsewhere(let ids):
      for id in ids where positions(id).isEmpty { found = [] }
    case .unless(let ids):
      for id in ids where !positions(id).isEmpty { found = [] }
    case .runs(let ids):
      var files: Set<String> = []
      for id in ids { files.formUnion(self.files(of: id)) }
      let leading = starts.filesThatReach(files)
      found.removeAll { !starts.files(startedBy: facts[$0]).contains(where: leading.contains) }
    }
  }

  private mutating func files(of id: PatternIndex.ID) -> Set<String> { Set(positions(id).map { facts[$0].location.path }) }
}
