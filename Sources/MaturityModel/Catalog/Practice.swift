/// One thing that a project does or doesn't do, and the words by which that is decided.
public struct Practice: Hashable, Sendable {
  /// The practice's id, such as `unit-tests`.
  public let id: String
  /// Its dimension's id.
  public let dimension: String
  /// The level at which it belongs, 1 to 4.
  public let level: Int
  /// What holds where it is met.
  public let met: String
  /// What holds where it is partial; nil where there is no middle between met and absent.
  public let partial: String?
}
