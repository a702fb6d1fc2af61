/// One rung of the ladder: how far a project has come.
public struct MaturityLevel: Hashable, Sendable {
  /// The level, 0 to 4.
  public let number: Int
  /// Its name, such as `Reproducible training`.
  public let name: String
  /// What it means for the project, as a sentence.
  public let means: String
  /// What Microsoft's MLOps maturity model calls the nearest level.
  public let azure: String
  /// The nearest of Google Cloud's MLOps levels.
  public let google: String
}
