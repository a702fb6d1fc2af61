/// A framework that readers may know already, and how the practices answer its items. A map, not a second judgement.
public struct Framework: Hashable, Sendable {
  /// One demand of the framework.
  public struct Item: Hashable, Sendable {
    /// Its id, unique in the framework.
    public let id: String
    /// Its title, shortened.
    public let title: String
    /// Its section, in frameworks that have them.
    public let section: String?
    /// The practices that show it when each is met; empty where `any` names them, or none can.
    public let all: [String]
    /// The practices of which one met shows it; empty where `all` names them, or none can.
    public let any: [String]
    /// Whether somebody is to be asked, since a repository can't show it in full.
    public let asks: Bool
  }

  /// The framework's id, such as `ml-test-score`.
  public let id: String
  /// Its name.
  public let name: String
  /// Where its original words stand.
  public let source: String
  /// How its score is made, as a sentence; nil where it has none.
  public let scoring: String?
  /// Its sections, in order; empty where it has none.
  public let sections: [String]
  /// Its items, in order.
  public let items: [Item]

  /// The item of an id.
  public func item(_ id: String) -> Item? { items.first { $0.id == id } }
}
