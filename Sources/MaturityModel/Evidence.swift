public import Diagnostics

/// One piece of proof: the place in the repository that shows a practice, and the rule that found it.
public struct Evidence: Hashable, Sendable {
  /// The place; without a line where the file as a whole is the proof.
  public let location: FileLocation
  /// The line's text, trimmed and shortened, with found credentials masked; empty where there is no line.
  public var snippet: String
  /// The rule's id, unique within its practice.
  public let rule: String
  /// The id of the technology that the rule stands for, if any.
  public let technology: String?
  /// What the place shows, as a clause that completes "… " in a sentence: `calls MLflow's logging`.
  public let says: String
  /// The places that a command was followed through, nearest first (`Makefile:12`); empty where the place itself is the proof.
  public let via: [String]
  /// Whether the file is not tracked by git (and not ignored either).
  public var isUntracked: Bool

  /// A piece of proof.
  public init(
    location: FileLocation, snippet: String = "", rule: String, technology: String? = nil, says: String = "",
    via: [String] = [], isUntracked: Bool = false
  ) {
    self.location = location
    self.snippet = snippet
    self.rule = rule
    self.technology = technology
    self.says = says
    self.via = via
    self.isUntracked = isUntracked
  }
}

/// What was observed of one practice, before any claim or gate is looked at.
public struct Finding: Hashable, Sendable {
  /// The practice's id.
  public let practice: String
  /// What was observed.
  public let status: PracticeStatus
  /// The proof, strongest first. For `secrets-safe` an absent one carries what was found.
  public let evidence: [Evidence]
  /// One sentence: why it got its status, and for partial and absent ones what was looked for and what would be enough.
  public let reason: String

  /// A finding.
  public init(practice: String, status: PracticeStatus, evidence: [Evidence] = [], reason: String) {
    self.practice = practice
    self.status = status
    self.evidence = evidence
    self.reason = reason
  }
}

/// The observed status of a practice.
public enum PracticeStatus: String, Hashable, Sendable, CaseIterable {
  /// The model's `met` sentence holds.
  case met
  /// Only the model's `partial` sentence holds.
  case partial
  /// Neither holds.
  case absent
  /// Nothing was found, but a file that could have shown it can't be read. Counts as absent.
  case unknown
}
