import Diagnostics
import MaturityModel

/// All that the HTML report says, in the form in which its templates ask for it: ready texts, and lists to go through. Members
/// have the names that stand in `Templates/report`.
///
/// Every text of the repository goes through `shown`, so that nothing in it can hide or turn the reading direction; what HTML
/// itself asks for is escaped by the templates.
struct HTMLPage {
  /// A piece of a sentence: text, or code that stood between backticks.
  struct Run {
    let text: String
    let isCode: Bool
  }
  struct Named {
    let id: String
  }
  struct Fact {
    let label: String
    let text: String
    var isCode = false
    var hasLink = false
    var href = ""
  }
  struct Text {
    let text: String
  }
  struct Count {
    let status: String
    let count: String
    var start = ""
    var width = ""
  }
  struct LevelName {
    let number: String
    let name: String
  }

  var style = ""
  var script = ""
  var styleHash = ""
  var scriptHash = ""
  let title: String
  let name: String
  let facts: [Fact]
  let hasNotices: Bool
  let notices: [Text]
  let level: String
  let levelName: String
  let levelMeaning: String
  let score: String
  let scoreShare: String
  let hasScoreInScope: Bool
  let scoreInScope: String
  let scoreInScopeShare: String
  let hasClaimedLevel: Bool
  let claimedLevel: String
  let isCapped: Bool
  let cappedBy: [Named]
  let rungs: [Rung]
  let tally: [Count]
  let tallyText: String
  let practiceCount: String
  let hasNextLevel: Bool
  let noNextLevel: String
  let nextLevel: String
  let nextLevelName: String
  let hasTargetReached: Bool
  let targetReached: String
  let nextProgress: String
  let beads: [Bead]
  let hasHeld: Bool
  let held: [Held]
  let stepGroups: [StepGroup]
  let levels: [LevelName]
  let dimensions: [Dimension]
  let practiceGroups: [PracticeGroup]
  let hasTechnologies: Bool
  let technologyCount: String
  let technologies: [Category]
  let frameworks: [Framework]
  let hasClaims: Bool
  let claimCount: String
  let claims: [Claimed]
  let hasFrameworkClaims: Bool
  let frameworkClaims: [FrameworkClaim]
  let hasLeftOut: Bool
  let leftOut: [LeftOut]
  let hasDiagnostics: Bool
  let diagnosticCount: String
  let diagnosticTally: String
  let diagnostics: [Problem]
  let judged: [Fact]

  init(_ assessment: Assessment, _ options: ReportOptions) {
    let words = options.vocabulary
    let links = ForgeLinks(remote: assessment.source.remote, commit: assessment.commit)
    name = Self.shown(assessment.source.name)
    title = Wording.pageTitle(name, level: assessment.level, name: words.levelName(assessment.level))
    facts = Self.facts(assessment, links)
    notices = Self.notices(assessment).map { Text(text: Self.shown($0)) }
    hasNotices = !notices.isEmpty
    level = "\(assessment.level)"
    levelName = words.levelName(assessment.level)
    levelMeaning = words.levels.indices.contains(assessment.level) ? words.levels[assessment.level].meaning : ""
    score = Wording.number(assessment.score)
    scoreShare = Wording.number(assessment.score)
    hasScoreInScope = assessment.score != assessment.scoreInScope
    scoreInScope = Wording.number(assessment.scoreInScope)
    scoreInScopeShare = Wording.number(assessment.scoreInScope)
    hasClaimedLevel = assessment.levelClaimed != assessment.level
    claimedLevel = Wording.claimedLevel(assessment.levelClaimed, name: words.levelName(assessment.levelClaimed))
    isCapped = !assessment.cappedBy.isEmpty
    cappedBy = assessment.cappedBy.map(Named.init)
    rungs = Self.rungs(assessment, words)
    tally = Self.tally(assessment.practices)
    tallyText = tally.map { "\($0.count) \($0.status)" }.joined(separator: ", ")
    practiceCount = "\(assessment.practices.count)"
    let gate = assessment.gates.first { !$0.holds }
    hasNextLevel = gate != nil
    let isFull = assessment.practices.allSatisfy { $0.status == .met }
    noNextLevel = isFull ? Wording.allGatesHold : Wording.allGatesHoldButNotAll
    nextLevel = gate.map { "\($0.level)" } ?? ""
    nextLevelName = gate.map { words.levelName($0.level) } ?? ""
    hasTargetReached = assessment.profile.map { $0.targetLevel <= assessment.level } ?? false
    targetReached = assessment.profile.map { Self.shown(Wording.targetReached($0.name)) } ?? ""
    let progress = gate.map(GateProgress.init)
    nextProgress = progress.map { Wording.progress(held: $0.held, needed: $0.needed) } ?? ""
    beads = progress.map { progress in (0..<progress.needed).map { Bead(status: $0 < progress.held ? "met" : "absent") } } ?? []
    held = gate.map(Self.held) ?? []
    hasHeld = !held.isEmpty
    stepGroups = gate.map { StepWriter(assessment, options).groups(of: $0) } ?? []
    levels = words.levels.indices.dropFirst().map { LevelName(number: "\($0)", name: words.levelName($0)) }
    dimensions = assessment.dimensions.compactMap { Self.dimension($0, assessment, options) }
    practiceGroups = assessment.dimensions.compactMap { Self.group($0, assessment, options, links) }
    technologies = Self.categories(assessment, links)
    hasTechnologies = !technologies.isEmpty
    technologyCount = "\(assessment.technologies.count)"
    frameworks = assessment.frameworks.enumerated().map { Self.framework($1, isFirst: $0 == 0, words) }
    claims = Self.claims(assessment)
    frameworkClaims = Self.frameworkClaims(assessment)
    hasClaims = !(claims.isEmpty && frameworkClaims.isEmpty)
    claimCount = "\(claims.count + frameworkClaims.count)"
    hasFrameworkClaims = !frameworkClaims.isEmpty
    leftOut = assessment.leftOut.map {
      LeftOut(path: Self.shown($0.path), reason: Self.shown($0.reason), files: Wording.files($0.files))
    }
    hasLeftOut = !leftOut.isEmpty
    diagnostics = Self.problems(assessment, links)
    hasDiagnostics = !diagnostics.isEmpty
    diagnosticCount = "\(assessment.diagnostics.count)"
    diagnosticTally = Self.severities(assessment)
    judged = Self.judged(assessment)
  }

  /// A text of the repository, on one line, with nothing hidden in it.
  static func shown(_ text: String) -> String { TerminalText.escape(text) }

  /// A sentence as runs of text and of code, which stands between backticks; one without its like stands for itself.
  static func prose(_ text: String) -> [Run] {
    var parts = shown(text).split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    if parts.count.isMultiple(of: 2) {
      let last = parts.removeLast()
      parts[parts.count - 1] += "`" + last
    }
    return parts.enumerated().filter { !$1.isEmpty }.map { Run(text: $1, isCode: !$0.isMultiple(of: 2)) }
  }
}

// MARK: - What was judged

extension HTMLPage {
  private static let mostProjects = 8

  private static func facts(_ assessment: Assessment, _ links: ForgeLinks?) -> [Fact] {
    var facts: [Fact] = []
    if let commit = assessment.commit {
      let text = String(commit.prefix(7)) + (assessment.source.isDirty == true ? Wording.withLocalChanges : "")
      let href = links?.commitAddress
      facts.append(
        Fact(label: Wording.commitTerm, text: shown(text), isCode: true, hasLink: href != nil, href: href ?? ""))
    }
    if let folder = assessment.subfolder { facts.append(Fact(label: Wording.folder, text: shown(folder), isCode: true)) }
    if !assessment.languages.isEmpty {
      facts.append(Fact(label: Wording.languages, text: shown(HeaderPart.languages(assessment.languages))))
    }
    if let profile = assessment.profile {
      facts.append(Fact(label: Wording.profileTerm, text: shown(Wording.aims(profile.name, target: profile.targetLevel))))
    }
    return facts
  }

  private static func notices(_ assessment: Assessment) -> [String] {
    var notices: [String] = []
    let projects = assessment.project.projects.map(\.location.path)
    if projects.count > 1 { notices.append(Wording.projects(Array(projects.prefix(mostProjects)), of: projects.count)) }
    if !assessment.mlProject.isMLProject { notices.append(Wording.noMLProject(assessment.mlProject.reason)) }
    return notices
  }

  private static func judged(_ assessment: Assessment) -> [Fact] {
    var command = "rung scan"
    if let folder = assessment.subfolder { command += " --project " + folder }
    if let profile = assessment.profile { command += " --profile " + profile.id }
    return [
      Fact(label: Wording.program, text: "rung " + assessment.toolVersion),
      Fact(label: Wording.model, text: assessment.modelVersion, isCode: true),
      Fact(label: Wording.rules, text: assessment.rulesVersion, isCode: true),
      Fact(label: Wording.commitTerm, text: assessment.commit ?? Wording.noCommit, isCode: assessment.commit != nil),
      Fact(label: Wording.command, text: shown(command), isCode: true),
    ]
  }
}
