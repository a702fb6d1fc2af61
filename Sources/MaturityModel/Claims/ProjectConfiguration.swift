public import Diagnostics
public import Documents

/// What a project says in its `.rung.yml`: its name, what it aims at, what it claims, and what is not to be looked at.
///
/// It can't raise the level: claims stand beside what is observed.
public struct ProjectConfiguration: Hashable, Sendable {
  /// The file's name, looked for in the root of what is scanned.
  public static let fileName = ".rung.yml"

  /// A path that is not to be judged, and why.
  public struct LeftOut: Hashable, Sendable {
    /// The path from the repository's root, or a glob over such paths; without `./` in front or `/` behind.
    public let path: String
    /// The project's reason.
    public let reason: String
    /// Where it is written.
    public let location: FileLocation

    /// A path and a reason.
    public init(path: String, reason: String, location: FileLocation) {
      self.path = path
      self.reason = reason
      self.location = location
    }
  }

  /// The project's name.
  public var name: String?
  /// The profile's id.
  public var profile: String?
  /// The level that the project aims at, where it is not the profile's.
  public var target: Int?
  /// What the project claims.
  public var claims: Claims
  /// What is not to be judged.
  public var leaveOut: [LeftOut]
  /// The project folders of a monorepo, without `./` in front or `/` behind.
  public var projects: [String]

  /// A configuration; it says nothing unless given.
  public init(
    name: String? = nil, profile: String? = nil, target: Int? = nil, claims: Claims = Claims(), leaveOut: [LeftOut] = [],
    projects: [String] = []
  ) {
    self.name = name
    self.profile = profile
    self.target = target
    self.claims = claims
    self.leaveOut = leaveOut
    self.projects = projects
  }
}

extension ProjectConfiguration {
  /// What came of reading a `.rung.yml`.
  public struct Reading: Hashable, Sendable {
    /// The configuration; nil where there is a mistake in it.
    public let configuration: ProjectConfiguration?
    /// All its mistakes, in the order of their places.
    public let mistakes: [Diagnostic]
  }

  /// Checks and takes what a reader made of the file's text.
  ///
  /// `path` is what mistakes name the file as; `day` is the day to judge by: nobody can have attested anything after it.
  public static func read(
    _ documents: ReadDocuments, path: String = fileName, catalog: PracticeCatalog = .standard, asOf day: CalendarDay
  ) -> Reading {
    var reader = ConfigurationReader(mistakes: ConfigurationMistakes(path: path), catalog: catalog, day: day)
    let configuration = reader.read(documents)
    let mistakes = reader.mistakes.all
    return Reading(configuration: mistakes.isEmpty ? configuration : nil, mistakes: mistakes)
  }

  /// The profile in force: one named on the command line comes before the file's, whose own target then counts only where
  /// both name the same profile. Nil where neither a profile nor a target is named, or the name is unknown.
  public func profileInForce(named name: String? = nil, in catalog: PracticeCatalog = .standard) -> Profile? {
    guard let id = name ?? profile else { return target.map { .custom(targetLevel: $0) } }
    guard let found = catalog.profile(id) else { return nil }
    guard let target, name == nil || name == profile else { return found }
    return found.aiming(at: target)
  }
}
