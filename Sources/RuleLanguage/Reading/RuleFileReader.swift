package import Diagnostics
package import Documents
internal import FactVocabulary

/// Reads rule files, sets and the catalogue of technologies; collects every mistake with its line and column instead of
/// stopping at the first. `RuleFileReader+Patterns.swift` reads the patterns in them.
package struct RuleFileReader {
  /// The file's path, for diagnostics.
  package let path: String
  /// The names that patterns may refer to.
  package let knownSets: Set<String>
  /// The technologies that rules may name; nil where they are not checked.
  package let knownTechnologies: Set<String>?
  /// The words that files may use beside those of this language; nil where they are not checked.
  package let vocabulary: RuleVocabulary?
  /// The mistakes found.
  package private(set) var mistakes: [Diagnostic] = []

  package init(
    path: String, knownSets: Set<String>, knownTechnologies: Set<String>? = nil, vocabulary: RuleVocabulary? = nil
  ) {
    self.path = path
    self.knownSets = knownSets
    self.knownTechnologies = knownTechnologies
    self.vocabulary = vocabulary
  }

  private static let fileKeys = [
    "practice", "effort", "why", "how", "fix", "looked-for", "enough", "met", "partial", "computed", "examples", "derive",
  ]

  /// The rules of a practice's file; nil where it says too little to be one.
  package mutating func practice(_ root: DocumentNode) -> PracticeRules? {
    for entry in root.entries where !Self.fileKeys.contains(entry.key) {
      mistake(RuleWording.unknownKey(entry.key, nearest: NearestWord.to(entry.key, in: Self.fileKeys)), entry.line, entry.column)
    }
    let practice = text(root, "practice")
    guard let named = root["practice"], !practice.isEmpty else { return nil }
    let effort = text(root, "effort")
    let computed = root["computed"]?.string
    if let vocabulary { check(root, vocabulary, practice: practice, at: named, effort: effort, computed: computed) }
    if root["computed"] == nil, root["met"] == nil { mistake(RuleWording.missingKey("met"), root) }
    var ids: Set<String> = []
    let met = rules(root["met"], ids: &ids)
    let partial = rules(root["partial"], ids: &ids)
    let underived = self.underived(root["derive"])
    return PracticeRules(
      practice: practice, effort: effort, why: text(root, "why"), how: text(root, "how"), fix: text(root, "fix"),
      lookedFor: text(root, "looked-for"), enough: text(root, "enough"), computed: computed, met: met, partial: partial,
      underived: underived, path: path)
  }

  /// Reports the words of a practice's file that mean nothing.
  private mutating func check(
    _ root: DocumentNode, _ vocabulary: RuleVocabulary, practice: String, at named: DocumentNode, effort: String,
    computed: String?
  ) {
    if !vocabulary.practices.contains(practice) {
      mistake(RuleWording.unknownPractice(practice, nearest: NearestWord.to(practice, in: vocabulary.practices)), named)
    }
    if let node = root["effort"], !effort.isEmpty, !vocabulary.efforts.contains(effort) {
      mistake(RuleWording.unknownEffort(effort), node)
    }
    if let node = root["computed"], !vocabulary.computed.contains(computed ?? "") {
      let nearest = computed.flatMap { NearestWord.to($0, in: vocabulary.computed) }
      mistake(RuleWording.unknownComputed(computed ?? "", nearest: nearest), node)
    }
    for entry in root["derive"]?.entries ?? [] where !vocabulary.derivations.contains(entry.key) {
      let nearest = NearestWord.to(entry.key, in: vocabulary.derivations)
      mistake(RuleWording.unknownKey(entry.key, nearest: nearest), entry.line, entry.column)
    }
  }

  /// The named sets of a `Sets.yml`, in its order.
  package mutating func sets(_ root: DocumentNode) -> [PatternSet] {
    root.entries.map { entry in
      let location = FileLocation(path, line: entry.line, column: entry.column)
      return PatternSet(name: entry.key, patterns: patterns(entry.value), location: location)
    }
  }

  private mutating func rules(_ node: DocumentNode?, ids: inout Set<String>) -> [Rule] {
    guard let node else { return [] }
    guard case .sequence(let items) = node.content, !items.isEmpty else {
      mistake(RuleWording.expected("a list of rules"), node)
      return []
    }
    var rules: [Rule] = []
    for item in items {
      let id = text(item, "id")
      let says = text(item, "says")
      if !id.isEmpty, !ids.insert(id).inserted { mistake(RuleWording.repeatedRule(id), item) }
      let technology = item["technology"]?.string
      if let node = item["technology"], let known = knownTechnologies, !known.contains(technology ?? "") {
        let nearest = technology.flatMap { NearestWord.to($0, in: known) }
        mistake(RuleWording.unknownTechnology(technology ?? "", nearest: nearest), node)
      }
      guard let pattern = pattern(item, isRule: true), !id.isEmpty, !says.isEmpty else { continue }
      rules.append(Rule(id: id, technology: technology, says: says, pattern: pattern))
    }
    return rules
  }

  /// The derivations that don't apply, each with its reason.
  private mutating func underived(_ node: DocumentNode?) -> [String: String] {
    var underived: [String: String] = [:]
    for entry in node?.entries ?? [] where vocabulary?.derivations.contains(entry.key) != false {
      guard let reason = entry.value.string, !entry.value.isNull else {
        mistake(RuleWording.expected("the reason why it doesn't apply"), entry.line, entry.column)
        continue
      }
      underived[entry.key] = reason
    }
    return underived
  }

  /// A text that must be there, on one line.
  package mutating func text(_ node: DocumentNode, _ key: String) -> String {
    guard let value = node[key], let text = value.string, !value.isNull, !text.isEmpty else {
      mistake(RuleWording.missingKey(key), node)
      return ""
    }
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
    return text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  package mutating func mistake(_ words: RuleWording.Message, _ node: DocumentNode) { mistake(words, node.line, node.column) }

  package mutating func mistake(_ words: RuleWording.Message, _ line: Int, _ column: Int) {
    mistakes.append(words.diagnostic(at: FileLocation(path, line: line, column: column)))
  }
}
