/// One value of a structured document (YAML, TOML, JSON or INI) with the place where it stands.
///
/// All readers of this target give this one tree, so that whoever interprets a document need not know its syntax.
public struct DocumentNode: Hashable, Sendable {
  /// What a node holds.
  public enum Content: Hashable, Sendable {
    /// A string, number, boolean or null, as written but without quotes.
    case scalar(String)
    /// Keys with values, in the document's order.
    case mapping([Entry])
    /// Items in order.
    case sequence([DocumentNode])
  }

  /// A key with its value.
  public struct Entry: Hashable, Sendable {
    /// The key as text.
    public let key: String
    /// The key's line, counted from 1.
    public let line: Int
    /// The key's column, counted from 1.
    public let column: Int
    /// The value.
    public let value: DocumentNode

    /// A key with its value.
    public init(key: String, line: Int, column: Int = 1, value: DocumentNode) {
      self.key = key
      self.line = line
      self.column = column
      self.value = value
    }
  }

  /// What the node holds.
  public let content: Content
  /// The line where the value begins, counted from 1.
  public let line: Int
  /// The column where the value begins, counted from 1.
  public let column: Int
  /// Whether a scalar stood in quotes (or was a block scalar), so that `"true"` and `true` can be told apart.
  public let isQuoted: Bool

  /// A node at a place.
  public init(_ content: Content, line: Int, column: Int = 1, isQuoted: Bool = false) {
    self.content = content
    self.line = line
    self.column = column
    self.isQuoted = isQuoted
  }
}

extension DocumentNode {
  /// The text of a scalar, else nil.
  public var string: String? {
    if case .scalar(let text) = content { return text }
    return nil
  }

  /// Whether this is an unquoted empty, `null` or `~` scalar.
  public var isNull: Bool {
    guard !isQuoted, let string else { return false }
    return string.isEmpty || string == "~" || string == "null" || string == "Null" || string == "NULL"
  }

  /// The entries of a mapping, else none.
  public var entries: [Entry] {
    if case .mapping(let entries) = content { return entries }
    return []
  }

  /// The items of a sequence, else none.
  public var items: [DocumentNode] {
    if case .sequence(let items) = content { return items }
    return []
  }

  /// The texts of a scalar (one) or of a sequence's scalars: many formats allow either.
  public var strings: [String] { scalars.compactMap(\.string) }

  /// The scalar itself, or a sequence's scalars, without nulls.
  public var scalars: [DocumentNode] {
    switch content {
    case .scalar: isNull ? [] : [self]
    case .sequence(let items): items.filter { $0.string != nil && !$0.isNull }
    case .mapping: []
    }
  }

  /// The value of a key of a mapping; nil where it lacks or this is no mapping.
  public subscript(key: String) -> DocumentNode? { entry(key)?.value }

  /// The value reached by one key after the other.
  public subscript(path keys: String...) -> DocumentNode? {
    var node: DocumentNode? = self
    for key in keys { node = node?[key] }
    return node
  }

  /// The entry of a key of a mapping; nil where it lacks or this is no mapping.
  public func entry(_ key: String) -> Entry? { entries.first { $0.key == key } }
}
