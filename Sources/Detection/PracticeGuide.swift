import MaturityModel
import RepositoryFacts
import RuleLanguage

/// What the rules say of one practice, for people: why it matters, what counts, and what each rule looks for.
public struct PracticeGuide: Sendable {
  /// One rule.
  public struct RuleSummary: Sendable {
    /// Its id.
    public let id: String
    /// The status that a match gives.
    public let status: PracticeStatus
    /// What a match shows, as a clause.
    public let says: String
    /// The technology that it stands for, if any.
    public let technology: String?
    /// What it looks for, in the words of the rule file.
    public let looksFor: String
  }

  /// The practice's id.
  public let practice: String
  /// Why it matters.
  public let why: String
  /// What counts and what doesn't.
  public let how: String
  /// The first thing to do.
  public let fix: String
  /// How much work it is.
  public let effort: Effort
  /// What an assessment looked for where it found nothing.
  public let lookedFor: String
  /// What would be enough.
  public let enough: String
  /// The rules, strongest first.
  public let rules: [RuleSummary]
  /// The type that computes it, where data can't say it.
  public let computed: String?
}

extension RuleLibrary {
  /// How many practices have rules.
  public var practiceCount: Int { Set(practices.map(\.practice)).count }
  /// How many rules there are.
  public var ruleCount: Int { practices.reduce(0) { $0 + $1.met.count + $1.partial.count + ($1.computed == nil ? 0 : 1) } }

  /// What the rules say of each practice, in the model's order.
  public var guides: [PracticeGuide] {
    practices.map { rules in
      func summaries(_ list: [Rule], _ status: PracticeStatus) -> [PracticeGuide.RuleSummary] {
        list.map { rule in
          PracticeGuide.RuleSummary(
            id: rule.id, status: status, says: rule.says, technology: rule.technology, looksFor: rule.pattern.text)
        }
      }
      return PracticeGuide(
        practice: rules.practice, why: rules.why, how: rules.how, fix: rules.fix,
        effort: Effort(rawValue: rules.effort) ?? .medium, lookedFor: rules.lookedFor, enough: rules.enough,
        rules: summaries(rules.met, .met) + summaries(rules.partial, .partial), computed: rules.computed)
    }
  }
}

extension Pattern {
  /// The pattern in the words of the rule file, on one line.
  var text: String {
    var parts: [String] = []
    switch subject {
    case .facts(.file, _): parts.append("file: \(files.map(\.pattern).joined(separator: ", "))")
    case .facts(let kind, let names): parts.append("\(kind.rawValue): \(names.map(\.text).joined(separator: ", "))")
    case .commands(let globs): parts.append("command: \(globs.map(\.text).joined(separator: ", "))")
    case .set(let name): parts.append("set: \(name)")
    case .any(let inner): parts.append(inner.map { "(\($0.text))" }.joined(separator: " or "))
    }
    if !exceptions.isEmpty { parts.append("except \(exceptions.map(\.text).joined(separator: ", "))") }
    for condition in attributes {
      parts.append("\(condition.key.rawValue): \(condition.globs.map(\.text).joined(separator: ", "))")
    }
    for condition in without {
      parts.append("without \(condition.key.rawValue): \(condition.globs.map(\.text).joined(separator: ", "))")
    }
    if let contexts { parts.append("in \(contexts.text)") }
    if !excludedContexts.isEmpty { parts.append("not in \(excludedContexts.text)") }
    if case .facts(.file, _) = subject {
    } else if !files.isEmpty {
      parts.append("in files \(files.map(\.pattern).joined(separator: ", "))")
    }
    if !excludedFiles.isEmpty { parts.append("not in files \(excludedFiles.map(\.pattern).joined(separator: ", "))") }
    if minimumCount > 1 { parts.append("in at least \(minimumCount) places") }
    parts += relations.map(\.text)
    return parts.joined(separator: "; ")
  }
}

extension Pattern.Relation {
  fileprivate var text: String {
    let words =
      switch self {
      case .sameFile: "with, in the same file,"
      case .sameOwner: "with, in the same job, target or function,"
      case .sameFolder: "with, in the same folder,"
      case .elsewhere: "with, anywhere,"
      case .unless: "unless there is"
      case .unlessSameFile: "unless the file has"
      case .runs: "starting a file that has"
      }
    return "\(words) \(patterns.map { "(\($0.text))" }.joined(separator: ", "))"
  }
}

extension FactContexts {
  fileprivate var text: String { Self.names.filter { contains($0.context) }.map(\.name).joined(separator: ", ") }
}
