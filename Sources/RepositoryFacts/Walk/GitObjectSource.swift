import Diagnostics

/// One revision of a repository, read from its object store: nothing is checked out, and a bare directory will do.
///
/// Blobs that the store lacks, as partial clones do, are listed without a size and not judged: nothing is ever fetched.
public struct GitObjectSource: RepositorySource {
  private let directory: GitDirectory
  private let revision: String
  private let limits: ReadLimits
  private let makeGit: @Sendable () -> GitCommand?
  private let blobs: GitBlobs

  /// A revision (a branch, tag, commit id, with `~n` and `^n`) of the repository whose git directory or work tree is at
  /// `path`. Throws a `SourceProblem` where there is no repository.
  public init(_ path: String, revision: String = "HEAD", limits: ReadLimits = ReadLimits()) throws {
    guard let directory = GitDirectory.at(path) else { throw SourceProblem(Wording.noObjectStore(path)) }
    let format = GitConfigText.read(directory.common + "/config").value("extensions", nil, "objectformat")
    guard format == nil || format == "sha1" || format == "sha256" else { throw SourceProblem(Wording.noObjectStore(path)) }
    self.directory = directory
    self.revision = revision
    self.limits = limits
    let (objects, objectFormat) = (directory.common + "/objects", format == "sha1" ? nil : format)
    makeGit = { GitCommand(.init(objects: objects), objectFormat: objectFormat) }
    blobs = GitBlobs(makeGit)
  }

  /// The files of the revision.
  public func list() async throws -> FileListing {
    guard let (object, suffix) = directory.expand(revision) else { throw SourceProblem(Wording.noRevision(revision)) }
    guard let git = makeGit() else { throw SourceProblem(Wording.gitMissing()) }
    defer { git.dispose() }
    let parsed = await git.run(["rev-parse", "--verify", "--quiet", "--end-of-options", object + suffix + "^{commit}"])
    guard let parsed else { throw SourceProblem(Wording.gitMissing()) }
    let commit = String(decoding: parsed.output.prefix { $0 != 0x0A }, as: UTF8.self)
    guard parsed.status == 0, GitDirectory.isObjectID(commit),
      let tree = await git.run(["ls-tree", "-r", "-z", "--full-tree", commit]), tree.status == 0
    else { throw SourceProblem(Wording.noRevision(revision)) }

    let remote = GitConfigText.read(directory.common + "/config").remote
    let name = remote.flatMap(RemoteAddress.name) ?? folderName
    var listing = FileListing(identity: RepositoryIdentity(name: name, commit: commit, remote: remote, isDirty: false))
    var budget = ListingBudget(limits)
    var entries: [(path: String, mode: String, key: String)] = []
    // `100644 blob <id><tab>path`, each ended by NUL.
    for entry in tree.output.split(separator: 0) {
      guard let tab = entry.firstIndex(of: 0x09) else { continue }
      let words = entry[..<tab].split(separator: 0x20)
      guard words.count == 3 else { continue }
      guard let path = String(validating: entry[(tab + 1)...], as: UTF8.self) else {
        budget.report(Wording.unreadableName(in: "."))
        continue
      }
      let mode = String(decoding: words[0], as: UTF8.self)
      if mode == "160000" {
        listing.submodules.append(path)
      } else if budget.admits(path) {
        entries.append((path, mode, String(decoding: words[2], as: UTF8.self)))
      }
    }
    let sizes = await sizes(of: entries.map(\.key), git)
    listing.files = zip(entries, sizes).map { entry, size in
      ListedFile(
        path: entry.path, size: size, kind: entry.mode == "120000" ? .symlink : .regular, isTracked: true,
        isExecutable: entry.mode == "100755", key: entry.key)
    }
    listing.files.sort { PathOrder.precedes($0.path, $1.path) }
    listing.diagnostics = budget.diagnostics
    return listing
  }

  /// The contents of some files.
  public func read(_ files: [ListedFile], limits: ReadLimits) async -> [Result<[UInt8], ReadProblem>] {
    await blobs.read(files.map { ($0.kind == .regular ? $0.key : nil, limits.bytes(for: $0.path)) })
  }

  /// When the revision's commit was made.
  public func commitTime() async -> CommitTime? {
    guard let git = makeGit() else { return nil }
    defer { git.dispose() }
    guard let (object, suffix) = directory.expand(revision),
      let text = await git.run(["cat-file", "commit", object + suffix]), text.status == 0
    else { return nil }
    return CommitTime(commitText: text.output)
  }

  /// Ends the git that contents are read through.
  public func finish() async { await blobs.finish() }

  private var folderName: String {
    let path = directory.workTree ?? directory.path
    let last = path.split(separator: "/").last.map(String.init) ?? "root"
    return last.hasSuffix(".git") && last.count > 4 ? String(last.dropLast(4)) : last
  }

  /// The size of each object, nil for one that the store lacks.
  private func sizes(of keys: [String], _ git: GitCommand) async -> [Int?] {
    let nothing = [Int?](repeating: nil, count: keys.count)
    guard !keys.isEmpty else { return [] }
    let input = Array((keys.joined(separator: "\n") + "\n").utf8)
    guard let result = await git.run(["cat-file", "--batch-check=%(objectsize)"], input: input), result.status == 0 else {
      return nothing
    }
    let lines = result.output.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count >= keys.count else { return nothing }
    return lines.prefix(keys.count).map { Int(String(decoding: $0, as: UTF8.self)) }
  }
}
