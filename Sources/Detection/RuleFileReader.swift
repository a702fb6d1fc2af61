import Diagnostics
import Documents
import MaturityModel
import RepositoryFacts

/// Reads rule files and sets; collects every mistake with its line and column instead of stopping at the first.
struct RuleFileReader {
  /// The file's path, for diagnostics.
  let path: String
  /// The names that patterns may refer to.
  let knownSets: Set<String>
  /// The technologies that rules may name; nil where they are not checked.
  let knownTechnologies: Set<String>?
  /// The mistakes found.
  private(set) var mistakes: [Diagnostic] = []

  init(path: String, knownSets: Set<String>, knownTechnologies: Set<String>? = nil) {
    self.path = path
    self.knownSets = knownSets
    self.knownTechnologies = knownTechnologies
  }

  private static let fileKeys = [
    "practice", "effort", "why", "how", "fix", "looked-for", "enough", "met", "partial", "computed", "examples", "derive",
  ]

  /// The rules of a practice's file; nil where it says too little to be one.
  mutating func practice(_ root: DocumentNode) -> PracticeRules? {
    for entry in root.entries where !Self.fileKeys.contains(entry.key) {
      mistake(Wording.unknownKey(entry.key, nearest: NearestWord.to(entry.key, in: Self.fileKeys)), entry.line, entry.column)
    }
    guard let practice = root["practice"]?.string else {
      mistake(Wording.missingKey("practice"), root.line, root.column)
      return nil
    }
    if PracticeCatalog.standard.practice(practice) == nil, let entry = root.entry("practice") {
      let known = PracticeCatalog.standard.practices.map(\.id)
      mistake(
        Wording.unknownPractice(practice, nearest: NearestWord.to(practice, in: known)), entry.value.line, entry.value.column)
    }
    let effort = text(root, "effort")
    if let node = root["effort"], Effort(rawValue: effort) == nil {
      mistake(Wording.unknownEffort(effort), node.line, node.column)
    }
    let computed = root["computed"]?.string
    let known = ComputedPractices.names
    if let computed, let node = root["computed"], !known.contains(computed) {
      mistake(Wording.unknownComputed(computed, nearest: NearestWord.to(computed, in: known)), node.line, node.column)
    }
    if computed == nil, root["met"] == nil { mistake(Wording.missingKey("met"), root.line, root.column) }
    var ids: Set<String> = []
    let met = rules(root["met"], ids: &ids)
    let partial = rules(root["partial"], ids: &ids)
    var underived: [String: String] = [:]
    for entry in root["derive"]?.entries ?? [] {
      guard RuleExamples.Derivation(rawValue: entry.key) != nil, let reason = entry.value.string else {
        let known = RuleExamples.Derivation.allCases.map(\.rawValue)
        mistake(Wording.unknownKey(entry.key, nearest: NearestWord.to(entry.key, in: known)), entry.line, entry.column)
        continue
      }
      underived[entry.key] = reason
    }
    return PracticeRules(
      practice: practice, effort: effort, why: text(root, "why"), how: text(root, "how"), fix: text(root, "fix"),
      lookedFor: text(root, "looked-for"), enough: text(root, "enough"), computed: computed, met: met, partial: partial,
      underived: underived, path: path)
  }

  /// The named sets of `Sets.yml`.
  mutating func sets(_ root: DocumentNode) -> [String: [Pattern]] {
    var sets: [String: [Pattern]] = [:]
    for entry in root.entries { sets[entry.key] = patterns(entry.value) }
    return sets
  }

  /// A list of patterns.
  mutating func patterns(_ node: DocumentNode) -> [Pattern] {
    guard case .sequence(let items) = node.content else {
      mistake(Wording.expected("a list of patterns"), node.line, node.column)
      return []
    }
    return items.compactMap { pattern($0) }
  }

  private mutating func rules(_ node: DocumentNode?, ids: inout Set<String>) -> [Rule] {
    guard let node else { return [] }
    var rules: [Rule] = []
    for item in node.items {
      guard let id = item["id"]?.string, let says = item["says"]?.string else {
        mistake(Wording.missingKey(item["id"] == nil ? "id" : "says"), item.line, item.column)
        continue
      }
      if !ids.insert(id).inserted { mistake(Wording.repeatedRule(id), item.line, item.column) }
      let technology = item["technology"]?.string
      if let technology, let known = knownTechnologies, !known.contains(technology), let entry = item.entry("technology") {
        mistake(
          Wording.unknownTechnology(technology, nearest: NearestWord.to(technology, in: known)), entry.value.line,
          entry.value.column)
      }
      if let pattern = pattern(item, isRule: true) {
        rules.append(Rule(id: id, technology: technology, says: says, pattern: pattern))
      }
    }
    return rules
  }

  private static let patternKeys = [
    "except", "without", "in", "not-in", "file", "not-file", "at-least", "same-file", "same-owner", "same-folder", "elsewhere",
    "unless", "unless-same-file", "runs", "set", "any",
  ]

  private mutating func pattern(_ node: DocumentNode, isRule: Bool = false) -> Pattern? {
    guard case .mapping(let entries) = node.content else {
      mistake(Wording.expected("a pattern"), node.line, node.column)
      return nil
    }
    var subject: Pattern.Subject?
    var pattern = Pattern(subject: .any([]), location: FileLocation(path, line: node.line, column: node.column))
    var kindKey: String?
    // The kind comes first in the file, by custom; `runs`, `command`, … are both kinds and attributes or relations.
    for entry in entries {
      if isRule, ["id", "technology", "says"].contains(entry.key) { continue }
      if subject == nil, let kind = FactKind(rawValue: entry.key), entry.key != "runs" {
        kindKey = entry.key
        if kind == .file {
          // A file's name is its path, so its globs are path globs.
          pattern.files = strings(entry.value).map { PathGlob($0) }
          subject = .facts(.file, names: [NameGlob("*")])
        } else {
          subject = self.subject(kind, entry.value)
        }
        continue
      }
      if entry.key == "set" || entry.key == "any" {
        if subject != nil { mistake(Wording.twoSubjects(kindKey ?? "set", entry.key), entry.line, entry.column) }
        kindKey = entry.key
        subject = entry.key == "set" ? set(entry.value) : .any(patterns(entry.value))
        continue
      }
      condition(entry, &pattern)
    }
    guard let subject else {
      mistake(Wording.noSubject, node.line, node.column)
      return nil
    }
    pattern.subject = subject
    return pattern
  }

  private mutating func subject(_ kind: FactKind, _ value: DocumentNode) -> Pattern.Subject {
    let globs = strings(value)
    if kind == .command { return .commands(globs.map { CommandGlob($0) }) }
    return .facts(kind, names: globs.map { NameGlob($0) })
  }

  private mutating func set(_ value: DocumentNode) -> Pattern.Subject {
    let name = value.string ?? ""
    if !knownSets.contains(name) {
      mistake(Wording.unknownSet(name, nearest: NearestWord.to(name, in: knownSets)), value.line, value.column)
    }
    return .set(name)
  }

  private mutating func condition(_ entry: DocumentNode.Entry, _ pattern: inout Pattern) {
    switch entry.key {
    case "except": pattern.exceptions = strings(entry.value).map { NameGlob($0) }
    case "in": pattern.contexts = contexts(entry.value)
    case "not-in": pattern.excludedContexts = contexts(entry.value)
    case "file": pattern.files = strings(entry.value).map { PathGlob($0) }
    case "not-file": pattern.excludedFiles = strings(entry.value).map { PathGlob($0) }
    case "at-least":
      if let count = entry.value.string.flatMap({ Int($0) }), count > 0 {
        pattern.minimumCount = count
      } else {
        mistake(Wording.expected("a number above 0"), entry.value.line, entry.value.column)
      }
    case "without":
      for inner in entry.value.entries {
        if let condition = attribute(inner) { pattern.without.append(condition) }
      }
    case "same-file": pattern.relations.append(.sameFile(patterns(entry.value)))
    case "same-owner": pattern.relations.append(.sameOwner(patterns(entry.value)))
    case "same-folder": pattern.relations.append(.sameFolder(patterns(entry.value)))
    case "elsewhere": pattern.relations.append(.elsewhere(patterns(entry.value)))
    case "unless": pattern.relations.append(.unless(patterns(entry.value)))
    case "unless-same-file": pattern.relations.append(.unlessSameFile(patterns(entry.value)))
    // `runs` with a list of patterns is the relation; with globs it is the attribute.
    case "runs" where entry.value.items.contains { !$0.entries.isEmpty }:
      pattern.relations.append(.runs(patterns(entry.value)))
    case let key where FactAttribute(rawValue: key) == nil && FactKind(rawValue: key) != nil:
      mistake(Wording.twoSubjects("the kind before it", key), entry.line, entry.column)
    default:
      if let condition = attribute(entry) { pattern.attributes.append(condition) }
    }
  }

  private mutating func attribute(_ entry: DocumentNode.Entry) -> Pattern.AttributeCondition? {
    guard let key = FactAttribute(rawValue: entry.key) else {
      let known = Self.patternKeys + FactAttribute.allCases.map(\.rawValue) + FactKind.allCases.map(\.rawValue)
      mistake(Wording.unknownKey(entry.key, nearest: NearestWord.to(entry.key, in: known)), entry.line, entry.column)
      return nil
    }
    return .init(key: key, globs: strings(entry.value).map { NameGlob($0) })
  }

  private mutating func contexts(_ node: DocumentNode) -> FactContexts {
    var contexts: FactContexts = []
    for item in node.scalars {
      let word = item.string ?? ""
      if let known = FactContexts.names.first(where: { $0.name == word }) {
        contexts.insert(known.context)
      } else {
        let nearest = NearestWord.to(word, in: FactContexts.names.map(\.name))
        mistake(Wording.unknownContext(word, nearest: nearest), item.line, item.column)
      }
    }
    return contexts
  }

  private mutating func strings(_ node: DocumentNode) -> [String] {
    let strings = node.strings
    let count = node.items.isEmpty ? 1 : node.items.count
    if strings.isEmpty || strings.count != count {
      mistake(Wording.expected("a word or a list of words"), node.line, node.column)
    }
    return strings
  }

  private mutating func text(_ root: DocumentNode, _ key: String) -> String {
    guard let text = root[key]?.string, !text.isEmpty else {
      mistake(Wording.missingKey(key), root.line, root.column)
      return ""
    }
    return text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// Notes a mistake.
  mutating func mistake(_ words: Wording.Message, _ line: Int, _ column: Int) {
    mistakes.append(words.diagnostic(at: FileLocation(path, line: line, column: column)))
  }
}
