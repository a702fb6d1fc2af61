import Diagnostics
import RepositoryFacts

extension PatternIndex.Compiled {
  /// Whether a fact whose kind and name fit also meets the pattern's other conditions on the fact itself, but for those on
  /// its file. What a union matches was already asked for its contexts.
  func admits(_ fact: Fact) -> Bool {
    if case .facts = subject, !allowed.areAll {
      let leftOut = Self.leftOut(fact.kind).subtracting(allowed.contexts)
      if !fact.contexts.isDisjoint(with: leftOut) { return false }
    }
    if let contexts = source.contexts, fact.contexts.isDisjoint(with: contexts) { return false }
    if !fact.contexts.isDisjoint(with: source.excludedContexts) { return false }
    if source.exceptions.contains(where: { Self.isExcepted(fact, by: $0) }) { return false }
    for condition in source.attributes where !Self.has(fact, condition) { return false }
    for condition in source.without where Self.has(fact, condition) { return false }
    return true
  }

  /// Whether the pattern looks into the file at a path.
  func admitsFile(_ path: String) -> Bool {
    if !source.files.isEmpty, !source.files.contains(where: { $0.matches(path) }) { return false }
    return !source.excludedFiles.contains { $0.matches(path) }
  }

  /// The surroundings that are left out unless a pattern asks for them.
  private static func leftOut(_ kind: FactKind) -> FactContexts {
    switch kind {
    case .import, .call, .decorator, .function, .class, .assign, .main: [.test, .development]
    case .command: [.docs, .example, .development]
    default: [.development]
    }
  }

  /// An exception is a glob over the whole name: for a command over its whole text, so that the order and the neighbours of
  /// words can be told.
  private static func isExcepted(_ fact: Fact, by glob: NameGlob) -> Bool {
    switch fact.kind {
    case .import: glob.matchesUnder(fact.name)
    default: glob.matches(fact.name)
    }
  }

  private static func has(_ fact: Fact, _ condition: Pattern.AttributeCondition) -> Bool {
    fact.attributes.contains { attribute in
      attribute.key == condition.key && condition.globs.contains { $0.matches(attribute.value) }
    }
  }
}
