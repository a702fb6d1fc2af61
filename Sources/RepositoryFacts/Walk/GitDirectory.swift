/// A repository's git directory, read as the few small text files that it is: which commit is checked out, which remote it
/// has. Reading them takes no start of git, and gives a hostile configuration nothing to act through.
struct GitDirectory: Sendable {
  /// The folder that is versioned; nil for a bare directory.
  let workTree: String?
  /// The directory itself.
  let path: String
  /// The directory that holds objects and refs: another one in a linked work tree.
  let common: String

  /// What was found on the way up from a folder.
  enum Search: Sendable {
    case found(GitDirectory)
    /// There is a `.git` that leads to a directory that knows nothing of this folder.
    case foreign
    case none
  }

  /// The directory of the work tree that `folder` (canonical) lies in.
  static func search(from folder: String) -> Search {
    var top = folder
    while true {
      let candidate = top == "/" ? "/.git" : top + "/.git"
      if let handle = PosixFile.openFolder(top) {
        let status = PosixFile.status(".git", in: handle)
        PosixFile.closeFolder(handle)
        switch status?.kind {
        case .directory: if isGitDirectory(candidate) { return .found(GitDirectory(workTree: top, path: candidate)) }
        case .regular:
          if let linked = linked(from: candidate, workTree: top) { return .found(linked) }
          return .foreign
        case .symlink: return .foreign
        case .other, nil: break
        }
      }
      guard top != "/", let slash = top.lastIndex(of: "/") else { return .none }
      top = slash == top.startIndex ? "/" : String(top[..<slash])
    }
  }

  /// The git directory that `path` is, or that the work tree at `path` has.
  static func at(_ path: String) -> GitDirectory? {
    guard let path = PosixFile.canonical(path) else { return nil }
    if isGitDirectory(path) { return GitDirectory(workTree: nil, path: path) }
    if case .found(let directory) = search(from: path) { return directory }
    return nil
  }

  private init(workTree: String?, path: String) {
    self.workTree = workTree
    self.path = path
    let shared = Self.firstLine(path + "/commondir").flatMap { PosixFile.canonical($0.hasPrefix("/") ? $0 : path + "/" + $0) }
    // Only where git itself puts the directories of linked work trees; else any directory could borrow another's history.
    common = shared.flatMap { path.hasPrefix($0 + "/worktrees/") ? $0 : nil } ?? path
  }

  private static func isGitDirectory(_ path: String) -> Bool {
    PosixFile.read(path: path + "/HEAD", limit: 4_096) != nil
      && (PosixFile.isFolder(path + "/objects") || PosixFile.read(path: path + "/commondir", limit: 4_096) != nil)
  }

  /// Follows a `.git` file, if the directory it names points back: that of a linked work tree names the file, that of a
  /// submodule names the folder. Else a repository could borrow the history of any other on the machine.
  private static func linked(from file: String, workTree: String) -> GitDirectory? {
    guard let line = firstLine(file), line.hasPrefix("gitdir: ") else { return nil }
    let target = String(line.dropFirst("gitdir: ".count))
    guard let path = PosixFile.canonical(target.hasPrefix("/") ? target : workTree + "/" + target), isGitDirectory(path) else {
      return nil
    }
    if let back = firstLine(path + "/gitdir"), PosixFile.canonical(back) == file {
      return GitDirectory(workTree: workTree, path: path)
    }
    if let back = GitConfigText.read(path + "/config").value("core", nil, "worktree"),
      PosixFile.canonical(back.hasPrefix("/") ? back : path + "/" + back) == workTree
    {
      return GitDirectory(workTree: workTree, path: path)
    }
    return nil
  }

  private static func firstLine(_ path: String) -> String? {
    guard let bytes = PosixFile.read(path: path, limit: 16_384) else { return nil }
    let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
  }
}

// MARK: - Refs

extension GitDirectory {
  /// The id of the commit that is checked out; nil before the first one.
  var head: String? { resolve("HEAD") }

  /// The object that a full name of a ref leads to.
  func resolve(_ name: String) -> String? {
    var name = name
    for _ in 0..<5 {
      guard Self.isSafe(name) else { return nil }
      guard let text = Self.firstLine("\(path)/\(name)") ?? Self.firstLine("\(common)/\(name)") ?? packed(name) else {
        return nil
      }
      if Self.isObjectID(text) { return text }
      guard text.hasPrefix("ref:") else { return nil }
      name = String(text.dropFirst("ref:".count).drop { $0 == " " || $0 == "\t" })
    }
    return nil
  }

  /// The object that a revision as people write it stands for (`main`, `v1.2`, `origin/dev`, an id), and what follows it
  /// (`~2`, `^`), which only git can work out.
  func expand(_ revision: String) -> (object: String, suffix: String)? {
    let base = revision.prefix { $0 != "~" && $0 != "^" }
    let suffix = revision[base.endIndex...]
    guard suffix.allSatisfy({ $0 == "~" || $0 == "^" || ("0"..."9").contains($0) }) else { return nil }
    for prefix in ["", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"] {
      let name = prefix + base
      guard prefix != "" || name.hasPrefix("refs/") || name == "HEAD" else { continue }
      if let object = resolve(name) { return (object, String(suffix)) }
    }
    if let object = resolve("refs/remotes/\(base)/HEAD") { return (object, String(suffix)) }
    let isHexadecimal = base.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0 | 0x20) }
    return base.utf8.count >= 4 && base.utf8.count <= 64 && isHexadecimal ? (base.lowercased(), String(suffix)) : nil
  }

  /// Whether text is a whole object id.
  static func isObjectID(_ text: String) -> Bool {
    (text.utf8.count == 40 || text.utf8.count == 64)
      && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  private static func isSafe(_ name: String) -> Bool {
    (name == "HEAD" || name.hasPrefix("refs/")) && !name.contains("..") && name.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }

  private func packed(_ name: String) -> String? {
    guard let bytes = PosixFile.read(path: common + "/packed-refs", limit: 50_000_000) else { return nil }
    let wanted = Array(name.utf8)
    for line in bytes.split(separator: 0x0A) {
      guard let space = line.firstIndex(of: 0x20), line[(space + 1)...].elementsEqual(wanted) else { continue }
      return String(decoding: line[..<space], as: UTF8.self)
    }
    return nil
  }
}
