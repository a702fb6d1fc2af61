import Diagnostics
import RepositoryFacts
import RuleLanguage

extension RulePack.Conditions {
  /// Whether a fact whose kind, name and surroundings fit also meets the pattern's other conditions on the fact itself, but
  /// for those on its file.
  func admits(_ fact: Fact) -> Bool {
    if exceptions.contains(where: { Self.isExcepted(fact, by: $0) }) { return false }
    for condition in attributes where !Self.has(fact, condition) { return false }
    for condition in without where Self.has(fact, condition) { return false }
    return true
  }

  /// Whether the pattern looks into the file at a path.
  func admitsFile(_ path: String) -> Bool {
    if !files.isEmpty, !files.contains(where: { $0.matches(path) }) { return false }
    return !excludedFiles.contains { $0.matches(path) }
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
