/// One entry of a rule file: a pattern, and what it shows where it matches.
struct Rule: Sendable {
  /// Unique within its practice.
  let id: String
  /// The technology that it stands for, if any.
  let technology: String?
  /// What a match shows, as a clause that completes "It …".
  let says: String
  /// What is looked for.
  let pattern: Pattern
}

/// All that one rule file says of a practice; `Rules/README.md` says what each key is for.
struct PracticeRules: Sendable {
  let practice: String
  let effort: String
  let why: String
  let how: String
  let fix: String
  let lookedFor: String
  let enough: String
  /// The name of a type of `Computed/`, where data can't say it.
  let computed: String?
  let met: [Rule]
  let partial: [Rule]
  /// Sorts of derived negative examples that don't apply, with the reason.
  let underived: [String: String]
  /// Where the file is.
  let path: String
}
