public import Diagnostics

/// What a project says about itself, beside what is observed and never mixed into it.
public struct Claims: Hashable, Sendable {
  /// Practices that the project does without.
  public var waivers: [Waiver]
  /// What somebody vouches for where the repository can't show it.
  public var attestations: [Attestation]

  /// Claims; none unless given.
  public init(waivers: [Waiver] = [], attestations: [Attestation] = []) {
    self.waivers = waivers
    self.attestations = attestations
  }
}

/// A practice that a project does without, and why.
public struct Waiver: Hashable, Sendable {
  /// The practice's id.
  public let practice: String
  /// Why the project does not need it.
  public let reason: String
  /// Who decided so.
  public let by: String
  /// The last day on which it counts; nil where it has no end.
  public let until: CalendarDay?
  /// Where it is written.
  public let location: FileLocation

  /// A waiver.
  public init(practice: String, reason: String, by: String, until: CalendarDay? = nil, location: FileLocation) {
    self.practice = practice
    self.reason = reason
    self.by = by
    self.until = until
    self.location = location
  }
}

/// What a named person vouches for.
public struct Attestation: Hashable, Sendable {
  /// What is vouched for.
  public enum Subject: Hashable, Sendable {
    /// A practice, by its id.
    case practice(String)
    /// An item of a framework, by the ids of both.
    case item(framework: String, item: String)
    /// A question of the questionnaire, by its id.
    case question(String)
  }
  /// What is vouched for.
  public let subject: Subject
  /// What is done, and where it can be seen.
  public let statement: String
  /// Who says so.
  public let by: String
  /// When.
  public let date: CalendarDay
  /// The last day on which it counts; nil where it has no end.
  public let until: CalendarDay?
  /// The address or the path of a document that shows it.
  public let link: String?
  /// Where it is written.
  public let location: FileLocation

  /// An attestation.
  public init(
    subject: Subject, statement: String, by: String, date: CalendarDay, until: CalendarDay? = nil, link: String? = nil,
    location: FileLocation
  ) {
    self.subject = subject
    self.statement = statement
    self.by = by
    self.date = date
    self.until = until
    self.link = link
    self.location = location
  }
}
