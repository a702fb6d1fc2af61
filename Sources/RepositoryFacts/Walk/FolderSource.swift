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
    let name = root.split(separator: "/").last.map(String.init) ?? "root"
    let identity = RepositoryIdentity(name: name)
    guard let walked = FolderWalk.list(root, limits: limits) else { throw SourceProblem(Wording.noFolder(path)) }
    return FileListing(
      files: walked.files, submodules: walked.submodules, identity: identity, diagnostics: walked.diagnostics)
  }

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
