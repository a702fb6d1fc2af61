import Diagnostics
import MaturityModel

/// Every fixed text of the reports; a member's name is the text's id.
///
/// ASCII alone, as a terminal may show no more: signs come from `Symbols`. Texts of a repository are put in as they are, and
/// each format escapes the whole.
enum Wording {
  // MARK: What was judged

  static func commit(_ short: String, isDirty: Bool) -> String { "commit \(short)" + (isDirty ? " with local changes" : "") }
  static func subfolder(_ path: String) -> String { "folder \(path)" }
  static func projects(_ folders: [String], of count: Int) -> String {
    let rest = count > folders.count ? " and \(count - folders.count) more" : ""
    return "\(count) machine-learning projects: \(folders.joined(separator: ", "))\(rest). They are judged as one; "
      + "--project FOLDER judges one of them."
  }
  static func profile(_ name: String, target: Int) -> String { "profile \(name), aims at level \(target)" }
  static func more(_ count: Int) -> String { "\(count) more" }
  static func noMLProject(_ reason: String) -> String {
    "This does not look like a machine-learning project. \(sentence(reason)) Its engineering practices are judged all the same; "
      + "take what is said about data and models as not meant for it."
  }
  static func language(_ id: String) -> String { languageNames[id] ?? id.prefix(1).uppercased() + id.dropFirst() }
  private static let languageNames = [
    "cpp": "C++", "c++": "C++", "csharp": "C#", "javascript": "JavaScript", "typescript": "TypeScript", "sql": "SQL",
    "html": "HTML", "css": "CSS", "php": "PHP",
  ]

  // MARK: Level and score

  static func level(_ level: Int, name: String, dot: String) -> String { "Level \(level)\(dot)\(name)" }
  static func score(_ score: Double) -> String { "score \(number(score)) of 100" }
  static func inScope(_ score: Double) -> String { "\(number(score)) in scope" }
  static let here = "this project"
  static let claimed = "claimed"
  static let target = "target"
  static func progress(held: Int, needed: Int) -> String { "\(held) of \(needed) needed practices hold" }
  static func claimedLevel(_ level: Int, name: String) -> String {
    "Claimed: level \(level), \(name), if what is attested were seen in the repository."
  }
  static func capped(by practices: [String]) -> String {
    "Held back by what is waived: \(practices.joined(separator: ", ")). A waived practice is not met in a gate."
  }
  static let gatesAndBreadth = "The level says which gates hold; the dimensions say how broad the work is."
  static let dimensions = "Dimensions"
  static let levelColumn = "level"
  static let scoreColumn = "score"

  // MARK: Next steps

  static let noNextLevel = "No level is left to climb"
  static let allGatesHold = "All gates hold."
  static let allGatesHoldButNotAll = "All gates hold. What is not met below would still make the work broader."
  static func nextLevel(_ level: Int, name: String, dot: String) -> String { "What opens level \(level)\(dot)\(name)" }
  static func targetReached(_ profile: String) -> String {
    "The target of the profile \(profile) is reached; what follows is for those who want more."
  }
  static let held = "Holds already: "
  static func heldOf(_ practices: [String], needed: Int) -> String {
    "\(practices.count) of a choice of which \(needed) are enough (\(practices.joined(separator: ", ")))"
  }
  static func moreOf(_ count: Int, open: Int, hasAdvice: Bool) -> String {
    "\(count) more of \(open)" + (hasAdvice ? ", the cheapest first:" : ":")
  }
  static let alternatives = "Or instead: "
  static let later = "After that, towards the profile's target:"
  static func effort(_ effort: Effort) -> String {
    switch effort {
    case .small: "S, hours"
    case .medium: "M, a day"
    case .large: "L, days"
    }
  }
  static let effortWidth = 8
  static let partlyThere = "Partly there."
  static func explain(_ practice: String) -> String { "rung explain \(practice)" }

  // MARK: Practices, evidence, claims

  static let practices = "Practices"
  static func status(_ status: PracticeStatus) -> String { status.rawValue }
  static let outOfScope = "out of the profile's scope:"
  static func outOfScope(_ reason: String) -> String { "Out of the profile's scope: \(reason)" }
  static let howToSeeMore = "Reasons and all evidence: rung scan --verbose, or --only with a practice or dimension."
  static func practiceLevel(_ level: Int) -> String { "level \(level)" }
  static func countsWhen(_ meaning: String) -> String { "Met when: \(meaning)" }
  static let untracked = "(untracked)"
  static func via(_ places: [String]) -> String { "via \(places.joined(separator: ", then "))" }
  static let claims = "Claims"
  static let claimsAside = "beside what is observed, never part of it"
  /// `waived by Ana until 2027-01-31`, and why it doesn't count if so.
  static func claim(_ claim: Assessment.Claim, status: PracticeStatus) -> String {
    var text = "\(claim.kind.rawValue) by \(claim.by)"
    if let date = claim.date { text += (claim.kind == .attested ? " on " : " until ") + date }
    if !claim.counts { text += status == .met ? " (not needed: it is met)" : " (expired: counts no more)" }
    return text
  }
  static func claimInFull(_ claim: Assessment.Claim, status: PracticeStatus) -> String {
    let text = self.claim(claim, status: status)
    return text.prefix(1).uppercased() + text.dropFirst() + ": " + claim.text
  }

  // MARK: What else there is

  static let leftOut = "Left out"
  static let leftOutAside = "by the project's own .rung.yml"
  static func files(_ count: Int) -> String { count == 1 ? "1 file" : "\(count) files" }
  static let technologies = "Technologies"
  static let diagnostics = "Diagnostics"
  static func count(_ count: Int, of severity: Diagnostic.Severity) -> String {
    "\(count) \(severity.rawValue)" + (count == 1 ? "" : "s")
  }
  static func moreDiagnostics(_ count: Int) -> String { "and \(count) more; rung scan --verbose shows all" }

  // MARK: The page

  static func pageTitle(_ name: String, level: Int) -> String { "\(name): level \(level) - Rung" }
  static func practiceCounts(_ count: Int, _ counts: [String]) -> String { "\(count): \(counts.joined(separator: ", "))." }
  static func count(_ count: Int, _ status: PracticeStatus) -> String { "\(count) \(status.rawValue)" }
  static func share(_ counted: String, of total: Int) -> String { "\(counted)/\(total)" }
  static func oneOfAChoice(_ needed: Int, others: [String]) -> String {
    "One way of several (\(needed) needed)." + (others.isEmpty ? "" : " Or instead: \(others.joined(separator: ", ")).")
  }
  static let outOfScopeTag = "out of scope"
  static let attested = "attested"
  static func frameworkScore(_ score: Double) -> String { "At least \(number(score)) points, by what the repository shows." }
  static func sectionScore(_ score: Double) -> String { "\(number(score)) points" }
  static let repository = "Repository"
  static let commitTerm = "Commit"
  static let command = "Command"
  static let model = "Model"
  static let rules = "Rules"

  // MARK: Other formats

  static let cutEvidence = "_Shortened: the evidence is in the full report (rung scan)._"
  static let cutPractices = "_Shortened: the practices are in the full report (rung scan)._"
  static func judgedBy(_ tool: String, model: String, commit: String?) -> String {
    "Judged by Rung \(tool), model \(model)" + (commit.map { ", at commit \($0.prefix(12))" } ?? "") + ". Nothing was run."
  }
  static func gap(_ practice: String, level: Int) -> String { "\(practice) is not met (level \(level))" }
  static func moreAt(_ practice: String) -> String { "More by '\(explain(practice))'." }
  static let badgeLabel = "MLOps level"
  static func badgeValue(_ level: Int) -> String { "\(level) of 4" }
  static func badgeTitle(_ name: String, level: Int, name levelName: String) -> String {
    "\(name): MLOps maturity level \(level) of 4, \(levelName)"
  }

  // MARK: Forms

  /// A number, with its decimal only where it has one.
  static func shortNumber(_ value: Double) -> String { value == value.rounded() ? String(Int(value)) : number(value) }

  /// A number with one decimal, whatever the locale.
  static func number(_ value: Double) -> String { JSONValue.oneDecimal(value) }

  /// `text` with a full stop at its end.
  private static func sentence(_ text: String) -> String {
    text.isEmpty || text.hasSuffix(".") ? text : text + "."
  }
}
