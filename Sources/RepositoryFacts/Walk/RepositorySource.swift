public import Diagnostics

/// Where a repository's files come from: a folder, a git object store, an archive, or memory. The front door of the walk.
///
/// A source gives names first and contents later, a few files at a time, so that no repository need fit into memory. It
/// never runs anything of the repository, and nothing that it gives lies outside of it.
public protocol RepositorySource: Sendable {
  /// All files, in the order of their paths, and what could not be listed. Throws a `SourceProblem` where there is
  /// nothing to scan at all.
  func list() async throws -> FileListing
  /// The contents of some of the files listed, one result each, in the same order.
  func read(_ files: [ListedFile], limits: ReadLimits) async -> [Result<[UInt8], ReadProblem>]
  /// When the judged commit was made; nil where there is none. Asked for only where something has a date, since it costs
  /// a question to git.
  func commitTime() async -> CommitTime?
  /// Ends what reading has started (a program, a temporary directory); reading again would start it anew.
  func finish() async
}

extension RepositorySource {
  /// No commit.
  public func commitTime() async -> CommitTime? { nil }
  /// Nothing to end.
  public func finish() async {}
}

/// A moment as git records it.
public struct CommitTime: Hashable, Sendable {
  /// Seconds since 1970 in UTC.
  public let seconds: Int
  /// How far the committer's clock was ahead of UTC, in minutes.
  public let offsetMinutes: Int

  /// A moment.
  public init(seconds: Int, offsetMinutes: Int) {
    self.seconds = seconds
    self.offsetMinutes = offsetMinutes
  }

  /// The committer's time of a commit object's text: the end of its line `committer NAME <MAIL> SECONDS +HHMM`.
  init?(commitText: [UInt8]) {
    for line in commitText.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.isEmpty { return nil }
      guard line.starts(with: "committer ".utf8) else { continue }
      let words = line.split(separator: 0x20)
      guard words.count >= 3, let seconds = Int(String(decoding: words[words.count - 2], as: UTF8.self)),
        let zone = Int(String(decoding: words[words.count - 1], as: UTF8.self)), abs(zone) < 2400
      else { return nil }
      self.init(seconds: seconds, offsetMinutes: zone / 100 * 60 + zone % 100)
      return
    }
    return nil
  }
}

/// What a repository holds.
public struct FileListing: Sendable {
  /// The files, in the order of their paths' bytes.
  public var files: [ListedFile]
  /// The folders that are other repositories (git submodules, clones inside the tree).
  public var submodules: [String]
  /// What the repository is called and which state of it this is.
  public var identity: RepositoryIdentity
  /// What could not be listed.
  public var diagnostics: [Diagnostic]

  /// A listing.
  public init(
    files: [ListedFile] = [], submodules: [String] = [], identity: RepositoryIdentity, diagnostics: [Diagnostic] = []
  ) {
    self.files = files
    self.submodules = submodules
    self.identity = identity
    self.diagnostics = diagnostics
  }
}

/// One file of a repository, before it is read.
public struct ListedFile: Hashable, Sendable {
  /// What sort of entry it is.
  public enum Kind: Hashable, Sendable {
    /// A file with content.
    case regular
    /// A symbolic link: listed, never followed, so that no evidence counts twice and none comes from outside.
    case symlink
  }

  /// The path from the root of what is scanned, with `/`.
  public let path: String
  /// The size in bytes; nil where it can't be seen (a blob that a partial clone lacks).
  public let size: Int?
  /// What sort of entry it is.
  public let kind: Kind
  /// Whether git tracks it; true for all files where there is no git.
  public let isTracked: Bool
  /// Whether it may be run.
  public let isExecutable: Bool
  /// What the source itself finds the content by (an object id), where that is not the path.
  let key: String?

  /// A file.
  public init(path: String, size: Int?, kind: Kind = .regular, isTracked: Bool = true, isExecutable: Bool = false) {
    self.init(path: path, size: size, kind: kind, isTracked: isTracked, isExecutable: isExecutable, key: nil)
  }

  init(path: String, size: Int?, kind: Kind, isTracked: Bool, isExecutable: Bool, key: String?) {
    self.path = path
    self.size = size
    self.kind = kind
    self.isTracked = isTracked
    self.isExecutable = isExecutable
    self.key = key
  }

  func renamed(_ path: String) -> ListedFile {
    ListedFile(path: path, size: size, kind: kind, isTracked: isTracked, isExecutable: isExecutable, key: key)
  }
}

/// What a repository is called and which state of it is scanned.
public struct RepositoryIdentity: Hashable, Sendable {
  /// The name: the last part of the remote's address, or the folder's name.
  public var name: String
  /// The full id of the commit; nil without git or before the first commit.
  public var commit: String?
  /// The address of the remote `origin` (or the first one), http, https or ssh, without user, password and query.
  public var remote: String?
  /// Whether what is scanned differs from the commit: a tracked file changed, staged or gone, or an untracked one that is
  /// not ignored. Nil where it can't be told.
  public var isDirty: Bool?

  /// An identity.
  public init(name: String, commit: String? = nil, remote: String? = nil, isDirty: Bool? = nil) {
    self.name = name
    self.commit = commit
    self.remote = remote
    self.isDirty = isDirty
  }
}

/// Why a file's content could not be had.
public enum ReadProblem: Error, Hashable, Sendable {
  /// It is larger than `ReadLimits` allows.
  case tooLarge
  /// It is gone, or the object store lacks it.
  case missing
  /// It is no regular file, or a symbolic link stands on the way to it.
  case notRegular
  /// The system would not let it be read.
  case unreadable
  /// It is encrypted.
  case encrypted
  /// It is packed in a way that is not read.
  case unsupported
  /// What holds it is damaged, or changed while it was read.
  case damaged
}

/// Why there is nothing to scan: no such folder, no such revision.
public struct SourceProblem: Error, Hashable, Sendable {
  /// What to tell the person.
  public let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}
