internal import Diagnostics
internal import Documents
internal import FactVocabulary

extension RuleFileReader {
  /// A list of patterns, at least one.
  mutating func patterns(_ node: DocumentNode) -> [Pattern] {
    guard case .sequence(let items) = node.content, !items.isEmpty else {
      mistake(RuleWording.expected("a list of patterns"), node)
      return []
    }
    return items.compactMap { pattern($0) }
  }

  // A raw value is looked up case by case, which thousands of patterns would feel at every start.
  private static let kinds = Dictionary(FactKind.allCases.map { ($0.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
  private static let attributes = Dictionary(
    FactAttribute.allCases.map { ($0.rawValue, $0) }, uniquingKeysWith: { first, _ in first })

  private static let ruleKeys = ["id", "technology", "says"]
  private static let patternKeys = [
    "except", "without", "in", "not-in", "file", "not-file", "at-least", "same-file", "same-owner", "same-folder", "elsewhere",
    "unless", "unless-same-file", "runs", "set", "any",
  ]

  /// One pattern; of a rule, the keys that say what a match shows stand beside it.
  mutating func pattern(_ node: DocumentNode, isRule: Bool = false) -> Pattern? {
    guard case .mapping(let entries) = node.content else {
      mistake(RuleWording.expected("a pattern"), node)
      return nil
    }
    var pattern = Pattern(subject: .any([]), location: FileLocation(path, line: node.line, column: node.column))
    var subjectKey: String?
    for entry in entries where !isRule || !Self.ruleKeys.contains(entry.key) {
      // The kind comes first: some words are both a kind and, behind it, an attribute or a condition.
      if let subject = subject(entry, of: &pattern, isFirst: subjectKey == nil) {
        if let subjectKey {
          mistake(RuleWording.twoSubjects(subjectKey, entry.key), entry.line, entry.column)
        } else {
          subjectKey = entry.key
          pattern.subject = subject
        }
      } else {
        condition(entry, &pattern, subjectKey)
      }
    }
    guard subjectKey != nil else {
      mistake(RuleWording.noSubject, node)
      return nil
    }
    return pattern
  }

  /// What an entry says is looked at; nil where it is a condition.
  private mutating func subject(
    _ entry: DocumentNode.Entry, of pattern: inout Pattern, isFirst: Bool
  ) -> Pattern.Subject? {
    switch entry.key {
    case "set": return set(entry.value)
    case "any": return .any(patterns(entry.value))
    default: break
    }
    guard isFirst, let kind = Self.kinds[entry.key] else { return nil }
    let globs = words(entry.value)
    switch kind {
    case .file:
      // A file's name is its path, so its globs are path globs.
      pattern.files = globs.map { PathGlob($0) }
      return .facts(.file, names: [NameGlob("*")])
    case .command: return .commands(globs.map { CommandGlob($0) })
    default: return .facts(kind, names: globs.map { NameGlob($0) })
    }
  }

  private mutating func set(_ value: DocumentNode) -> Pattern.Subject {
    let name = value.string ?? ""
    if !knownSets.contains(name) { mistake(RuleWording.unknownSet(name, nearest: NearestWord.to(name, in: knownSets)), value) }
    return .set(name)
  }

  private mutating func condition(_ entry: DocumentNode.Entry, _ pattern: inout Pattern, _ subjectKey: String?) {
    let value = entry.value
    switch entry.key {
    case "except": pattern.exceptions = words(value).map { NameGlob($0) }
    case "in": pattern.contexts = contexts(value)
    case "not-in": pattern.excludedContexts = contexts(value)
    case "file": pattern.files = words(value).map { PathGlob($0) }
    case "not-file": pattern.excludedFiles = words(value).map { PathGlob($0) }
    case "at-least":
      if let count = value.string.flatMap({ Int($0) }), count > 0 {
        pattern.minimumCount = count
      } else {
        mistake(RuleWording.expected("a number above 0"), value)
      }
    case "without":
      if value.entries.isEmpty { mistake(RuleWording.expected("a list of attributes with globs"), value) }
      for inner in value.entries { if let condition = attribute(inner) { pattern.without.append(condition) } }
    case "same-file": pattern.relations.append(.sameFile(patterns(value)))
    case "same-owner": pattern.relations.append(.sameOwner(patterns(value)))
    case "same-folder": pattern.relations.append(.sameFolder(patterns(value)))
    case "elsewhere": pattern.relations.append(.elsewhere(patterns(value)))
    case "unless": pattern.relations.append(.unless(patterns(value)))
    case "unless-same-file": pattern.relations.append(.unlessSameFile(patterns(value)))
    // With a list of patterns `runs` is the relation; with globs it is the attribute.
    case "runs" where value.items.contains { !$0.entries.isEmpty }: pattern.relations.append(.runs(patterns(value)))
    default:
      let isAttribute = Self.attributes[entry.key] != nil && subjectKey != "file"
      if !isAttribute, Self.kinds[entry.key] != nil, let subjectKey {
        mistake(RuleWording.twoSubjects(subjectKey, entry.key), entry.line, entry.column)
      } else if let condition = attribute(entry) {
        pattern.attributes.append(condition)
      }
    }
  }

  private mutating func attribute(_ entry: DocumentNode.Entry) -> Pattern.AttributeCondition? {
    guard let key = Self.attributes[entry.key] else {
      let known = Self.patternKeys + FactAttribute.allCases.map(\.rawValue) + FactKind.allCases.map(\.rawValue)
      mistake(RuleWording.unknownKey(entry.key, nearest: NearestWord.to(entry.key, in: known)), entry.line, entry.column)
      return nil
    }
    // An attribute may be looked for because it is empty.
    return .init(key: key, globs: words(entry.value, mayBeEmpty: true).map { NameGlob($0) })
  }

  private mutating func contexts(_ node: DocumentNode) -> FactContexts {
    var contexts: FactContexts = []
    let names = FactContexts.names
    if node.scalars.isEmpty { mistake(RuleWording.expected("a word or a list of words"), node) }
    for item in node.scalars {
      let word = item.string ?? ""
      if let known = names.first(where: { $0.name == word }) {
        contexts.insert(known.context)
      } else {
        mistake(RuleWording.unknownContext(word, nearest: NearestWord.to(word, in: names.map(\.name))), item)
      }
    }
    return contexts
  }

  /// One word or a list of them.
  private mutating func words(_ node: DocumentNode, mayBeEmpty: Bool = false) -> [String] {
    let words = node.strings.filter { mayBeEmpty || !$0.isEmpty }
    let count = node.items.isEmpty ? 1 : node.items.count
    if words.count != count { mistake(RuleWording.expected("a word or a list of words"), node) }
    return words
  }
}
