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
    /// What is matched: facts that a name table finds, or what other patterns match.
    enum Subject: Sendable {
      case facts
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

  /// Which of the contexts that are left out by default a pattern takes: those that it, or a pattern around it, names.
  struct Surroundings: Hashable, Sendable {
    var contexts: FactContexts = []
    var areAll = false
  }

  private struct SetKey: Hashable, Sendable {
    let name: String
    let allowed: Surroundings
  }

  private(set) var patterns: [Compiled] = []
  private let named: [String: [Pattern]]
  private var sets: [SetKey: ID] = [:]
  /// One table a kind, by its ordinal.
  private var tables = [NameTable](repeating: NameTable(), count: FactKind.count)
  private var files = FileTable()

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
    let subject: Compiled.Subject =
      switch pattern.subject {
      case .facts, .commands: .facts
      case .set(let name): .union([set(name, allowed, open: open)])
      case .any(let inner): .union(inner.map { compile($0, allowed, open: open) })
      }
    let id = append(Compiled(subject: subject, source: pattern, relations: relations, allowed: allowed))
    switch pattern.subject {
    case .facts(.file, _): files.add(pattern.files, of: id)
    case .facts(let kind, let names):
      for name in names { tables[kind.ordinal].add(kind == .import ? .under(name) : .name(name), of: id) }
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
    let id = append(Compiled(subject: .union(members), source: union, relations: [], allowed: allowed))
    if !isOpen { sets[key] = id }
    return id
  }

  private mutating func append(_ pattern: Compiled) -> ID {
    patterns.append(pattern)
    return patterns.count - 1
  }
}
