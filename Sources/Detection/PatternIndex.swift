import Diagnostics
import RepositoryFacts

/// All patterns of a rule library laid out for matching in one pass: every fact is looked up by its name, so that the cost
/// grows with the facts and hardly with the rules.
///
/// A pattern's parts (what it unites, what its relations ask for) come before it, so that none depends on itself.
struct PatternIndex: Sendable {
  /// A pattern's position in `patterns`.
  typealias ID = Int

  /// A pattern whose nested patterns are referred to by position. A class, since it is looked at for every fact that may
  /// match and never copied.
  final class Compiled: Sendable {
    /// What is matched: facts that a table finds, all facts of a kind (looked through when they are asked for), or what other
    /// patterns match.
    enum Subject: Sendable {
      case facts
      case all(FactKind)
      case union([ID])
    }
    enum Relation: Sendable {
      case sameFile([ID]), sameOwner([ID]), sameFolder([ID]), elsewhere([ID]), unless([ID]), unlessSameFile([ID]), runs([ID])
    }
    let subject: Subject
    let source: Pattern
    let relations: [Relation]
    /// Contexts that are looked at although they are left out by default.
    let allowed: Surroundings

    init(subject: Subject, source: Pattern, relations: [Relation], allowed: Surroundings) {
      self.subject = subject
      self.source = source
      self.relations = relations
      self.allowed = allowed
    }
  }

  /// What a pattern asks of a fact's surroundings, and whether it asks for more: apart from the pattern, since it is looked at
  /// for every fact that may match, on all processors at once.
  struct Surface: Hashable, Sendable {
    let forbidden: FactContexts
    /// One of these, or none where it is empty.
    let required: FactContexts
    let asksForMore: Bool
    let asksForFile: Bool

    func admits(_ contexts: FactContexts) -> Bool {
      contexts.isDisjoint(with: forbidden) && (required.isEmpty || !contexts.isDisjoint(with: required))
    }
  }

  /// Which of the contexts that are left out by default a pattern takes: those that it, or a pattern around it, names.
  struct Surroundings: Hashable, Sendable {
    var contexts: FactContexts = []
    var areAll = false
  }

  private struct SetKey: Hashable, Sendable {
    let name: String
    let allowed: Surroundings
  }

  /// All facts of a kind in some surroundings: many relations ask for the same.
  private struct Everything: Hashable, Sendable {
    let kind: FactKind
    let surface: Surface
  }

  /// The globs over one attribute of one kind of facts, for the patterns that take any name.
  struct AttributeTable: Sendable {
    let key: FactAttribute
    fileprivate(set) var table = NameTable()
  }

  private(set) var patterns: [Compiled] = []
  private(set) var surfaces: [Surface] = []
  private let named: [String: [Pattern]]
  private var sets: [SetKey: ID] = [:]
  /// One table a kind, by its ordinal.
  private var tables = [NameTable](repeating: NameTable(), count: FactKind.count)
  private var files = FileTable()
  /// The tables over attributes of each kind, by its ordinal.
  private(set) var attributeTables = [[AttributeTable]](repeating: [], count: FactKind.count)
  private var everything: [Everything: ID] = [:]

  /// An index whose patterns may refer to these sets.
  init(sets named: [String: [Pattern]]) {
    self.named = named
    patterns.reserveCapacity(8_192)
    // The kinds that most globs are about.
    for kind in [FactKind.call, .command, .import, .dependency] { tables[kind.ordinal] = NameTable(capacity: 4_096) }
  }

  /// Adds a rule's pattern and gives its position.
  mutating func add(_ pattern: Pattern) -> ID { compile(pattern, Surroundings(), open: []) }

  /// The patterns whose kind and name condition a fact meets, each once, in order. A file's path may fail those of a
  /// pattern's own globs.
  func patterns(matching kind: FactKind, named name: String) -> [ID] {
    if kind == .file { return files.patterns(for: name) }
    return tables[kind.ordinal].patterns(matching: name, isCommand: kind == .command)
  }

  /// The patterns that take any name and one of whose conditions on attributes a value meets, by the attribute's table.
  func patterns(matching kind: FactKind, table: Int, value: String) -> [ID] {
    attributeTables[kind.ordinal][table].table.patterns(matching: value, isCommand: false)
  }

  /// The patterns each once, in order.
  static func eachOnce(_ found: [ID]) -> [ID] {
    guard found.count > 1 else { return found }
    var unique: [ID] = []
    for pattern in found.sorted() where unique.last != pattern { unique.append(pattern) }
    return unique
  }

  private mutating func compile(_ pattern: Pattern, _ outer: Surroundings, open: Set<String>) -> ID {
    var allowed = outer
    allowed.contexts.formUnion(pattern.contexts ?? [])
    if pattern.includesAllContexts { allowed.areAll = true }
    let relations = pattern.relations.map { relation -> Compiled.Relation in
      // What stands beside a fact has surroundings of its own.
      func all(_ inner: [Pattern]) -> [ID] { inner.map { compile($0, Surroundings(), open: open) } }
      return switch relation {
      case .sameFile(let inner): .sameFile(all(inner))
      case .sameOwner(let inner): .sameOwner(all(inner))
      case .sameFolder(let inner): .sameFolder(all(inner))
      case .elsewhere(let inner): .elsewhere(all(inner))
      case .unless(let inner): .unless(all(inner))
      case .unlessSameFile(let inner): .unlessSameFile(all(inner))
      case .runs(let inner): .runs(all(inner))
      }
    }
    let surface = Self.surface(of: pattern, allowed)
    let subject: Compiled.Subject
    var watched: Pattern.AttributeCondition?
    switch pattern.subject {
    case .set(let name): subject = .union([set(name, allowed, open: open)])
    case .any(let inner): subject = .union(inner.map { compile($0, allowed, open: open) })
    case .facts(let kind, let names) where kind != .file && names.contains(where: \.isAnything):
      watched = Self.mostTelling(pattern.attributes)
      subject = watched == nil ? .all(kind) : .facts
      let isPlain = !surface.asksForMore && !surface.asksForFile && relations.isEmpty && pattern.minimumCount == 1
      if isPlain, let known = everything[Everything(kind: kind, surface: surface)] { return known }
      if isPlain { everything[Everything(kind: kind, surface: surface)] = patterns.count }
    case .facts, .commands: subject = .facts
    }
    let id = append(Compiled(subject: subject, source: pattern, relations: relations, allowed: allowed), surface)
    guard case .facts = subject else { return id }
    switch pattern.subject {
    case .facts(.file, _): files.add(pattern.files, of: id)
    case .facts(let kind, let names):
      if let watched {
        watch(watched, kind, of: id)
      } else {
        for name in names { tables[kind.ordinal].add(kind == .import ? .under(name) : .name(name), of: id) }
      }
    case .commands(let globs):
      for glob in globs { tables[FactKind.command.ordinal].add(.command(glob), of: id) }
    case .set, .any: break
    }
    return id
  }

  /// The position of a set, compiled once for each choice of contexts. A set that contains itself matches nothing at that
  /// place; `RuleLibrary` reports it.
  private mutating func set(_ name: String, _ allowed: Surroundings, open: Set<String>) -> ID {
    let key = SetKey(name: name, allowed: allowed)
    if let id = sets[key] { return id }
    let isOpen = open.contains(name)
    let members = isOpen ? [] : (named[name] ?? []).map { compile($0, allowed, open: open.union([name])) }
    let union = Pattern(subject: .any([]), location: FileLocation(""))
    let compiled = Compiled(subject: .union(members), source: union, relations: [], allowed: allowed)
    let id = append(compiled, Self.surface(of: union, allowed))
    if !isOpen { sets[key] = id }
    return id
  }

  private mutating func append(_ pattern: Compiled, _ surface: Surface) -> ID {
    patterns.append(pattern)
    surfaces.append(surface)
    return patterns.count - 1
  }

  private mutating func watch(_ condition: Pattern.AttributeCondition, _ kind: FactKind, of id: ID) {
    var number = attributeTables[kind.ordinal].firstIndex { $0.key == condition.key } ?? -1
    if number < 0 {
      number = attributeTables[kind.ordinal].count
      attributeTables[kind.ordinal].append(AttributeTable(key: condition.key))
    }
    for glob in condition.globs { attributeTables[kind.ordinal][number].table.add(.name(glob), of: id) }
  }

  /// The condition that the fewest facts are likely to meet: the one whose shortest glob fixes the most letters. Nil where
  /// none fixes any.
  private static func mostTelling(_ conditions: [Pattern.AttributeCondition]) -> Pattern.AttributeCondition? {
    func fixed(_ condition: Pattern.AttributeCondition) -> Int { condition.globs.map(\.fixedBytes).min() ?? 0 }
    return conditions.filter { fixed($0) > 0 }.max { fixed($0) < fixed($1) }
  }

  private static func surface(of pattern: Pattern, _ allowed: Surroundings) -> Surface {
    var forbidden: FactContexts =
      switch pattern.subject {
      case .facts(let kind, _): leftOut(kind)
      case .commands: leftOut(.command)
      // What a union matches was asked for its surroundings before.
      case .set, .any: []
      }
    forbidden.subtract(allowed.areAll ? forbidden : allowed.contexts)
    return Surface(
      forbidden: forbidden.union(pattern.excludedContexts), required: pattern.contexts ?? [],
      asksForMore: !(pattern.exceptions.isEmpty && pattern.attributes.isEmpty && pattern.without.isEmpty),
      asksForFile: !(pattern.files.isEmpty && pattern.excludedFiles.isEmpty))
  }

  /// The surroundings that are left out unless a pattern asks for them.
  private static func leftOut(_ kind: FactKind) -> FactContexts {
    switch kind {
    case .import, .call, .decorator, .function, .class, .assign, .main: [.test, .development]
    case .command: [.docs, .example, .development]
    default: [.development]
    }
  }
}
