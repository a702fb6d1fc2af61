import MaturityModel

/// The level as a ladder, and what opens the next one.
extension HTMLPage {
  struct Rung {
    let number: String
    let name: String
    let state: String
    let isHere: Bool
    let isClimbed: Bool
    let note: String
    let isClaimed: Bool
    let isTarget: Bool
  }
  struct Bead {
    let status: String
  }
  struct Held {
    let hasNote: Bool
    let note: String
    let practices: [Named]
  }
  struct Step {
    let number: String
    let id: String
    let isPartial: Bool
    let effort: String
    let effortText: String
    let advice: [Run]
    let why: [Run]
    let command: String
  }
  struct StepGroup {
    let hasIntro: Bool
    let intro: String
    let hasSteps: Bool
    let steps: [Step]
    let hasAlternatives: Bool
    let alternatives: [Named]
  }

  static func rungs(_ assessment: Assessment, _ words: ReportVocabulary) -> [Rung] {
    words.levels.indices.reversed().map { level in
      let isHere = level == assessment.level
      var note = ""
      if level == assessment.level + 1, let gate = assessment.gates.first(where: { $0.level == level }) {
        let progress = GateProgress(gate)
        note = Wording.progress(held: progress.held, needed: progress.needed)
      } else if !isHere, level > 0 {
        // What level 0 means (that a foundation is missing) is no longer true once it is left behind.
        note = words.levels[level].meaning
      }
      return Rung(
        number: "\(level)", name: words.levelName(level), state: isHere ? "here" : level < assessment.level ? "climbed" : "open",
        isHere: isHere, isClimbed: level < assessment.level, note: note,
        isClaimed: level == assessment.levelClaimed && !isHere, isTarget: assessment.profile?.targetLevel == level)
    }
  }

  /// How many practices have each status, with the place of each in a bar of a hundred.
  static func tally(_ practices: [Assessment.PracticeResult]) -> [Count] {
    var start = 0.0
    return PracticeStatus.allCases.compactMap { status in
      let count = practices.count { $0.status == status }
      guard count > 0 else { return nil }
      let width = Double(count) * 100 / Double(practices.count)
      defer { start += width }
      return Count(status: status.rawValue, count: "\(count)", start: Wording.number(start), width: Wording.number(width))
    }
  }

  static func held(_ gate: Assessment.GateResult) -> [Held] {
    gate.conditions.filter { !$0.held.isEmpty }.map { condition in
      var note = ""
      if case .any(let count) = condition.rule { note = Wording.choice(condition.held.count, needed: count) }
      return Held(hasNote: !note.isEmpty, note: note, practices: condition.held.map(Named.init))
    }
  }

  /// Writes numbered steps and remembers which are done, so that none is told twice.
  struct StepWriter {
    private let assessment: Assessment
    private let options: ReportOptions
    private let advice: [String: Assessment.NextStep]
    private let order: [String: Int]
    private var written: Set<String> = []

    init(_ assessment: Assessment, _ options: ReportOptions) {
      self.assessment = assessment
      self.options = options
      advice = Dictionary(assessment.nextSteps.map { ($0.practice, $0) }, uniquingKeysWith: { first, _ in first })
      order = Dictionary(zip(assessment.nextSteps.map(\.practice), 0...), uniquingKeysWith: min)
    }

    /// What is missing at a gate, each choice by itself, then what a profile's target asks for beyond it.
    func groups(of gate: Assessment.GateResult) -> [StepGroup] {
      var writer = self
      let missing = gate.conditions.filter { !$0.holds }
      let required = missing.filter { $0.rule == .all || $0.rule == .started }.flatMap(\.practices)
      var groups = [writer.group("", ordered(required), alternatives: [])]
      for condition in missing {
        guard case .any(let count) = condition.rule else { continue }
        let open = condition.practices.filter { !condition.held.contains($0) }
        let advised = ordered(open.filter { advice[$0] != nil })
        let intro = Wording.moreOf(count - condition.held.count, open: open.count, hasAdvice: !advised.isEmpty)
        groups.append(writer.group(intro, advised, alternatives: open.filter { !advised.contains($0) }))
      }
      let later = assessment.nextSteps.map(\.practice).filter { !writer.written.contains($0) }
      groups.append(writer.group(Wording.later, later, alternatives: []))
      return groups.filter { $0.hasSteps || $0.hasAlternatives }
    }

    private func ordered(_ practices: [String]) -> [String] {
      practices.sorted { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }
    }

    private mutating func group(_ intro: String, _ practices: [String], alternatives: [String]) -> StepGroup {
      var steps: [Step] = []
      for practice in practices where written.insert(practice).inserted { steps.append(step(practice, number: written.count)) }
      return StepGroup(
        hasIntro: !intro.isEmpty, intro: intro, hasSteps: !steps.isEmpty, steps: steps, hasAlternatives: !alternatives.isEmpty,
        alternatives: alternatives.map(Named.init))
    }

    private func step(_ practice: String, number: Int) -> Step {
      let guide = options.vocabulary.guide(practice)
      let effort = advice[practice]?.effort ?? guide?.effort ?? .medium
      let text = advice[practice]?.advice ?? options.vocabulary.meaning(practice) ?? ""
      return Step(
        number: "\(number)", id: practice,
        isPartial: assessment.practices.first { $0.id == practice }?.status == .partial, effort: effort.rawValue,
        effortText: Wording.effortTime(effort), advice: prose(text), why: prose(guide?.why ?? ""),
        command: Wording.explain(practice))
    }
  }
}
