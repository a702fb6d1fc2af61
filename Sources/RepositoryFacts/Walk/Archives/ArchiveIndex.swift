import Diagnostics

/// Takes the entries of an archive as they come, and makes of them what a folder would have listed.
///
/// As in a folder without git, all files are listed, nothing called `.git` is, and a folder that has one is another repository.
/// Of several entries with one path the last counts, as it does for whoever unpacks them.
struct ArchiveIndex {
  /// What becomes of an entry.
  enum Verdict: Hashable {
    /// It is a file that is listed, under this path so far.
    case taken(String)
    case leftOut
    /// No further entry is taken.
    case full
  }

  /// What sort of thing an entry is.
  enum Kind: Hashable {
    case regular, symlink, folder, special
  }

  private struct Entry {
    let path: String
    let size: Int?
    let kind: ListedFile.Kind
    let isExecutable: Bool
  }

  /// Where macOS puts what its file system knows of files beside their contents. It is nobody's repository.
  private static let resourceForks = "__MACOSX"
  /// How many places of one sort are named.
  private static let reports = 1_000

  private let limits: ReadLimits
  private var budget: ListingBudget
  private var visited = 0
  private var entries: [Entry] = []
  private var specials: [String] = []
  private var submodules: Set<String> = []
  private var top: Top = .unknown

  /// The first folder of all paths so far.
  private enum Top {
    case unknown
    case shared(String)
    case none
  }

  init(_ limits: ReadLimits) {
    self.limits = limits
    budget = ListingBudget(limits)
  }

  /// Takes an entry. What is taken counts from 0: that is its position in the table of contents that the caller keeps.
  mutating func add(_ name: ArchivePath, kind: Kind, size: Int?, isExecutable: Bool, start: @autoclosure () -> String) -> Verdict
  {
    visited += 1
    if visited > limits.files {
      budget.exhaust()
      return .full
    }
    guard case .path(let path, let endsWithSlash) = name else {
      if case .refused(let refusal) = name { budget.report(Wording.archivePath(start(), refusal)) }
      return .leftOut
    }
    if path.utf8.starts(with: Self.resourceForks.utf8),
      path.utf8.count == Self.resourceForks.utf8.count || path.hasPrefix(Self.resourceForks + "/")
    {
      return .leftOut
    }
    let isFolder = endsWithSlash || kind == .folder
    guard budget.admits(path) else { return budget.isExhausted ? .full : .leftOut }
    note(path, isFolder: isFolder)
    if isWithinGit(path) || isFolder { return .leftOut }
    if kind == .special {
      if specials.count < Self.reports { specials.append(path) }
      return .leftOut
    }
    entries.append(
      Entry(path: path, size: size, kind: kind == .symlink ? .symlink : .regular, isExecutable: isExecutable))
    return .taken(path)
  }

  /// The path without the top folder that all have shared so far.
  func provisional(_ path: String) -> String {
    guard let prefix else { return path }
    return String(Substring(path.utf8.dropFirst(prefix.utf8.count)))
  }

  /// What is listed. Every file's key is its position among those that were taken.
  func listing(archive path: String, commit: String?) -> FileListing {
    let prefix = prefix
    func stripped(_ path: String) -> String {
      guard let prefix else { return path }
      return path.utf8.starts(with: prefix.utf8) ? String(Substring(path.utf8.dropFirst(prefix.utf8.count))) : ""
    }
    var diagnostics = budget.diagnostics + specials.map { Wording.specialFile(stripped($0)) }
    let paths = entries.map { stripped($0.path) }
    // A later entry comes before an earlier one with the same path, so that the first of them is the one that counts.
    let order = entries.indices.sorted { left, right in
      if PathOrder.precedes(paths[left], paths[right]) { return true }
      return left > right && paths[left].utf8.elementsEqual(paths[right].utf8)
    }
    var files: [ListedFile] = []
    files.reserveCapacity(order.count)
    var repeated: String?
    for index in order {
      let path = paths[index]
      if let last = files.last?.path, last.utf8.elementsEqual(path.utf8) {
        if repeated != path, diagnostics.count < 2 * Self.reports { diagnostics.append(Wording.archiveDuplicate(path)) }
        repeated = path
        continue
      }
      let entry = entries[index]
      files.append(
        ListedFile(
          path: path, size: entry.size, kind: entry.kind, isTracked: true, isExecutable: entry.isExecutable, key: String(index)))
    }
    let folder = prefix.map { String($0.dropLast()) }
    return FileListing(
      files: files, submodules: submodules.map(stripped).filter { !$0.isEmpty }.sorted(by: PathOrder.precedes),
      identity: RepositoryIdentity(name: ArchiveName.of(archive: path, top: folder, commit: commit)), diagnostics: diagnostics)
  }

  /// Whether entries were left out for their number.
  var isFull: Bool { budget.isExhausted }

  mutating func report(_ diagnostic: Diagnostic) { budget.report(diagnostic) }

  /// The folder that all paths share, with its slash. One whose name begins with a dot is a part of the repository.
  private var prefix: String? {
    if case .shared(let name) = top, !name.hasPrefix("."), !entries.isEmpty { return name + "/" }
    return nil
  }

  private mutating func note(_ path: String, isFolder: Bool) {
    let bytes = path.utf8
    switch top {
    case .none: return
    case .unknown:
      let slash = bytes.firstIndex(of: UInt8(ascii: "/"))
      top = slash == nil && !isFolder ? .none : .shared(String(path[..<(slash ?? bytes.endIndex)]))
    case .shared(let name):
      let rest = bytes.dropFirst(name.utf8.count)
      let isBelow = bytes.starts(with: name.utf8) && (rest.first == UInt8(ascii: "/") || rest.isEmpty && isFolder)
      if !isBelow { top = .none }
    }
  }

  /// Whether the path lies in a `.git`, or is one; the folder that holds it is then another repository.
  private mutating func isWithinGit(_ path: String) -> Bool {
    guard let start = Self.git(in: path) else { return false }
    if start > 0, submodules.count < limits.files { submodules.insert(String(Substring(path.utf8.prefix(start - 1)))) }
    return true
  }

  /// Where the first component that is `.git` begins.
  private static func git(in path: String) -> Int? {
    var position = 0
    for component in path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      if component.elementsEqual(".git".utf8) { return position }
      position += component.count + 1
    }
    return nil
  }
}
