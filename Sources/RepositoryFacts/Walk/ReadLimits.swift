/// Bounds on what is taken from one repository, far above what people write by hand.
public struct ReadLimits: Hashable, Sendable {
  /// The largest file that is read, in bytes.
  public var fileBytes: Int
  /// The largest notebook that is read: outputs make them large, and they are skipped over.
  public var notebookBytes: Int
  /// The largest lock file that is read: tools write them, as long as it takes.
  public var lockBytes: Int
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
    fileBytes: Int = 2_000_000, notebookBytes: Int = 50_000_000, lockBytes: Int = 10_000_000, files: Int = 1_000_000,
    pathBytes: Int = 4_096,
    totalPathBytes: Int = 200_000_000, unclaimedBytes: Int = 65_536
  ) {
    self.fileBytes = fileBytes
    self.notebookBytes = notebookBytes
    self.lockBytes = lockBytes
    self.files = files
    self.pathBytes = pathBytes
    self.totalPathBytes = totalPathBytes
    self.unclaimedBytes = unclaimedBytes
  }

  /// The largest size at which the file at `path` is read.
  func bytes(for path: String) -> Int {
    if path.hasSuffix(".ipynb") { return notebookBytes }
    let isLock =
      path.hasSuffix(".lock") || path.hasSuffix("-lock.json") || path.hasSuffix("-lock.yaml") || path.hasSuffix("go.sum")
    return isLock ? max(lockBytes, fileBytes) : fileBytes
  }
}
