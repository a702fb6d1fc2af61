import Diagnostics
import RepositoryFacts
import RuleLanguage

/// Matches the patterns of a rule pack against the facts of one repository.
///
/// In: rules laid out and linked facts. Out: for each pattern the facts that match it, in order. First every fact is tried on the
/// patterns that its name could match; then what depends on other facts is worked out on demand, in time that grows with the
/// facts and not with their square.
struct PatternMatcher {
  private let rules: RulePack
  private let facts: [Fact]
  /// For each pattern the facts that match it by themselves.
  private let local: LocalMatches
  private var results: [Int: [Int]] = [:]
  private var conditions: ConditionCache
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

  init(rules: RulePack, facts: FactSet) {
    let pairs = Self.found(rules, facts.facts, facts.facts.indices)
    self.init(rules: rules, facts: facts.facts, local: LocalMatches(pairs, patterns: rules.patternCount))
  }

  /// The same, the facts divided among the processors where they are many.
  static func matched(rules: RulePack, facts: FactSet) async -> PatternMatcher {
    let parts = min(mostParts, facts.facts.count / factsOfATask)
    guard parts > 1 else { return PatternMatcher(rules: rules, facts: facts) }
    let facts = facts.facts
    let size = (facts.count + parts - 1) / parts
    let pairs = await withTaskGroup(of: (Int, [LocalMatches.Pair]).self) { group in
      for part in 0..<parts {
        group.addTask { (part, found(rules, facts, part * size..<min((part + 1) * size, facts.count))) }
      }
      return await group.reduce(into: [Int: [LocalMatches.Pair]]()) { $0[$1.0] = $1.1 }
    }
    let all = (0..<parts).flatMap { pairs[$0] ?? [] }
    return PatternMatcher(rules: rules, facts: facts, local: LocalMatches(all, patterns: rules.patternCount))
  }

  private init(rules: RulePack, facts: [Fact], local: LocalMatches) {
    self.rules = rules
    conditions = ConditionCache(rules)
    self.facts = facts
    self.local = local
  }

  /// The facts, among those given, that match a pattern by themselves.
  private static func found(_ rules: RulePack, _ facts: [Fact], _ range: Range<Int>) -> [LocalMatches.Pair] {
    var pairs: [LocalMatches.Pair] = []
    // Names come again and again (`print`, `model.fit`): each is looked up once.
    var known = [[String: [Int]]](repeating: [:], count: FactKind.count)
    var counts = [Int](repeating: 0, count: FactKind.count)
    for position in range { counts[facts[position].kind.ordinal] += 1 }
    for kind in counts.indices where counts[kind] > 8 { known[kind].reserveCapacity(counts[kind] / 2) }
    let tables = FactKind.allCases.map { rules.attributeTables($0) }
    var knownValues: [Int: [String: [Int]]] = [:]
    var conditions = ConditionCache(rules)
    // Facts come file by file, so what a pattern says of a file is asked once.
    var path: String?
    var fileNumber = 0
    var asked = [(file: Int, admits: Bool)](repeating: (0, false), count: rules.patternCount)
    func take(_ ids: [Int], _ position: Int) {
      let fact = facts[position]
      let contexts = fact.contexts
      for id in ids {
        let surface = rules.surface(id)
        guard surface.admits(contexts) else { continue }
        if surface.asksForMore, !conditions[id].admits(fact) { continue }
        if surface.asksForFile {
          if fact.location.path != path {
            path = fact.location.path
            fileNumber += 1
          }
          if asked[id].file != fileNumber { asked[id] = (fileNumber, conditions[id].admitsFile(fact.location.path)) }
          guard asked[id].admits else { continue }
        }
        pairs.append(.init(pattern: id, position: position))
      }
    }
    for position in range {
      let kind = facts[position].kind
      // What others wrote is listed for the view of the repository alone.
      if kind == .file, facts[position][.label] == "vendored" { continue }
      let ids: [Int]
      if let seen = known[kind.ordinal][facts[position].name] {
        ids = seen
      } else {
        ids = rules.patterns(matching: kind, named: facts[position].name)
        known[kind.ordinal][facts[position].name] = ids
      }
      if !ids.isEmpty { take(ids, position) }
      guard !tables[kind.ordinal].isEmpty else { continue }
      var byValue: [Int] = []
      for attribute in facts[position].attributes {
        for (key, table) in tables[kind.ordinal] where key == attribute.key {
          if let seen = knownValues[table]?[attribute.value] {
            byValue += seen
          } else {
            let ids = rules.patterns(inTable: table, matching: attribute.value)
            knownValues[table, default: [:]][attribute.value] = ids
            byValue += ids
          }
        }
      }
      if !byValue.isEmpty { take(RulePack.eachOnce(byValue), position) }
    }
    return pairs
  }

  /// The facts that match a pattern, in the order of the fact set.
  mutating func matches(_ id: Int) -> [Fact] { positions(id).map { facts[$0] } }

  private mutating func positions(_ id: Int) -> [Int] {
    if let known = results[id] { return known }
    let conditions = conditions[id]
    var found: [Int]
    switch conditions.subject {
    case .facts: found = local[id]
    case .all: found = met(rules.kind(id).map { kinds[$0.ordinal] } ?? [], id, conditions)
    case .union(let members):
      var union: Set<Int> = []
      for member in members { union.formUnion(positions(member)) }
      found = met(union.sorted(), id, conditions)
    }
    for relation in conditions.relations where !found.isEmpty { narrow(&found, by: relation) }
    let least = rules.minimumCount(id)
    if least > 1 {
      let lines = Set(found.map { FileLocation(facts[$0].location.path, line: facts[$0].location.line) })
      if lines.count < least { found = [] }
    }
    results[id] = found
    return found
  }

  /// Those of some facts that meet a pattern's conditions but for its relations.
  private func met(_ positions: [Int], _ id: Int, _ conditions: RulePack.Conditions) -> [Int] {
    let surface = rules.surface(id)
    // Facts come file by file, so each file is asked for once.
    var file: (path: String, isAdmitted: Bool)?
    return positions.filter { position in
      let fact = facts[position]
      guard surface.admits(fact.contexts) else { return false }
      if surface.asksForFile {
        let path = fact.location.path
        if file?.path != path { file = (path, conditions.admitsFile(path)) }
        guard file?.isAdmitted == true else { return false }
      }
      return !surface.asksForMore || conditions.admits(fact)
    }
  }

  private mutating func narrow(_ found: inout [Int], by relation: RulePack.Relation) {
    for id in relation.patterns {
      switch relation.sort {
      case .sameFile:
        let files = files(of: id)
        found.removeAll { !files.contains(facts[$0].location.path) }
      case .unlessSameFile:
        let files = files(of: id)
        found.removeAll { files.contains(facts[$0].location.path) }
      case .sameOwner:
        let owners = Set(positions(id).flatMap { FactOwner.all(of: facts[$0]) })
        found.removeAll { !FactOwner.all(of: facts[$0]).contains(where: owners.contains) }
      case .sameFolder:
        let matches = PathIndex(Array(files(of: id)))
        found.removeAll { !matches.holds(PathParts.folder(facts[$0].location.path)) }
      case .elsewhere: if positions(id).isEmpty { found = [] }
      case .unless: if !positions(id).isEmpty { found = [] }
      case .runs: break
      }
    }
    // One of the files that are started is enough.
    guard relation.sort == .runs else { return }
    let files = relation.patterns.reduce(into: Set<String>()) { $0.formUnion(self.files(of: $1)) }
    let leading = starts.filesThatReach(files)
    found.removeAll { !starts.files(startedBy: facts[$0]).contains(where: leading.contains) }
  }

  private mutating func files(of id: Int) -> Set<String> { Set(positions(id).map { facts[$0].location.path }) }
}

/// The conditions of patterns, each made when it is first asked for.
private struct ConditionCache {
  private let rules: RulePack
  private var made: [RulePack.Conditions?]

  init(_ rules: RulePack) {
    self.rules = rules
    made = Array(repeating: nil, count: rules.patternCount)
  }

  subscript(id: Int) -> RulePack.Conditions {
    mutating get {
      if let known = made[id] { return known }
      let conditions = rules.conditions(id)
      made[id] = conditions
      return conditions
    }
  }
}
