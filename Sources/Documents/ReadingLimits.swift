/// Bounds on what a reader takes from one document, so that no input can exhaust memory or time.
public struct ReadingLimits: Sendable {
  /// How many nodes are taken at most, aliases counted each time they are used.
  public var nodes: Int
  /// How deep nodes may nest.
  public var depth: Int
  /// How many bytes of text aliases may repeat: whoever reads a document pays for a long text each time it is used.
  public var aliasedBytes: Int

  /// Bounds; the defaults are far above any document that a person writes.
  public init(nodes: Int = 100_000, depth: Int = 64, aliasedBytes: Int = 16 << 20) {
    self.nodes = nodes
    self.depth = depth
    self.aliasedBytes = aliasedBytes
  }
}

/// What is wrong with a document, and where.
public struct DocumentProblem: Error, Hashable, Sendable {
  /// What is wrong, as one sentence without a full stop.
  public let message: String
  /// The line, counted from 1.
  public let line: Int
  /// The column, counted from 1.
  public let column: Int

  /// A problem at a place.
  public init(_ message: String, line: Int, column: Int = 1) {
    self.message = message
    self.line = line
    self.column = column
  }
}

/// What could be read of a text, and the first problem. After a syntax error that is what stands before it, collections that
/// it cut off included; after a repeated key or an alias without anchor reading goes on.
public struct ReadDocuments: Sendable {
  /// The documents that could be read; YAML may hold several in one file.
  public var documents: [DocumentNode]
  /// The first problem, if any: something of the text may be missing, or be meant otherwise.
  public var problem: DocumentProblem?

  /// A result.
  public init(documents: [DocumentNode] = [], problem: DocumentProblem? = nil) {
    self.documents = documents
    self.problem = problem
  }
}
