internal import Diagnostics
internal import FactVocabulary

/// Lays the patterns of a rule library out for matching in one pass: every fact is looked up by its name, so that the cost
/// grows with the facts and hardly with the rules.
///
/// A pattern's parts (what it unites, what its relations ask for) come before it, so that none depends on itself.
package struct RulePacker {
  /// A pattern's position in the pack.
  package typealias ID = Int

  /// A pattern whose nested patterns are referred to by position.
  private struct Compiled {
    let kind: FactKind?
    let subject: RulePack.Subject
    let source: Pattern
    let surface: RulePack.Surface
    let relations: [RulePack.Relation]
  }

  /// Which of the contexts that are left out by default a pattern takes: those that it, or a pattern around it, names.
  private struct Surroundings: Hashable {
    var contexts: FactContexts = []
    var areAll = false
  }

  private struct SetKey: Hashable {
    let name: String
    let allowed: Surroundings
  }

  /// All facts of a kind in some surroundings: many relations ask for the same.
  private struct Everything: Hashable {
    let kind: FactKind
    let surface: RulePack.Surface
  }

  private let named: [String: [Pattern]]
  private var patterns: [Compiled] = []
  private var sets: [SetKey: ID] = [:]
  private var everything: [Everything: ID] = [:]
  /// One table a kind, by its ordinal.
  private var tables = [NameTable](repeating: NameTable(), count: FactKind.count)
  /// The tables over attributes of each kind, for the patterns that take any name.
  private var attributeTables = [[(key: FactAttribute, table: NameTable)]](repeating: [], count: FactKind.count)
  private var files = FileTable()

  /// How many patterns there are.
  package var count: Int { patterns.count }

  /// A packer whose patterns may refer to these sets.
  package init(sets named: [String: [Pattern]]) { self.named = named }

  /// Adds a rule's pattern and gives its position.
  package mutating func add(_ pattern: Pattern) -> ID { compile(pattern, Surroundings(), open: []) }

  private mutating func compile(_ pattern: Pattern, _ outer: Surroundings, open: Set<String>) -> ID {
    var allowed = outer
    allowed.contexts.formUnion(pattern.contexts ?? [])
    if pattern.includesAllContexts { allowed.areAll = true }
    let relations = pattern.relations.map { relation in
      // What stands beside a fact has surroundings of its own.
      RulePack.Relation(sort: relation.sort, patterns: relation.patterns.map { compile($0, Surroundings(), open: open) })
    }
    let surface = Self.surface(of: pattern, allowed)
    var kind: FactKind?
    let subject: RulePack.Subject
    var watched: Pattern.AttributeCondition?
    switch pattern.subject {
    case .set(let name): subject = .union([set(name, allowed, open: open)])
    case .any(let inner): subject = .union(inner.map { compile($0, allowed, open: open) })
    case .facts(let its, let names) where its != .file && names.contains(where: \.isAnything):
      kind = its
      watched = Self.mostTelling(pattern.attributes)
      subject = watched == nil ? .all : .facts
      let isPlain = !surface.asksForMore && !surface.asksForFile && relations.isEmpty && pattern.minimumCount == 1
      if isPlain, let known = everything[Everything(kind: its, surface: surface)] { return known }
      if isPlain { everything[Everything(kind: its, surface: surface)] = patterns.count }
    case .facts(let its, _):
      kind = its
      subject = .facts
    case .commands:
      kind = .command
      subject = .facts
    }
    let id = append(Compiled(kind: kind, subject: subject, source: pattern, surface: surface, relations: relations))
    if case .facts = subject { enter(pattern, watched: watched, as: id) }
    return id
  }

  /// Enters a pattern where facts are looked up.
  private mutating func enter(_ pattern: Pattern, watched: Pattern.AttributeCondition?, as id: ID) {
    switch pattern.subject {
    case .facts(.file, _): files.add(pattern.files, of: id)
    case .facts(let kind, let names):
      if let watched {
        watch(watched, kind, of: id)
      } else {
        for name in names { tables[kind.ordinal].add(name.text, kind == .import ? .under : .name, of: id) }
      }
    case .commands(let globs):
      for glob in globs { tables[FactKind.command.ordinal].add(glob.text, .command, of: id) }
    case .set, .any: break
    }
  }

  /// The position of a set, compiled once for each choice of contexts. A set that contains itself matches nothing at that
  /// place; `RuleFiles` reports it.
  private mutating func set(_ name: String, _ allowed: Surroundings, open: Set<String>) -> ID {
    let key = SetKey(name: name, allowed: allowed)
    if let id = sets[key] { return id }
    let isOpen = open.contains(name)
    let members = isOpen ? [] : (named[name] ?? []).map { compile($0, allowed, open: open.union([name])) }
    let union = Pattern(subject: .any([]), location: .init(""))
    let surface = Self.surface(of: union, allowed)
    let id = append(Compiled(kind: nil, subject: .union(members), source: union, surface: surface, relations: []))
    if !isOpen { sets[key] = id }
    return id
  }

  private mutating func append(_ pattern: Compiled) -> ID {
    patterns.append(pattern)
    return patterns.count - 1
  }

  private mutating func watch(_ condition: Pattern.AttributeCondition, _ kind: FactKind, of id: ID) {
    var number = attributeTables[kind.ordinal].firstIndex { $0.key == condition.key } ?? -1
    if number < 0 {
      number = attributeTables[kind.ordinal].count
      attributeTables[kind.ordinal].append((condition.key, NameTable()))
    }
    for glob in condition.globs { attributeTables[kind.ordinal][number].table.add(glob.text, .name, of: id) }
  }

  /// The condition that the fewest facts are likely to meet: the one whose shortest glob fixes the most letters. Nil where
  /// none fixes any.
  private static func mostTelling(_ conditions: [Pattern.AttributeCondition]) -> Pattern.AttributeCondition? {
    func fixed(_ condition: Pattern.AttributeCondition) -> Int { condition.globs.map(\.fixedBytes).min() ?? 0 }
    return conditions.filter { fixed($0) > 0 }.max { fixed($0) < fixed($1) }
  }

  private static func surface(of pattern: Pattern, _ allowed: Surroundings) -> RulePack.Surface {
    var forbidden: FactContexts =
      switch pattern.subject {
      case .facts(let kind, _): leftOut(kind)
      case .commands: leftOut(.command)
      // What a union matches was asked for its surroundings before.
      case .set, .any: []
      }
    forbidden.subtract(allowed.areAll ? forbidden : allowed.contexts)
    return RulePack.Surface(
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

// MARK: - Writing

extension RulePacker {
  /// The pack of all that was added, with the practices and technologies whose patterns these are. `trainingCalls` and
  /// `machineLearning` are the sets that a scan itself asks for.
  package func pack(
    practices: [(rules: PracticeRules, met: [ID], partial: [ID])] = [], technologies: [(Technology, [ID])] = [],
    trainingCalls: ID = 0, machineLearning: ID = 0, version: String = ""
  ) -> RulePack {
    var writer = PackWriter()
    for _ in 0..<RulePack.Header.count { writer.add(0) }
    writer.set(RulePack.Header.trainingCalls, trainingCalls)
    writer.set(RulePack.Header.machineLearning, machineLearning)
    writer.set(RulePack.Header.version, writer.position)
    writer.add(version)
    writePatterns(&writer)
    writeTables(&writer)
    writer.set(RulePack.Header.practices, writer.position)
    writer.add(practices.count)
    for practice in practices {
      let rules = practice.rules
      for text in [rules.practice, rules.effort, rules.fix, rules.lookedFor, rules.enough, rules.computed ?? ""] {
        writer.add(text)
      }
      for (list, ids) in [(rules.met, practice.met), (rules.partial, practice.partial)] {
        writer.add(list.count)
        for (rule, id) in zip(list, ids) {
          writer.add(id)
          for text in [rule.id, rule.technology ?? "", rule.says] { writer.add(text) }
        }
      }
    }
    writer.set(RulePack.Header.technologies, writer.position)
    writer.add(technologies.count)
    for (technology, ids) in technologies {
      for text in [technology.id, technology.name, technology.category] { writer.add(text) }
      writer.add(list: ids)
    }
    return RulePack(words: writer.words, text: writer.text)
  }

  private func writePatterns(_ writer: inout PackWriter) {
    let start = writer.position
    writer.set(RulePack.Header.patterns, start)
    writer.set(RulePack.Header.patternCount, patterns.count)
    for pattern in patterns {
      writer.add(pattern.surface.bits)
      writer.add(pattern.kind.map { $0.ordinal + 1 } ?? 0)
      writer.add(pattern.source.minimumCount)
      writer.add(0)
    }
    for (id, pattern) in patterns.enumerated() {
      let place = writer.position
      writer.set(start + id * RulePack.patternWords + RulePack.patternWords - 1, place)
      switch pattern.subject {
      case .facts: writer.add(0)
      case .all: writer.add(1)
      case .union(let members):
        writer.add(2)
        writer.add(list: members)
      }
      let source = pattern.source
      writer.add(texts: source.exceptions.map(\.text))
      for conditions in [source.attributes, source.without] {
        writer.add(conditions.count)
        for condition in conditions {
          writer.add(condition.key.ordinal)
          writer.add(texts: condition.globs.map(\.text))
        }
      }
      writer.add(texts: source.files.map(\.pattern))
      writer.add(texts: source.excludedFiles.map(\.pattern))
      writer.add(pattern.relations.count)
      for relation in pattern.relations {
        writer.add(relation.sort.rawValue)
        writer.add(list: relation.patterns)
      }
    }
  }

  private func writeTables(_ writer: inout PackWriter) {
    let fileTable = files.write(to: &writer)
    writer.set(RulePack.Header.files, fileTable)
    let names = tables.map { $0.write(to: &writer) }
    let attributes = attributeTables.map { $0.map { (key: $0.key.ordinal, table: $0.table.write(to: &writer)) } }
    writer.set(RulePack.Header.names, writer.position)
    for place in names { writer.add(place) }
    let places = attributes.map { list -> Int in
      let place = writer.position
      writer.add(list.count)
      for entry in list {
        writer.add(entry.key)
        writer.add(entry.table)
      }
      return place
    }
    writer.set(RulePack.Header.attributes, writer.position)
    for place in places { writer.add(place) }
  }
}

extension Pattern.Relation {
  fileprivate var sort: RulePack.Relation.Sort {
    switch self {
    case .sameFile: .sameFile
    case .sameOwner: .sameOwner
    case .sameFolder: .sameFolder
    case .elsewhere: .elsewhere
    case .unless: .unless
    case .unlessSameFile: .unlessSameFile
    case .runs: .runs
    }
  }
}
