import Diagnostics

/// All files below a folder, without git: an explicit stack in place of recursion, links never followed.
enum FolderWalk {
  /// The files of `root` by path, the folders that are other repositories, and what could not be listed.
  static func list(_ root: String, limits: ReadLimits) -> (files: [ListedFile], submodules: [String], diagnostics: [Diagnostic])?
  {
    guard var handle = FolderHandle(root) else { return nil }
    var files: [ListedFile] = []
    var submodules: [String] = []
    var budget = ListingBudget(limits)
    // Folders still to visit; taken from the end, so they are put there in reverse order to stay close to path order.
    var pending = [""]
    while let folder = pending.popLast() {
      guard let names = handle.names(in: folder, limit: limits.files + 1) else {
        budget.report(Wording.unreadableFolder(folder.isEmpty ? "." : folder))
        continue
      }
      if !folder.isEmpty, names.contains(".git") { submodules.append(folder) }
      var folders: [String] = []
      for name in names.sorted(by: { ($0 ?? "") < ($1 ?? "") }) {
        guard let name else {
          budget.report(Wording.unreadableName(in: folder.isEmpty ? "." : folder))
          continue
        }
        if name == ".git" { continue }
        let path = folder.isEmpty ? name : folder + "/" + name
        guard budget.admits(path) else { continue }
        guard let status = handle.status(path) else {
          budget.report(Wording.unreadableFile(path))
          continue
        }
        switch status.kind {
        case .directory: folders.append(path)
        case .other: budget.report(Wording.specialFile(path))
        case .regular, .symlink:
          files.append(
            ListedFile(
              path: path, size: status.size, kind: status.kind == .symlink ? .symlink : .regular,
              isExecutable: status.isExecutable))
        }
      }
      pending.append(contentsOf: folders.reversed())
    }
    files.sort { PathOrder.precedes($0.path, $1.path) }
    return (files, submodules, budget.diagnostics)
  }
}

/// Keeps a listing within `ReadLimits`, and its diagnostics few.
struct ListingBudget {
  private let limits: ReadLimits
  private var count = 0
  private var bytes = 0
  private(set) var isExhausted = false
  private(set) var diagnostics: [Diagnostic] = []
  /// How many single places are named before the rest goes unsaid.
  private static let reports = 1_000

  init(_ limits: ReadLimits) { self.limits = limits }

  /// Whether a further path is taken; the first that is not leaves a diagnostic.
  mutating func admits(_ path: String) -> Bool {
    let length = path.utf8.count
    if length > limits.pathBytes {
      report(Wording.pathTooLong(String(path.prefix(80))))
      return false
    }
    if count >= limits.files || bytes + length > limits.totalPathBytes {
      exhaust()
      return false
    }
    count += 1
    bytes += length
    return true
  }

  /// Takes no further path; said once.
  mutating func exhaust() {
    if !isExhausted { diagnostics.append(Wording.tooManyFiles(count)) }
    isExhausted = true
  }

  mutating func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < Self.reports { diagnostics.append(diagnostic) }
  }
}
