import Diagnostics

/// A folder as it lies on the disk. In a git work tree its tracked files and the untracked ones that are not ignored, else
/// all files below it.
public struct FolderSource: RepositorySource {
  private let root: String
  private let path: String
  private let limits: ReadLimits

  /// The folder at `path`, which may be a part of a work tree. Throws a `SourceProblem` where there is none.
  public init(_ path: String, limits: ReadLimits = ReadLimits()) throws {
    guard let root = PosixFile.canonical(path), PosixFile.isFolder(root) else {
      throw SourceProblem(Wording.noFolder(path))
    }
    self.path = path
    self.root = root
    self.limits = limits
  }

  /// The files of the folder.
  public func list() async throws -> FileListing {
    var identity = RepositoryIdentity(name: root.split(separator: "/").last.map(String.init) ?? "root")
    var problems: [Diagnostic] = []
    switch GitDirectory.search(from: root) {
    case .found(let directory):
      identity.commit = directory.head
      identity.remote = GitConfigText.read(directory.common + "/config").remote
      if directory.workTree == root, let name = identity.remote.flatMap(RemoteAddress.name) { identity.name = name }
      if let listing = await GitWorkTree(directory, folder: root, limits: limits).list() {
        // A folder of which git lists nothing is ignored by a repository around it: then it stands for itself.
        if !listing.files.isEmpty || directory.workTree == root {
          identity.isDirty = listing.isDirty
          return FileListing(
            files: listing.files, submodules: listing.submodules, identity: identity, diagnostics: listing.diagnostics)
        }
        identity = RepositoryIdentity(name: identity.name)
      } else {
        problems.append(Wording.gitUnusable())
      }
    case .foreign: problems.append(Wording.foreignGitDirectory())
    case .none: break
    }
    guard let walked = FolderWalk.list(root, limits: limits) else { throw SourceProblem(Wording.noFolder(path)) }
    return FileListing(
      files: walked.files, submodules: walked.submodules, identity: identity, diagnostics: problems + walked.diagnostics)
  }

  /// When the commit that is checked out was made.
  public func commitTime() async -> CommitTime? { await (try? GitObjectSource(root))?.commitTime() }

  /// The contents of some files, each opened without following links.
  public func read(_ files: [ListedFile], limits: ReadLimits) async -> [Result<[UInt8], ReadProblem>] {
    guard var handle = FolderHandle(root) else { return files.map { _ in .failure(.unreadable) } }
    var results: [Result<[UInt8], ReadProblem>] = []
    results.reserveCapacity(files.count)
    for file in files {
      switch handle.read(file.path, limit: limits.bytes(for: file.path)) {
      case .bytes(let bytes): results.append(.success(bytes))
      case .problem(let problem): results.append(.failure(problem))
      }
    }
    return results
  }
}
