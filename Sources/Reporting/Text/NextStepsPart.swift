import MaturityModel

/// What opens the next level: the missing items of its gate, cheapest first, each with what to do.
enum NextStepsPart: TextPart {
  static func write(_ assessment: Assessment, _ options: ReportOptions, on page: inout TextPage) {
    guard let gate = assessment.gates.first(where: { !$0.holds }) else {
      page.addHeading(Wording.noNextLevel)
      let isFull = assessment.practices.allSatisfy { $0.status == .met }
      page.addParagraph(isFull ? Wording.allGatesHold : Wording.allGatesHoldButNotAll, indent: 2)
      return
    }
    page.addHeading(
      Wording.nextLevel(gate.level, name: options.vocabulary.levelName(gate.level), dot: " \(page.symbols.dot) "))
    if let profile = assessment.profile, profile.targetLevel <= assessment.level {
      page.addParagraph(Wording.targetReached(profile.name), indent: 2)
    }
    writeHeld(gate, on: &page)

    var steps = Steps(assessment, options)
    let missing = gate.conditions.filter { !$0.holds }
    let required = missing.filter { $0.rule == .all || $0.rule == .started }.flatMap(\.practices)
    steps.write(steps.ordered(required), on: &page)
    for condition in missing {
      guard case .any(let count) = condition.rule else { continue }
      let open = condition.practices.filter { !condition.held.contains($0) }
      let advised = steps.ordered(open.filter(steps.isAdvised))
      page.addGap()
      page.addParagraph(
        Wording.moreOf(count - condition.held.count, open: open.count, hasAdvice: !advised.isEmpty), indent: 2)
      steps.write(advised, on: &page)
      let rest = open.filter { !advised.contains($0) }
      guard !rest.isEmpty else { continue }
      page.addGap()
      page.addParagraph(
        rest.joined(separator: ", "), after: StyledLine(advised.isEmpty ? "" : Wording.alternatives, .faint),
        indent: advised.isEmpty ? 4 : 2, style: .faint)
    }
    // What a profile's target asks for beyond the next gate.
    let later = assessment.nextSteps.map(\.practice).filter { !steps.written.contains($0) }
    if !later.isEmpty {
      page.addGap()
      page.addParagraph(Wording.later, indent: 2)
      steps.write(later, on: &page)
    }
  }

  private static func writeHeld(_ gate: Assessment.GateResult, on page: inout TextPage) {
    if let held = held(gate) { page.addParagraph(held, after: StyledLine(Wording.held, .met), indent: 2) }
  }

  /// What holds of a gate already, on one line; nil where nothing does.
  static func held(_ gate: Assessment.GateResult) -> String? {
    let held = gate.conditions.compactMap { condition -> String? in
      guard !condition.held.isEmpty else { return nil }
      guard case .any(let count) = condition.rule else { return condition.held.joined(separator: ", ") }
      return Wording.heldOf(condition.held, needed: count)
    }
    return held.isEmpty ? nil : held.joined(separator: "; ")
  }
}

/// Writes numbered steps and remembers which are done, so that none is told twice.
private struct Steps {
  private let advice: [String: Assessment.NextStep]
  private let order: [String: Int]
  private let options: ReportOptions
  private let longest: Int
  private let status: [String: PracticeStatus]
  private(set) var written: [String] = []

  init(_ assessment: Assessment, _ options: ReportOptions) {
    advice = Dictionary(assessment.nextSteps.map { ($0.practice, $0) }, uniquingKeysWith: { first, _ in first })
    order = Dictionary(zip(assessment.nextSteps.map(\.practice), 0...), uniquingKeysWith: min)
    status = Dictionary(assessment.practices.map { ($0.id, $0.status) }, uniquingKeysWith: { first, _ in first })
    longest = assessment.nextSteps.reduce(0) { max($0, DisplayWidth.of(TerminalText.escape($1.practice))) }
    self.options = options
  }

  func isAdvised(_ practice: String) -> Bool { advice[practice] != nil }

  /// Cheapest first, as the assessment has them; those without advice last.
  func ordered(_ practices: [String]) -> [String] {
    practices.sorted { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }
  }

  mutating func write(_ practices: [String], on page: inout TextPage) {
    for practice in practices where !written.contains(practice) {
      written.append(practice)
      page.addGap()
      var line = StyledLine()
      let number = "\(written.count)"
      line.pad(to: 4 - number.count)
      line.add(number, .faint)
      line.pad(to: 6)
      line.add(practice, .strong)
      let effortColumn = 6 + longest + 2
      if let step = advice[practice] {
        line.pad(to: effortColumn)
        line.add(Wording.effort(step.effort), .faint)
      }
      let commandColumn = effortColumn + Wording.effortWidth + 2
      let isBeside = commandColumn + Wording.explain("").count + longest <= page.width
      if isBeside {
        line.pad(to: commandColumn)
        line.add(Wording.explain(practice), .command)
      }
      page.add(line)
      let partly = status[practice] == .partial ? Wording.partlyThere + " " : ""
      if let text = advice[practice]?.advice ?? options.vocabulary.meaning(practice) {
        page.addParagraph(partly + text, indent: 6)
      }
      if !isBeside { page.addParagraph(Wording.explain(practice), indent: 6, style: .command) }
    }
  }
}
