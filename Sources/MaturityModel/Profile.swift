/// What a kind of project aims at: a target level, and the practices that it can do without at its scale.
///
/// A profile sets what next steps aim at and what reports grey out. It never changes a status or a level.
public struct Profile: Hashable, Sendable {
  /// A practice that is left out of scope, and why.
  public struct Exclusion: Hashable, Sendable {
    /// The practice's id.
    public let practice: String
    /// The reason, one sentence.
    public let reason: String
  }

  /// The profile's id, such as `small-team`.
  public let id: String
  /// Its name for people.
  public let name: String
  /// For whom it is meant, as a sentence.
  public let audience: String
  /// The level that the project aims at, 0 to 4.
  public private(set) var targetLevel: Int
  /// What it leaves out of scope, in the model's order.
  public let outOfScope: [Exclusion]

  /// The reason why a practice is out of scope; nil where it is in scope.
  public func reasonOutOfScope(_ practice: String) -> String? {
    outOfScope.first { $0.practice == practice }?.reason
  }

  /// The same profile with a target of the project's own.
  public func aiming(at level: Int) -> Profile {
    var profile = self
    profile.targetLevel = level
    return profile
  }

  /// A profile for projects that name a target level and no profile: nothing is out of scope.
  public static func custom(targetLevel: Int) -> Profile {
    Profile(
      id: "custom", name: Wording.customProfileName, audience: Wording.customProfileAudience, targetLevel: targetLevel,
      outOfScope: [])
  }

  init(id: String, name: String, audience: String, targetLevel: Int, outOfScope: [Exclusion]) {
    self.id = id
    self.name = name
    self.audience = audience
    self.targetLevel = targetLevel
    self.outOfScope = outOfScope
  }
}
