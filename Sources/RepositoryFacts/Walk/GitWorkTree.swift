import Diagnostics

/// What git says of a work tree: the tracked files and the untracked ones that are not ignored, below one folder.
///
/// One start of git lists all (`ls-files`), a second one at the same time compares the index with the commit. Neither can
/// run a filter, since the settings that name filters are never read; a file is called changed if its bytes differ from what
/// is in the index. What is ignored follows the repository's `.gitignore` files and its `info/exclude`, not the user's own.
struct GitWorkTree: Sendable {
  /// What was listed.
  struct Listing: Sendable {
    var files: [ListedFile] = []
    var submodules: [String] = []
    var isDirty: Bool?
    var diagnostics: [Diagnostic] = []
  }

  private let directory: GitDirectory
  private let folder: String
  private let limits: ReadLimits

  /// The part of a work tree that lies in `folder`.
  init(_ directory: GitDirectory, folder: String, limits: ReadLimits) {
    self.directory = directory
    self.folder = folder
    self.limits = limits
  }

  /// Nil where git can't say.
  func list() async -> Listing? {
    let format = GitConfigText.read(directory.common + "/config").value("extensions", nil, "objectformat")
    let index = directory.path + "/index"
    // Git would wait for somebody to write into a pipe.
    guard !PosixFile.isSpecial(index) else { return nil }
    let target = GitCommand.Target(
      objects: directory.common + "/objects", index: index, workTree: directory.workTree, folder: folder)
    guard format == nil || format == "sha1" || format == "sha256",
      let git = GitCommand(target, objectFormat: format == "sha1" ? nil : format)
    else { return nil }

    defer { git.dispose() }
    var arguments = [
      "ls-files", "-z", "-t", "--stage", "--others", "--deleted", "--modified", "--exclude-per-directory=.gitignore",
    ]
    let exclude = directory.common + "/info/exclude"
    if PosixFile.read(path: exclude, limit: 1_000_000) != nil { arguments.append("--exclude-from=" + exclude) }
    // Both at once; what is waited for first is started first.
    let asked = arguments
    async let listed = git.run(asked)
    async let staged = hasStagedChanges(git)
    guard let result = await listed, result.status == 0 else { return nil }
    guard var listing = parse(result.output) else { return nil }
    if listing.isDirty == false { listing.isDirty = await staged }
    return listing
  }

  /// Whether the index differs from the commit below the folder; nil where that can't be told.
  private func hasStagedChanges(_ git: GitCommand) async -> Bool? {
    guard let head = directory.head else { return nil }
    guard let result = await git.run(["diff-index", "--cached", "--quiet", head, "--", "."]), result.status <= 1 else {
      return nil
    }
    return result.status == 1
  }

  /// Entries end with NUL: `H 100644 <id> 0<tab>path`, `? path`, and once more `C …` for a changed and `R …` for a deleted
  /// tracked file.
  private func parse(_ output: [UInt8]) -> Listing? {
    guard var handle = FolderHandle(folder) else { return nil }
    var listing = Listing(isDirty: false)
    var budget = ListingBudget(limits)
    var last = ""
    for entry in output.split(separator: 0) {
      guard entry.count > 2, let tag = entry.first else { continue }
      var rest = entry.dropFirst(2)
      var mode: Substring = ""
      let isTracked = tag != UInt8(ascii: "?")
      if isTracked {
        guard let tab = rest.firstIndex(of: 0x09) else { continue }
        mode = String(decoding: rest.prefix(6), as: UTF8.self)[...]
        rest = rest[(tab + 1)...]
      }
      guard let path = String(validating: rest, as: UTF8.self) else {
        budget.report(Wording.unreadableName(in: "."))
        continue
      }
      if tag == UInt8(ascii: "C") || tag == UInt8(ascii: "R") {
        listing.isDirty = true
        continue
      }
      if !isTracked { listing.isDirty = true }
      if mode == "160000" || path.hasSuffix("/") {
        listing.submodules.append(path.hasSuffix("/") ? String(path.dropLast()) : path)
        continue
      }
      // A file in conflict is listed once a version.
      if path == last { continue }
      last = path
      guard budget.admits(path), let status = handle.status(path) else { continue }
      switch status.kind {
      case .directory: continue
      case .other: budget.report(Wording.specialFile(path))
      case .regular, .symlink:
        listing.files.append(
          ListedFile(
            path: path, size: status.size, kind: status.kind == .symlink ? .symlink : .regular, isTracked: isTracked,
            isExecutable: status.isExecutable))
      }
    }
    listing.files.sort { PathOrder.precedes($0.path, $1.path) }
    listing.diagnostics = budget.diagnostics
    return listing
  }
}
