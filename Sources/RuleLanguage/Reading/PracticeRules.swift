/// One entry of a rule file: a pattern, and what it shows where it matches.
package struct Rule: Sendable {
  /// Unique within its practice.
  package let id: String
  /// The technology that it stands for, if any.
  package let technology: String?
  /// What a match shows, as a clause that completes "It …".
  package let says: String
  /// What is looked for.
  package let pattern: Pattern
}

/// All that one rule file says of a practice; `Rules/README.md` says what each key is for.
package struct PracticeRules: Sendable {
  package let practice: String
  package let effort: String
  package let why: String
  package let how: String
  package let fix: String
  package let lookedFor: String
  package let enough: String
  /// The name of a type of `Computed/`, where data can't say it.
  package let computed: String?
  package let met: [Rule]
  package let partial: [Rule]
  /// Sorts of derived negative examples that don't apply, with the reason.
  package let underived: [String: String]
  /// Where the file is.
  package let path: String
}
