import Diagnostics
import MaturityModel
import RepositoryFacts
import RuleLanguage

/// Turns matched patterns into findings: evidence in order of strength, status, and the reason in words.
struct FindingMaker {
  private let rules: RulePack
  private let practices: [PackedPractice]
  private let repository: RepositoryView
  private var matcher: PatternMatcher
  private let untracked: Set<String>
  private let unread: UnreadFiles

  /// How much evidence a finding carries at most, and how much of it one rule may give in one file.
  private static let mostEvidence = 20
  private static let mostInOneFile = 2

  /// Matches the facts one after the other.
  init(rules: RulePack, facts: FactSet) {
    self.init(rules: rules, facts: facts, matcher: PatternMatcher(rules: rules, facts: facts))
  }

  /// Matches the facts on all processors.
  static func matched(rules: RulePack, facts: FactSet) async -> FindingMaker {
    let matcher = await PatternMatcher.matched(rules: rules, facts: facts)
    return FindingMaker(rules: rules, facts: facts, matcher: matcher)
  }

  private init(rules: RulePack, facts: FactSet, matcher: PatternMatcher) {
    self.rules = rules
    practices = rules.practices
    repository = RepositoryView(facts: facts)
    self.matcher = matcher
    untracked = Set(facts.all(.file).filter { $0[.tracked] == "false" }.map(\.location.path))
    unread = UnreadFiles(facts)
  }

  /// The findings of all practices, in the model's order.
  mutating func findings() -> [Finding] {
    let numbers = Dictionary(grouping: practices.indices) { practices[$0].practice }
    return PracticeCatalog.standard.practices.map { practice in
      let findings = (numbers[practice.id] ?? []).map { finding(ofFile: $0) }
      return Self.best(findings) ?? Finding(practice: practice.id, status: .absent, reason: Wording.noRules)
    }
  }

  /// The finding of one practice; nil where no file of rules is about it.
  mutating func finding(of practice: String) -> Finding? {
    Self.best(practices.indices.filter { practices[$0].practice == practice }.map { finding(ofFile: $0) })
  }

  /// A team's own rules add to the standard ones: the better status wins, the first file's at a tie.
  private static func best(_ findings: [Finding]) -> Finding? {
    var best: Finding?
    for finding in findings where best.map({ rank($0.status) < rank(finding.status) }) ?? true { best = finding }
    return best
  }

  /// The facts that a pattern of the library matches.
  mutating func matches(_ id: Int) -> [Fact] { matcher.matches(id) }

  /// How good a status is.
  static func rank(_ status: PracticeStatus) -> Int {
    switch status {
    case .met: 3
    case .partial: 2
    case .unknown: 1
    case .absent: 0
    }
  }

  private mutating func finding(ofFile number: Int) -> Finding {
    let rules = practices[number]
    let computed = rules.computed.flatMap { ComputedPractices.named($0) }?.judge(repository)
    for (status, list) in [(PracticeStatus.met, rules.met), (.partial, rules.partial)] {
      let own = computed?.status == status ? computed : nil
      let evidence = (own?.evidence ?? []) + self.evidence(list)
      if own != nil || !evidence.isEmpty { return finished(rules, status, evidence, own?.reason) }
    }
    // What was found that should not be there (a credential) outweighs what could not be read.
    if let computed, !computed.evidence.isEmpty { return finished(rules, .absent, computed.evidence, computed.reason) }
    if let file = unread.file(thatCouldShow: rules, in: self.rules) {
      let reason = Wording.unknownReason(file: file, lookedFor: rules.lookedFor)
      return Finding(practice: rules.practice, status: .unknown, reason: reason)
    }
    return finished(rules, .absent, [], computed?.reason)
  }

  private func finished(
    _ rules: PackedPractice, _ status: PracticeStatus, _ evidence: [Evidence], _ reason: String?
  ) -> Finding {
    let kept = kept(evidence)
    var sentence = reason ?? Wording.absentReason(lookedFor: rules.lookedFor, enough: rules.enough)
    if reason == nil, let first = kept.first {
      let place = first.location.description
      let more = Set(evidence.map(\.location)).count - 1
      sentence =
        status == .met
        ? Wording.metReason(first.says, at: place, more: more)
        : Wording.partialReason(first.says, at: place, enough: rules.enough)
    }
    return Finding(practice: rules.practice, status: status, evidence: kept, reason: sentence)
  }

  private mutating func evidence(_ rules: [PackedPractice.Rule]) -> [Evidence] {
    var all: [Evidence] = []
    for rule in rules {
      let matches = matcher.matches(rule.pattern)
      guard !matches.isEmpty else { continue }
      let (id, technology, says) = (rule.id, rule.technology, rule.says)
      let found = matches.map { fact in
        // What a file or its code as a whole shows has no line.
        let isWhole = fact.kind == .file || fact.kind == .code
        let location = isWhole ? FileLocation(fact.location.path) : fact.location
        let evidence = Evidence(
          location: location, rule: id, technology: technology, says: says, via: fact.values(.via))
        return (evidence: evidence, weight: Self.weight(fact))
      }
      // Within a rule, code that runs is stronger than notebooks and examples; then by place.
      all += found.sorted { ($0.weight, $0.evidence.location) < ($1.weight, $1.evidence.location) }.map(\.evidence)
    }
    return all
  }

  /// How far a fact stands from the project's own running code.
  private static func weight(_ fact: Fact) -> Int {
    if !fact.contexts.isDisjoint(with: [.example, .docs]) { return 2 }
    return fact.contexts.contains(.notebook) ? 1 : 0
  }

  /// The evidence that is shown: each place once, at most a few in one file for one rule, the first of each file before the
  /// second of any.
  private func kept(_ evidence: [Evidence]) -> [Evidence] {
    struct Source: Hashable {
      let rule: String
      let path: String
    }
    var places: Set<FileLocation> = []
    var counts: [Source: Int] = [:]
    var rounds: [[Evidence]] = Array(repeating: [], count: Self.mostInOneFile)
    for var piece in evidence where places.insert(piece.location).inserted {
      let count = counts[Source(rule: piece.rule, path: piece.location.path), default: 0]
      guard count < Self.mostInOneFile else { continue }
      counts[Source(rule: piece.rule, path: piece.location.path)] = count + 1
      piece.isUntracked = untracked.contains(piece.location.path)
      rounds[count].append(piece)
    }
    return Array(rounds.joined().prefix(Self.mostEvidence))
  }
}
