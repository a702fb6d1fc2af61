/// A source whose files were listed once, for whoever looks for one of them before the scan lists them all.
public struct ListedSource: RepositorySource {
  private let source: any RepositorySource
  private let listing: FileListing

  /// Lists the files of `source`; throws as it does.
  public init(_ source: some RepositorySource) async throws {
    self.source = source
    listing = try await source.list()
  }

  /// The file at a path, if there is one.
  public func file(_ path: String) -> ListedFile? { listing.files.first { $0.path == path } }

  /// The files as they were listed.
  public func list() async throws -> FileListing { listing }

  /// The contents of some files.
  public func read(_ files: [ListedFile], limits: ReadLimits) async -> [Result<[UInt8], ReadProblem>] {
    await source.read(files, limits: limits)
  }

  /// When the judged commit was made.
  public func commitTime() async -> CommitTime? { await source.commitTime() }

  /// Ends what reading has started.
  public func finish() async { await source.finish() }
}

/// Reads a file that the person at the keyboard named, such as a configuration.
public enum SourceText {
  /// The bytes of the file at `path`, UTF-16 as UTF-8; nil where there is none, it can't be read, or it is larger than
  /// `limit`.
  public static func read(path: String, limit: Int) -> [UInt8]? {
    PosixFile.read(path: path, limit: limit).map(TextEncoding.utf8)
  }
}
