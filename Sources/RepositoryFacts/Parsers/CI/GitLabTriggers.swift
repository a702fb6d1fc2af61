import Documents

/// What starts a job of GitLab CI: its `rules`, `only`, `except` and `when` in, trigger names out.
enum GitLabTriggers {
  /// The triggers of a job with what it extends; nil where it can never start.
  static func of(job chain: [DocumentNode], usual: [String]) -> [String]? {
    func value(_ key: String) -> DocumentNode? { chain.lazy.compactMap { $0[key] }.first }
    if value("when")?.string == "never" { return nil }
    if let rules = value("rules") {
      let triggers = of(rules: rules)
      guard !triggers.isEmpty else { return nil }
      return value("when")?.string == "manual" && !triggers.contains("schedule") ? ["manual"] : triggers
    }
    if value("when")?.string == "manual" { return ["manual"] }
    if let only = value("only") {
      let triggers = of(references: only)
      return triggers.isEmpty ? usual : triggers
    }
    if let except = value("except") {
      let excluded = (except["refs"] ?? except).strings
      return usual.filter { trigger in
        !(trigger == "push" && excluded.contains("branches") || trigger == "pull-request" && excluded.contains("merge_requests"))
      }
    }
    return usual
  }

  /// The triggers that a list of rules lets through; none where all of them say never.
  static func of(rules: DocumentNode) -> [String] {
    var triggers: [String] = []
    func add(_ names: [String]) { for name in names where !triggers.contains(name) { triggers.append(name) } }
    for rule in rules.items {
      switch rule["when"]?.string {
      case "never": continue
      case "manual": add(["manual"])
      default:
        guard let condition = rule["if"]?.string else {
          add(["push", "pull-request"])
          continue
        }
        add(of(condition: condition))
      }
    }
    return triggers
  }

  private static func of(condition: String) -> [String] {
    if condition == "false" || condition == "$NEVER" { return [] }
    var triggers: [String] = []
    func add(_ trigger: String, if words: String...) {
      if words.contains(where: condition.contains), !triggers.contains(trigger) { triggers.append(trigger) }
    }
    add("pull-request", if: "merge_request", "$CI_MERGE_REQUEST")
    add("schedule", if: "\"schedule\"", "'schedule'")
    add("tag", if: "$CI_COMMIT_TAG")
    add("manual", if: "\"web\"", "'web'")
    add("event", if: "\"api\"", "'api'", "\"trigger\"", "'trigger'", "\"pipeline\"", "'pipeline'")
    add("push", if: "\"push\"", "'push'", "$CI_COMMIT_BRANCH", "$CI_COMMIT_REF_NAME", "$CI_COMMIT_REF_SLUG")
    if condition.contains("== null") || condition.contains("!= \"schedule\"") { return ["push", "pull-request"] }
    return triggers.isEmpty ? ["push", "pull-request"] : triggers
  }

  private static func of(references node: DocumentNode) -> [String] {
    var triggers: [String] = []
    for name in (node["refs"] ?? node).strings {
      let trigger =
        switch name {
        case "tags": "tag"
        case "merge_requests", "external_pull_requests": "pull-request"
        case "schedules": "schedule"
        case "web": "manual"
        case "api", "triggers", "pipelines", "chat": "event"
        default: "push"
        }
      if !triggers.contains(trigger) { triggers.append(trigger) }
    }
    return triggers
  }
}
