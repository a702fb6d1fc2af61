/// Bounds on what is taken from one repository, far above what people write by hand.
public struct ReadLimits: Hashable, Sendable {
  /// The largest file that is read, in bytes.
  public var fileBytes: Int
  /// The largest notebook that is read: outputs make them large, and they are skipped over.
  public var notebookBytes: Int
  /// How many files are listed.
  public var files: Int
  /// The longest path that is listed, in bytes.
  public var pathBytes: Int
  /// How many bytes all paths together may have.
  public var totalPathBytes: Int
  /// The largest file that is read only to learn whether it is text, since no parser claims it.
  public var unclaimedBytes: Int

  /// Bounds; the defaults suit everything but a test.
  public init(
    fileBytes: Int = 2_000_000, notebookBytes: Int = 50_000_000, files: Int = 1_000_000, pathBytes: Int = 4_096,
    totalPathBytes: Int = 200_000_000, unclaimedBytes: Int = 65_536
  ) {
    self.fileBytes = fileBytes
    self.notebookBytes = notebookBytes
    self.files = files
    self.pathBytes = pathBytes
    self.totalPathBytes = totalPathBytes
    self.unclaimedBytes = unclaimedBytes
  }

  /// The largest size at which the file at `path` is read.
  func bytes(for path: String) -> Int { path.hasSuffix(".ipynb") ? notebookBytes : fileBytes }
}
