/// The conditions that open one level. A level is reached when its gate and every lower one hold.
public struct Gate: Hashable, Sendable {
  /// A choice between practices.
  public struct Choice: Hashable, Sendable {
    /// How many of the list must be met.
    public let of: Int
    /// The practices to choose from.
    public let list: [String]
  }

  /// The level that the gate opens, 1 to 4.
  public let level: Int
  /// Practices that must each be met.
  public let all: [String]
  /// Practices that must each be met or partial.
  public let started: [String]
  /// The choice, of which a number must be met.
  public let any: Choice?

  /// Every practice that the gate names, in its order.
  public var practices: [String] { all + started + (any?.list ?? []) }
}
