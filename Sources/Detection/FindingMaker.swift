import Diagnostics
import MaturityModel
import RepositoryFacts

/// Turns matched patterns into findings: evidence in order of strength, status, and the reason in words.
struct FindingMaker {
  let library: RuleLibrary
  let repository: RepositoryView
  private var matcher: PatternMatcher
  private let untracked: Set<String>
  private let unread: UnreadFiles

  /// How much evidence a finding carries at most, and how much of it one rule may give in one file.
  private static let mostEvidence = 20
  private static let mostInOneFile = 2

  init(library: RuleLibrary, facts: FactSet) {
    self.library = library
    repository = RepositoryView(facts: facts)
    matcher = PatternMatcher(index: library.index, facts: facts)
    untracked = Set(facts.all(.file).filter { $0[.tracked] == "false" }.map(\.location.path))
    unread = UnreadFiles(diagnostics: facts.diagnostics)
  }

  /// The findings of all practices, in the model's order. A team's own rules add to the standard ones: the better status
  /// wins, the first file's at a tie.
  mutating func findings() -> [Finding] {
    var byPractice: [String: [Finding]] = [:]
    for practice in PracticeCatalog.standard.practices { byPractice[practice.id] = findings(of: practice.id) }
    return PracticeCatalog.standard.practices.map { practice in
      var best: Finding?
      for finding in byPractice[practice.id] ?? [] where Self.rank(finding.status) > best.map({ Self.rank($0.status) }) ?? -1 {
        best = finding
      }
      return best ?? Finding(practice: practice.id, status: .absent, reason: Wording.noRules)
    }
  }

  /// What each file of rules for one practice finds.
  mutating func findings(of practice: String) -> [Finding] {
    var findings: [Finding] = []
    for (number, rules) in library.practices.enumerated() where rules.practice == practice {
      findings.append(finding(rules, met: library.metPatterns[number], partial: library.partialPatterns[number]))
    }
    return findings
  }

  /// The facts that a pattern of the library matches.
  mutating func matches(_ id: PatternIndex.ID) -> [Fact] { matcher.matches(id) }

  static func rank(_ status: PracticeStatus) -> Int {
    switch status {
    case .met: 3
    case .partial: 2
    case .unknown: 1
    case .absent: 0
    }
  }

  private mutating func finding(_ rules: PracticeRules, met: [PatternIndex.ID], partial: [PatternIndex.ID]) -> Finding {
    let computed = rules.computed.flatMap { ComputedPractices.named($0) }?.judge(repository)
    var evidence = computed?.status == .met ? computed?.evidence ?? [] : []
    evidence += self.evidence(rules.met, met)
    if !evidence.isEmpty || computed?.status == .met {
      return finished(rules, .met, evidence, computed?.status == .met ? computed?.reason : nil)
    }
    evidence = computed?.status == .partial ? computed?.evidence ?? [] : []
    evidence += self.evidence(rules.partial, partial)
    if !evidence.isEmpty || computed?.status == .partial {
      return finished(rules, .partial, evidence, computed?.status == .partial ? computed?.reason : nil)
    }
    if let computed, !computed.evidence.isEmpty || computed.reason != nil {
      return finished(rules, .absent, computed.evidence, computed.reason)
    }
    if let file = unread.file(thatCouldShow: rules) {
      return Finding(
        practice: rules.practice, status: .unknown,
        reason: Wording.unknownReason(file: file, lookedFor: rules.lookedFor))
    }
    return finished(rules, .absent, [], nil)
  }

  private func finished(
    _ rules: PracticeRules, _ status: PracticeStatus, _ evidence: [Evidence], _ reason: String?
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

  private mutating func evidence(_ rules: [Rule], _ patterns: [PatternIndex.ID]) -> [Evidence] {
    var all: [Evidence] = []
    for (rule, pattern) in zip(rules, patterns) {
      let facts = matcher.matches(pattern)
      let found = facts.map { fact in
        var evidence = Evidence(fact, rule: rule.id, technology: rule.technology, says: rule.says)
        if fact.kind == .file || fact.kind == .code {
          evidence = Evidence(
            location: FileLocation(fact.location.path), rule: rule.id, technology: rule.technology, says: rule.says)
        }
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
    var places: Set<FileLocation> = []
    var counts: [String: Int] = [:]
    var rounds: [[Evidence]] = Array(repeating: [], count: Self.mostInOneFile)
    for var piece in evidence where places.insert(piece.location).inserted {
      let count = counts[piece.rule + "\n" + piece.location.path, default: 0]
      guard count < Self.mostInOneFile else { continue }
      counts[piece.rule + "\n" + piece.location.path] = count + 1
      piece.isUntracked = untracked.contains(piece.location.path)
      rounds[count].append(piece)
    }
    return Array(rounds.joined().prefix(Self.mostEvidence))
  }
}
