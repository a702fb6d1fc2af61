import Diagnostics
import MaturityModel

/// All that the HTML report says, in the form in which its templates ask for it: ready texts, and lists to go through.
///
/// Every text of the repository goes through `shown`, so that nothing in it can hide or turn the reading direction; what HTML
/// itself asks for is escaped by the templates.
struct HTMLPage {
  struct Rung {
    let number: Int
    let name: String
    let note: String
    let isClimbed: Bool
    let isHere: Bool
  }
  struct Step {
    let practice: String
    let effort: String
    let advice: String
    let meaning: String
    let choice: String?
    let command: String
  }
  struct Field {
    let text: String
    let shade: String
  }
  struct Dimension {
    let id: String
    let name: String
    let level: String
    let score: String
    let width: String
    let cells: [Field]
    let practices: [Practice]
  }
  struct Practice {
    let id: String
    let dimension: String
    let level: Int
    let status: String
    let sign: String
    let tag: String?
    let reason: String
    let meaning: String?
    let claims: [String]
    let hasEvidence: Bool
    let evidence: [Proof]
    let command: String
  }
  struct Proof {
    let place: String
    let href: String?
    let via: String?
    let untracked: String?
    let line: String?
    let snippet: String?
  }
  struct Category {
    struct Tool {
      let name: String
      let place: String
      let href: String?
      let more: String?
    }
    let name: String
    let technologies: [Tool]
  }
  struct Framework {
    struct Section {
      let title: String?
      let score: String
      let items: [Item]
    }
    struct Item {
      let title: String
      let state: String
      let sign: String
      let attested: String?
    }
    let number: Int
    let isFirst: Bool
    let name: String
    let score: String?
    let sections: [Section]
  }
  struct Claimed {
    let practice: String
    let text: String
  }
  struct Problem {
    let severity: String
    let place: String?
    let message: String
    let remedy: String?
  }
  struct Judged {
    let term: String
    let value: String
  }

  var style = ""
  var script = ""
  var styleHash = ""
  var scriptHash = ""
  let toolVersion: String
  let title: String
  let name: String
  let facts: [String]
  let level: Int
  let levelName: String
  let levelMeaning: String
  let score: String
  let scoreInScope: String?
  let notes: [String]
  let gatesAndBreadth = Wording.gatesAndBreadth
  let rungs: [Rung]
  let nextTitle: String
  let nextNote: String?
  let held: String?
  let steps: [Step]
  let practiceCounts: String
  let statuses = PracticeStatus.allCases.map(\.rawValue)
  let dimensions: [Dimension]
  let categories: [Category]
  let frameworks: [Framework]
  let hasClaims: Bool
  let claimed: [Claimed]
  let hasDiagnostics: Bool
  let diagnostics: [Problem]
  let moreDiagnostics: String?
  let mlProject: String?
  let leftOut: [String]
  let judged: [Judged]

  /// How many diagnostics and pieces of evidence of one practice a page lists.
  private static let mostDiagnostics = 100
  private static let mostEvidence = 10

  init(_ assessment: Assessment, _ options: ReportOptions) {
    let words = options.vocabulary
    let links = ForgeLinks(remote: assessment.source.remote, commit: assessment.commit)
    toolVersion = assessment.toolVersion
    name = Self.shown(assessment.source.name)
    title = Wording.pageTitle(name, level: assessment.level)
    facts = HeaderPart.facts(assessment).map(Self.shown)
    level = assessment.level
    levelName = words.levelName(assessment.level)
    levelMeaning = words.levels.indices.contains(assessment.level) ? words.levels[assessment.level].meaning : ""
    score = Wording.number(assessment.score)
    scoreInScope = assessment.score == assessment.scoreInScope ? nil : Wording.number(assessment.scoreInScope)
    notes = Self.notes(assessment, words)
    rungs = Self.rungs(assessment, words)
    let next = assessment.gates.first { !$0.holds }
    nextTitle = next.map { Wording.nextLevel($0.level, name: words.levelName($0.level), dot: ": ") } ?? Wording.noNextLevel
    nextNote = next == nil ? Wording.allGatesHold : Self.targetNote(assessment)
    held = next.flatMap(NextStepsPart.held).map { Wording.held + $0 }
    steps = Self.steps(assessment, words)
    practiceCounts = Self.counts(assessment)
    dimensions = assessment.dimensions.map { Self.dimension($0, assessment, options, links) }
    categories = Self.categories(assessment, links)
    frameworks = assessment.frameworks.enumerated().map { Self.framework($1, number: $0 + 1) }
    claimed = assessment.practices.compactMap { practice in
      practice.claim.map { Claimed(practice: practice.id, text: Self.shown(Wording.claimInFull($0, status: practice.status))) }
    }
    hasClaims = !claimed.isEmpty
    diagnostics = assessment.diagnostics.sorted { $0.severity > $1.severity }.prefix(Self.mostDiagnostics).map(Self.problem)
    hasDiagnostics = !diagnostics.isEmpty
    let rest = assessment.diagnostics.count - diagnostics.count
    moreDiagnostics = rest > 0 ? Wording.moreDiagnostics(rest) : nil
    mlProject =
      assessment.mlProject.isMLProject
      ? Self.shown(assessment.mlProject.reason) : Self.shown(Wording.noMLProject(assessment.mlProject.reason))
    leftOut = assessment.leftOut.map { Self.shown("\(Wording.leftOut): \($0.path) (\(Wording.files($0.files))): \($0.reason)") }
    judged = Self.judged(assessment)
  }

  /// A text of the repository, on one line, with nothing hidden in it.
  static func shown(_ text: String) -> String { TerminalText.escape(text) }
}

// MARK: - Level and next steps

extension HTMLPage {
  private static func notes(_ assessment: Assessment, _ words: ReportVocabulary) -> [String] {
    var notes: [String] = []
    if assessment.levelClaimed != assessment.level {
      notes.append(Wording.claimedLevel(assessment.levelClaimed, name: words.levelName(assessment.levelClaimed)))
    }
    if !assessment.cappedBy.isEmpty { notes.append(Wording.capped(by: assessment.cappedBy)) }
    return notes
  }

  private static func rungs(_ assessment: Assessment, _ words: ReportVocabulary) -> [Rung] {
    words.levels.indices.reversed().map { level in
      Rung(
        number: level, name: words.levelName(level), note: LadderPart.notes(level, assessment).joined(separator: ", "),
        isClimbed: level <= assessment.level, isHere: level == assessment.level)
    }
  }

  private static func targetNote(_ assessment: Assessment) -> String? {
    guard let profile = assessment.profile, profile.targetLevel <= assessment.level else { return nil }
    return shown(Wording.targetReached(profile.name))
  }

  private static func steps(_ assessment: Assessment, _ words: ReportVocabulary) -> [Step] {
    let missing = assessment.gates.first { !$0.holds }?.conditions.filter { !$0.holds } ?? []
    return assessment.nextSteps.map { step in
      var choice: String?
      for condition in missing where condition.practices.contains(step.practice) {
        guard case .any(let count) = condition.rule else { continue }
        let others = condition.practices.filter { $0 != step.practice && !condition.held.contains($0) }
        choice = Wording.oneOfAChoice(count - condition.held.count, others: others)
      }
      return Step(
        practice: step.practice, effort: Wording.effort(step.effort), advice: step.advice,
        meaning: words.meaning(step.practice).map(Wording.countsWhen) ?? "", choice: choice,
        command: Wording.explain(step.practice))
    }
  }
}

// MARK: - Practices

extension HTMLPage {
  static func sign(_ status: PracticeStatus) -> String {
    switch status {
    case .met: "\u{25CF}"
    case .partial: "\u{25D0}"
    case .absent: "\u{25CB}"
    case .unknown: "?"
    }
  }

  private static func counts(_ assessment: Assessment) -> String {
    let counts = PracticeStatus.allCases.map { status in
      Wording.count(assessment.practices.count { $0.status == status }, status)
    }
    return Wording.practiceCounts(assessment.practices.count, counts)
  }

  private static func dimension(
    _ dimension: Assessment.DimensionResult, _ assessment: Assessment, _ options: ReportOptions, _ links: ForgeLinks?
  ) -> Dimension {
    let practices = assessment.practices.filter {
      $0.dimension == dimension.id && options.shows(practice: $0.id, of: $0.dimension)
    }
    return Dimension(
      id: dimension.id, name: dimension.name, level: dimension.level.map(String.init) ?? "\u{2013}",
      score: Wording.number(dimension.score), width: Wording.number(dimension.score),
      cells: (1...4).map { level in field(dimension.cells.first { $0.level == level }) },
      practices: practices.map { practice($0, options, links) })
  }

  /// A field of the map: a darker shade where more holds; a dimension has no practices at some levels.
  private static func field(_ cell: Assessment.DimensionResult.Cell?) -> Field {
    guard let cell, cell.total > 0 else { return Field(text: "\u{2013}", shade: "shade-none") }
    let share = cell.counted / Double(cell.total)
    let shade = share >= 1 ? 4 : share >= 0.66 ? 3 : share >= 0.33 ? 2 : share > 0 ? 1 : 0
    return Field(text: Wording.share(Wording.shortNumber(cell.counted), of: cell.total), shade: "shade-\(shade)")
  }

  private static func practice(
    _ practice: Assessment.PracticeResult, _ options: ReportOptions, _ links: ForgeLinks?
  ) -> Practice {
    var claims = practice.claim.map { [shown(Wording.claimInFull($0, status: practice.status))] } ?? []
    if let reason = practice.outOfScope { claims.append(shown(Wording.outOfScope(reason))) }
    let tag = practice.claim?.kind.rawValue ?? (practice.outOfScope == nil ? nil : Wording.outOfScopeTag)
    return Practice(
      id: practice.id, dimension: practice.dimension, level: practice.level, status: practice.status.rawValue,
      sign: sign(practice.status), tag: tag, reason: shown(practice.reason),
      meaning: options.vocabulary.meaning(practice.id).map(Wording.countsWhen), claims: claims,
      hasEvidence: !practice.evidence.isEmpty, evidence: practice.evidence.prefix(mostEvidence).map { proof($0, links) },
      command: Wording.explain(practice.id))
  }

  private static func proof(_ evidence: Evidence, _ links: ForgeLinks?) -> Proof {
    let line = evidence.location.line
    return Proof(
      place: shown(evidence.location.description),
      href: evidence.isUntracked ? nil : links?.address(of: evidence.location.path, line: line),
      via: evidence.via.isEmpty ? nil : shown(Wording.via(evidence.via)),
      untracked: evidence.isUntracked ? Wording.untracked : nil,
      line: line.map(String.init), snippet: evidence.snippet.isEmpty ? nil : shown(evidence.snippet))
  }
}

// MARK: - What else there is

extension HTMLPage {
  private static func categories(_ assessment: Assessment, _ links: ForgeLinks?) -> [Category] {
    var categories: [(name: String, tools: [Category.Tool])] = []
    for technology in assessment.technologies {
      let first = technology.evidence.first
      let tool = Category.Tool(
        name: shown(technology.name), place: first.map { shown($0.description) } ?? "",
        href: first.flatMap { place in links.map { $0.address(of: place.path, line: place.line) } },
        more: technology.evidence.count > 1 ? Wording.more(technology.evidence.count - 1) : nil)
      if categories.last?.name != technology.category { categories.append((technology.category, [])) }
      categories[categories.count - 1].tools.append(tool)
    }
    return categories.map { Category(name: shown($0.name), technologies: $0.tools) }
  }

  private static func framework(_ framework: Assessment.FrameworkResult, number: Int) -> Framework {
    var sections: [(title: String?, items: [Framework.Item])] = []
    for item in framework.items {
      let entry = Framework.Item(
        title: item.title, state: item.state.rawValue, sign: sign(item.state), attested: item.isAttested ? Wording.attested : nil)
      if sections.isEmpty || sections[sections.count - 1].title != item.section { sections.append((item.section, [])) }
      sections[sections.count - 1].items.append(entry)
    }
    let scores = Dictionary(framework.sectionScores.map { ($0.section, $0.score) }, uniquingKeysWith: { first, _ in first })
    return Framework(
      number: number, isFirst: number == 1, name: framework.name, score: framework.score.map(Wording.frameworkScore),
      sections: sections.map { section in
        let score = section.title.flatMap { scores[$0] }.map(Wording.sectionScore) ?? ""
        return Framework.Section(title: section.title, score: score, items: section.items)
      })
  }

  private static func sign(_ state: Assessment.FrameworkResult.State) -> String {
    switch state {
    case .shown: sign(.met)
    case .begun: sign(.partial)
    case .open: sign(.absent)
    case .ask: sign(.unknown)
    }
  }

  private static func problem(_ diagnostic: Diagnostic) -> Problem {
    Problem(
      severity: diagnostic.severity.rawValue, place: diagnostic.location.map { shown($0.description) },
      message: shown(diagnostic.message), remedy: diagnostic.remedy.map(shown))
  }

  private static func judged(_ assessment: Assessment) -> [Judged] {
    let source = assessment.source
    var command = "rung scan"
    if let folder = assessment.subfolder { command += " --project " + folder }
    if let profile = assessment.profile { command += " --profile " + profile.id }
    let entries: [(String, String?)] = [
      (Wording.repository, source.remote ?? source.name), (Wording.commitTerm, assessment.commit), (Wording.command, command),
      ("Rung", assessment.toolVersion), (Wording.model, assessment.modelVersion), (Wording.rules, assessment.rulesVersion),
    ]
    return entries.compactMap { term, value in value.map { Judged(term: term, value: shown($0)) } }
  }
}
