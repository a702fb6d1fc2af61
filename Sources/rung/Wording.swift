import Diagnostics
import MaturityModel

/// All that this target says, each message with its id; the words of reports stand in `Reporting`.
enum Wording {
  // MARK: Help

  static let abstract = "Shows which rung of MLOps maturity a project stands on, by what evidence, and what the next step is."
  static let discussion = """
    Rung reads a repository without running anything of it, judges 63 practices by evidence, and tells the level from 0 \
    (ad hoc) to 4 (automated operations). Most projects don't need level 4: a profile says how far yours wants to go.
    """
  static let scanAbstract = "Judge a repository and show its level, its gaps and the next steps."
  static let scanDiscussion = """
    EXIT CODES:
      0  done
      1  the level is under --fail-under
      2  wrong usage, or input that can't be read
      3  internal error
    """
  static let pathHelp = "A folder, a bare git directory, or a zip, tar or tar.gz of a folder."
  static func formatHelp(_ formats: [String]) -> String {
    "What to write to standard output: \(formats.joined(separator: ", "))."
  }
  static let reportAbstract = "Judge a repository and write the report as one HTML page."
  static let reportFileHelp = "The file to write."
  static let outputHelp = "Write to a file instead, in that format; may be given several times."
  static let refHelp = "Judge this revision out of the git object store; nothing is checked out."
  static let configHelp = "Use this file instead of the repository's .rung.yml."
  static let rulesHelp = "Add the rules of this folder to the standard ones."
  static let failUnderHelp = "Exit with 1 where the level is under this one (0 to 4)."
  static let onlyHelp = "Show only this dimension or practice; all are judged. May be given several times."
  static let profileHelp = "What to aim at: solo-portfolio, small-team or platform."
  static let projectHelp = "Judge only this folder of the repository."
  static let noColorHelp = "No colour, whatever the terminal can show."
  static let verboseHelp = "Show the reason and evidence of every practice."
  static let explainAbstract = "Explain a practice: what counts, what doesn't, and how Rung decides it."
  static let practiceHelp = "The practice's id, such as ci-tests."
  static let rulesAbstract = "List, check and test the rules."
  static let rulesListAbstract = "List all rules."
  static let rulesCheckAbstract = "Check rule files and tell each mistake with its line and column."
  static let rulesTestAbstract = "Run the examples of rule files, and those derived from them."
  static let rulesFolderHelp = "A folder of rule files; without it the program's own rules."
  static let rulesOnlyHelp = "Run only this practice's examples, or those of technologies; may be given several times."
  static let replacingHelp = "Let the folder's files replace the program's own of the same names."
  static let modelAbstract = "Print the maturity model, or how a known framework maps to it."
  static let frameworkHelp = "ml-test-score, google-levels, azure-levels or marvelous-mlops."
  static let technologiesAbstract = "List the tools that Rung finds in repositories, by category."
  static let categoryHelp = "Show only this category, such as tracking or data-validation."
  static let factsAbstract = "List the facts that rules look for, tab-separated: kind, name, place, contexts, attributes."
  static let factKindsHelp = "Only facts of these kinds."
  static let initAbstract = "Write a commented .rung.yml to begin with."
  static let initPathHelp = "The folder to write it to."

  // MARK: While and after working

  static func scanning(_ path: String) -> String { "Reading \(path) " }
  static func wrote(_ file: String) -> String { "Wrote \(file)." }
  static func rulesAreRight(practices: Int, rules: Int) -> String { "\(rules) rules for \(practices) practices are right." }
  static func examplesRan(_ count: Int, failed: Int) -> String { "\(count - failed) passed, \(failed) failed" }

  // MARK: Mistakes

  static func unknownFormat(_ id: String, known: [String]) -> Diagnostic {
    error("unknown-format", "'\(id)' is no format", "write \(known.joined(separator: " or "))")
  }
  static func unknownOnly(_ word: String, nearest: String?) -> Diagnostic {
    error(
      "unknown-only", "'\(word)' is no dimension and no practice",
      nearest.map { "did you mean '\($0)'?" } ?? "see 'rung model' for their ids")
  }
  static func unknownPractice(_ word: String, nearest: String?) -> Diagnostic {
    error(
      "unknown-practice", "'\(word)' is no practice", nearest.map { "did you mean '\($0)'?" } ?? "see 'rung model' for their ids")
  }
  static func unknownKind(_ word: String, nearest: String?) -> Diagnostic {
    error("unknown-kind", "'\(word)' is no kind of fact", nearest.map { "did you mean '\($0)'?" })
  }
  static func unknownLevel(_ level: Int) -> Diagnostic { error("unknown-level", "\(level) is no level", "write 0 to 4") }
  static func unknownProfile(_ name: String, known: [String]) -> Diagnostic {
    error("unknown-profile", "'\(name)' is no profile", "write \(known.joined(separator: ", "))")
  }
  static func unknownFramework(_ id: String, known: [String]) -> Diagnostic {
    error("unknown-framework", "'\(id)' is no framework", "write \(known.joined(separator: ", "))")
  }
  static func unknownCategory(_ name: String, nearest: String?) -> Diagnostic {
    error(
      "unknown-category", "'\(name)' is no category",
      nearest.map { "did you mean '\($0)'?" } ?? "see 'rung technologies' for their names")
  }
  static func cloneFirst(_ address: String) -> Diagnostic {
    error(
      "clone-first", "Rung makes no network requests, and '\(address)' is an address",
      "run 'git clone \(address)' first and scan the folder")
  }
  static func refOfFile(_ path: String) -> Diagnostic {
    error("ref-of-file", "--ref needs a git repository, and '\(path)' is a file", "leave --ref out, or name the repository")
  }
  static func noConfiguration(_ file: String) -> Diagnostic {
    error("no-configuration", "the configuration '\(file)' can't be read", "name a file that exists, or run 'rung init'")
  }
  static func noRuleFiles(_ folder: String) -> Diagnostic {
    error("no-rule-files", "there is no .yml file in '\(folder)'", "name a folder of rule files")
  }
  static func alreadyThere(_ file: String) -> Diagnostic {
    error("already-there", "'\(file)' exists and is left as it is", "edit it, or move it away first")
  }
  static func cannotWrite(_ file: String) -> Diagnostic {
    error("cannot-write", "'\(file)' can't be written", "name a file in a folder that exists and that you may write to")
  }
  static func underLevel(_ level: Int, least: Int) -> Diagnostic {
    error("under-level", "the level is \(level), under the \(least) that --fail-under asks for", nil)
  }
  static func internalError(_ text: String) -> String {
    "rung: internal error: \(text)\nThis is a fault of Rung, not of the repository; please report it with this line."
  }

  // MARK: Pages

  static func practicePlace(dimension: String, level: Int) -> String { "\(dimension), level \(level)" }
  static let whatCounts = "What counts"
  static let met = "met"
  static let partial = "partial"
  static let firstStep = "The first step"
  static func effort(_ effort: Effort) -> String {
    switch effort {
    case .small: "S: an hour or two"
    case .medium: "M: a day"
    case .large: "L: several days"
    }
  }
  static let whatRungLooksFor = "What Rung looks for"
  static func computed(_ name: String) -> String { "Decided by \(name), since it takes more than one fact." }
  static func ruleSays(_ says: String) -> String { "It \(says)." }
  static let examplesThatCount = "Examples that count"
  static let examplesThatDoNot = "Examples that don't count"
  static let proofMark = "▸ "
  static let levels = "Levels"
  static let gates = "Gates"
  static func gate(_ level: Int) -> String { "  To reach level \(level)" }
  static let allOf = "all of"
  static let startedOf = "at least begun"
  static func anyOf(_ count: Int) -> String { "any \(count) of" }
  static func scoring(_ text: String) -> String { "Score: \(text)" }
  static func shownBy(_ item: Framework.Item) -> String {
    if !item.all.isEmpty { return item.all.joined(separator: " and ") }
    if !item.any.isEmpty { return item.any.joined(separator: " or ") }
    return "asked, since a repository can't show it"
  }

  private static func error(_ id: String, _ message: String, _ remedy: String?) -> Diagnostic {
    Diagnostic(id: id, severity: .error, message: message, remedy: remedy)
  }
}
