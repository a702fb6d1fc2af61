import Diagnostics
import RepositoryFacts

/// Matches the patterns of an index against the facts of one repository.
///
/// In: an index and linked facts. Out: for each pattern the positions of the facts that match it, in order. First every fact
/// is tried on the patterns that its name could match; then what depends on other facts is worked out on demand.
struct PatternMatcher {
  private let index: PatternIndex
  private let facts: [Fact]
  /// The facts whose name, attributes and contexts match a pattern by themselves.
  private var local: [PatternIndex.ID: [Int]] = [:]
  private var results: [PatternIndex.ID: [Int]] = [:]
  private var imports: [String: [String]] = [:]
  private var reached: [String: Set<String>] = [:]

  init(index: PatternIndex, facts: FactSet) {
    self.index = index
    self.facts = facts.facts
    // What others wrote is listed for the view of the repository alone.
    for (position, fact) in self.facts.enumerated() where fact.kind != .file || fact[.label] != "vendored" {
      var words: [Substring]?
      index.candidates(fact.kind, fact.name) { id in
        let pattern = index.patterns[id]
        switch pattern.subject {
        case .facts(_, let names):
          guard names.contains(where: { fact.kind == .import ? $0.matchesUnder(fact.name) : $0.matches(fact.name) }) else {
            return
          }
        case .commands(let globs):
          let split = words ?? fact.name.split(separator: " ")
          words = split
          guard globs.contains(where: { $0.matches(split) }) else { return }
        case .union: return
        }
        if Self.holds(pattern.source, fact) { local[id, default: []].append(position) }
      }
      if fact.kind == .import, let path = fact[.local] { imports[fact.location.path, default: []].append(path) }
    }
  }

  /// The facts that match a pattern, in the order of the fact set.
  mutating func matches(_ id: PatternIndex.ID) -> [Fact] { positions(id).map { facts[$0] } }

  private mutating func positions(_ id: PatternIndex.ID) -> [Int] {
    if let known = results[id] { return known }
    // A pattern that depends on itself (a set in a loop) matches nothing.
    results[id] = []
    let pattern = index.patterns[id]
    var found: [Int]
    if case .union(let members) = pattern.subject {
      var union: Set<Int> = []
      for member in members { union.formUnion(positions(member)) }
      found = union.sorted().filter { Self.holds(pattern.source, facts[$0], byDefault: false) }
    } else {
      found = local[id] ?? []
    }
    for relation in pattern.relations where !found.isEmpty { narrow(&found, by: relation) }
    if pattern.source.minimumCount > 1 {
      let places = Set(found.map { facts[$0].location })
      if places.count < pattern.source.minimumCount { found = [] }
    }
    results[id] = found
    return found
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
        let owners = Set(positions(id).map { Self.owner(of: facts[$0]) })
        found.removeAll { !owners.contains(Self.owner(of: facts[$0])) }
      }
    case .sameFolder(let ids):
      for id in ids {
        var folders: Set<Substring> = []
        // A match counts for its own folder and for all above it.
        for path in files(of: id) {
          var folder = Self.folder(of: path)
          while folders.insert(folder).inserted, !folder.isEmpty { folder = Self.folder(of: folder) }
        }
        found.removeAll { !folders.contains(Self.folder(of: facts[$0].location.path)) }
      }
    case .elsewhere(let ids):
      for id in ids where positions(id).isEmpty { found = [] }
    case .unless(let ids):
      for id in ids where !positions(id).isEmpty { found = [] }
    case .runs(let ids):
      var files: Set<String> = []
      for id in ids { files.formUnion(self.files(of: id)) }
      found.removeAll { position in !runs(facts[position]).contains(where: files.contains) }
    }
  }

  private mutating func files(of id: PatternIndex.ID) -> Set<String> { Set(positions(id).map { facts[$0].location.path }) }

  /// The files that a fact starts: what linking found for a command, and for an import the imported file; then all that
  /// those import.
  private mutating func runs(_ fact: Fact) -> Set<String> {
    var files: Set<String> = []
    for path in fact.values(.runs) + fact.values(.local) { files.formUnion(closure(path)) }
    return files
  }

  private mutating func closure(_ path: String) -> Set<String> {
    if let known = reached[path] { return known }
    var files: Set<String> = [path]
    var open = [path]
    while let next = open.popLast() {
      for imported in imports[next] ?? [] where files.insert(imported).inserted { open.append(imported) }
    }
    reached[path] = files
    return files
  }

  /// The surroundings that are left out unless a pattern asks for them.
  private static func defaultExclusion(_ kind: FactKind) -> FactContexts {
    switch kind {
    case .import, .call, .decorator, .function, .class, .assign, .main: [.test, .development]
    case .command: [.docs, .example, .development]
    default: [.development]
    }
  }

  private static func holds(_ pattern: Pattern, _ fact: Fact, byDefault: Bool = true) -> Bool {
    if let contexts = pattern.contexts {
      if fact.contexts.isDisjoint(with: contexts) { return false }
      if byDefault, !fact.contexts.isDisjoint(with: defaultExclusion(fact.kind).subtracting(contexts)) { return false }
    } else if byDefault, !pattern.includesAllContexts, !fact.contexts.isDisjoint(with: defaultExclusion(fact.kind)) {
      return false
    }
    if !fact.contexts.isDisjoint(with: pattern.excludedContexts) { return false }
    if pattern.exceptions.contains(where: { $0.matches(fact.name) }) { return false }
    for condition in pattern.attributes where !has(fact, condition) { return false }
    for condition in pattern.without where has(fact, condition) { return false }
    if !pattern.files.isEmpty, !pattern.files.contains(where: { $0.matches(fact.location.path) }) { return false }
    return !pattern.excludedFiles.contains { $0.matches(fact.location.path) }
  }

  private static func has(_ fact: Fact, _ condition: Pattern.AttributeCondition) -> Bool {
    fact.attributes.contains { attribute in
      attribute.key == condition.key && condition.globs.contains { $0.matches(attribute.value) }
    }
  }

  /// What a fact belongs to: its file with the job, target or function that it stands in.
  private static func owner(of fact: Fact) -> String {
    "\(fact.location.path)\n\(fact[.owner] ?? fact[.function] ?? "")"
  }

  private static func folder(of path: some StringProtocol) -> Substring {
    let path = Substring(path)
    return path.lastIndex(of: "/").map { path[..<$0] } ?? ""
  }
}
