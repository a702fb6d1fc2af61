import Diagnostics
import Documents
import MaturityModel
import RepositoryFacts

/// Reads rule files, sets and the catalogue of technologies; collects every mistake with its line and column instead of
/// stopping at the first. `RuleFileReader+Patterns.swift` reads the patterns in them.
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
    let practice = text(root, "practice")
    guard let named = root["practice"], !practice.isEmpty else { return nil }
    let catalog = PracticeCatalog.standard
    if catalog.practice(practice) == nil {
      let nearest = NearestWord.to(practice, in: catalog.practices.map(\.id))
      mistake(Wording.unknownPractice(practice, nearest: nearest), named)
    }
    let effort = text(root, "effort")
    if let node = root["effort"], !effort.isEmpty, Effort(rawValue: effort) == nil {
      mistake(Wording.unknownEffort(effort), node)
    }
    let computed = root["computed"]?.string
    if let node = root["computed"], ComputedPractices.named(computed ?? "") == nil {
      let nearest = computed.flatMap { NearestWord.to($0, in: ComputedPractices.names) }
      mistake(Wording.unknownComputed(computed ?? "", nearest: nearest), node)
    }
    if root["computed"] == nil, root["met"] == nil { mistake(Wording.missingKey("met"), root) }
    var ids: Set<String> = []
    let met = rules(root["met"], ids: &ids)
    let partial = rules(root["partial"], ids: &ids)
    let underived = self.underived(root["derive"])
    mistakes += ExampleReader.read(root, path: path).mistakes
    return PracticeRules(
      practice: practice, effort: effort, why: text(root, "why"), how: text(root, "how"), fix: text(root, "fix"),
      lookedFor: text(root, "looked-for"), enough: text(root, "enough"), computed: computed, met: met, partial: partial,
      underived: underived, path: path)
  }

  /// The named sets of a `Sets.yml`, in its order.
  mutating func sets(_ root: DocumentNode) -> [PatternSet] {
    root.entries.map { entry in
      let location = FileLocation(path, line: entry.line, column: entry.column)
      return PatternSet(name: entry.key, patterns: patterns(entry.value), location: location)
    }
  }

  private mutating func rules(_ node: DocumentNode?, ids: inout Set<String>) -> [Rule] {
    guard let node else { return [] }
    guard case .sequence(let items) = node.content, !items.isEmpty else {
      mistake(Wording.expected("a list of rules"), node)
      return []
    }
    var rules: [Rule] = []
    for item in items {
      let id = text(item, "id")
      let says = text(item, "says")
      if !id.isEmpty, !ids.insert(id).inserted { mistake(Wording.repeatedRule(id), item) }
      let technology = item["technology"]?.string
      if let node = item["technology"], let known = knownTechnologies, !known.contains(technology ?? "") {
        let nearest = technology.flatMap { NearestWord.to($0, in: known) }
        mistake(Wording.unknownTechnology(technology ?? "", nearest: nearest), node)
      }
      guard let pattern = pattern(item, isRule: true), !id.isEmpty, !says.isEmpty else { continue }
      rules.append(Rule(id: id, technology: technology, says: says, pattern: pattern))
    }
    return rules
  }

  /// The derivations that don't apply, each with its reason.
  private mutating func underived(_ node: DocumentNode?) -> [String: String] {
    var underived: [String: String] = [:]
    let known = RuleExamples.Derivation.allCases.map(\.rawValue)
    for entry in node?.entries ?? [] {
      guard known.contains(entry.key) else {
        mistake(Wording.unknownKey(entry.key, nearest: NearestWord.to(entry.key, in: known)), entry.line, entry.column)
        continue
      }
      guard let reason = entry.value.string, !entry.value.isNull else {
        mistake(Wording.expected("the reason why it doesn't apply"), entry.line, entry.column)
        continue
      }
      underived[entry.key] = reason
    }
    return underived
  }

  /// A text that must be there, on one line.
  mutating func text(_ node: DocumentNode, _ key: String) -> String {
    guard let value = node[key], let text = value.string, !value.isNull, !text.isEmpty else {
      mistake(Wording.missingKey(key), node)
      return ""
    }
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
    return text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  mutating func mistake(_ words: Wording.Message, _ node: DocumentNode) { mistake(words, node.line, node.column) }

  mutating func mistake(_ words: Wording.Message, _ line: Int, _ column: Int) {
    mistakes.append(words.diagnostic(at: FileLocation(path, line: line, column: column)))
  }
}
