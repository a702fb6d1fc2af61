/// One side of the work, such as data management, that gathers practices of several levels.
public struct MaturityDimension: Hashable, Sendable {
  /// The dimension's id, such as `data`.
  public let id: String
  /// Its name for people.
  public let name: String
}
