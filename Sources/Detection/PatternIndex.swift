import Diagnostics
import RepositoryFacts

/// All patterns of a rule library laid out for matching in one pass: every fact is looked up by its name, so that the cost
/// grows with the facts and hardly with the rules.
struct PatternIndex: Sendable {
  /// A pattern's position in `patterns`.
  typealias ID = Int

  /// A pattern whose nested patterns are referred to by position.
  struct Compiled: Sendable {
    enum Subject: Sendable {
      case facts(FactKind, names: [NameGlob])
      case commands([CommandGlob])
      case union([ID])
    }
    enum Relation: Sendable {
      case sameFile([ID]), sameOwner([ID]), sameFolder([ID]), elsewhere([ID]), unless([ID]), unlessSameFile([ID]), runs([ID])
    }
    let subject: Subject
    let source: Pattern
    let relations: [Relation]
  }

  private(set) var patterns: [Compiled] = []
  private var sets: [String: ID] = [:]
  private var byKind: [FactKind: NameTable] = [:]

  /// Which patterns could match a name: by the whole of it, by its first or last part, or any.
  private struct NameTable: Sendable {
    var exact: [String: [ID]] = [:]
    var first: [String: [ID]] = [:]
    var last: [String: [ID]] = [:]
    var any: [ID] = []
  }

  /// Lays out the sets; the patterns of rules are added by `add`.
  init(sets named: [String: [Pattern]]) {
    for name in named.keys.sorted() { _ = set(name, named, open: []) }
  }

  /// Adds a rule's pattern and gives its position.
  mutating func add(_ pattern: Pattern) -> ID { compile(pattern, [:], open: []) }

  /// The position of a set, compiled when it is first referred to. A set that contains itself matches nothing there:
  /// `rung rules check` reports it.
  private mutating func set(_ name: String, _ named: [String: [Pattern]], open: Set<String>) -> ID {
    if let id = sets[name] { return id }
    let members = open.contains(name) ? [] : (named[name] ?? []).map { compile($0, named, open: open.union([name])) }
    let union = Pattern(subject: .any([]), location: .init(""))
    patterns.append(Compiled(subject: .union(members), source: union, relations: []))
    if !open.contains(name) { sets[name] = patterns.count - 1 }
    return patterns.count - 1
  }

  private mutating func compile(_ pattern: Pattern, _ named: [String: [Pattern]], open: Set<String>) -> ID {
    let relations = pattern.relations.map { relation -> Compiled.Relation in
      switch relation {
      case .sameFile(let inner): .sameFile(inner.map { compile($0, named, open: open) })
      case .sameOwner(let inner): .sameOwner(inner.map { compile($0, named, open: open) })
      case .sameFolder(let inner): .sameFolder(inner.map { compile($0, named, open: open) })
      case .elsewhere(let inner): .elsewhere(inner.map { compile($0, named, open: open) })
      case .unless(let inner): .unless(inner.map { compile($0, named, open: open) })
      case .unlessSameFile(let inner): .unlessSameFile(inner.map { compile($0, named, open: open) })
      case .runs(let inner): .runs(inner.map { compile($0, named, open: open) })
      }
    }
    let subject: Compiled.Subject =
      switch pattern.subject {
      case .facts(let kind, let names): .facts(kind, names: names)
      case .commands(let globs): .commands(globs)
      case .set(let name): .union([set(name, named, open: open)])
      case .any(let inner): .union(inner.map { compile($0, named, open: open) })
      }
    let id = patterns.count
    patterns.append(Compiled(subject: subject, source: pattern, relations: relations))
    switch subject {
    case .facts(let kind, let names): enter(id, kind, names)
    case .commands(let globs): enter(id, .command, globs.map(\.program))
    case .union: break
    }
    return id
  }

  private mutating func enter(_ id: ID, _ kind: FactKind, _ names: [NameGlob]) {
    var table = byKind[kind] ?? NameTable()
    for name in names {
      if let exact = name.exact, kind != .import {
        table.exact[exact, default: []].append(id)
      } else if let first = Self.firstPart(name.prefix, isWhole: name.exact != nil) {
        table.first[first, default: []].append(id)
      } else if let last = Self.lastPart(name.suffix) {
        table.last[last, default: []].append(id)
      } else {
        table.any.append(id)
      }
    }
    byKind[kind] = table
  }

  /// The first part of a glob's fixed beginning, where it is complete: `mlflow.log_*` begins with `mlflow`.
  private static func firstPart(_ prefix: String, isWhole: Bool) -> String? {
    if let end = prefix.utf8.firstIndex(where: Self.separates) { return String(prefix[..<end]) }
    return isWhole ? prefix : nil
  }

  /// The last part of a glob's fixed end: `*.fit` ends with `fit`.
  private static func lastPart(_ suffix: String) -> String? {
    guard let start = suffix.utf8.lastIndex(where: Self.separates) else { return nil }
    return String(suffix[suffix.utf8.index(after: start)...])
  }

  private static func separates(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: " ")
  }

  /// Calls `body` with each pattern that a fact of this kind and name could match, each at most once.
  func candidates(_ kind: FactKind, _ name: String, _ body: (ID) -> Void) {
    guard let table = byKind[kind] else { return }
    var seen: [ID] = []
    func visit(_ ids: [ID]?) {
      for id in ids ?? [] where !seen.contains(id) {
        seen.append(id)
        body(id)
      }
    }
    if kind == .command {
      let program = name.utf8.firstIndex(of: UInt8(ascii: " ")).map { String(name[..<$0]) } ?? name
      visit(table.exact[program])
      visit(table.first[Self.firstPart(program, isWhole: true) ?? program])
      if let last = Self.lastPart(program) { visit(table.last[last]) }
    } else {
      visit(table.exact[name])
      if let first = Self.firstPart(name, isWhole: true) { visit(table.first[first]) }
      if let last = Self.lastPart(name) { visit(table.last[last]) }
    }
    visit(table.any)
  }
}
