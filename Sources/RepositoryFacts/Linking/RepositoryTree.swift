/// The paths of a repository as the links need them: which files and folders there are, and what a path as it stands in a
/// command leads to.
struct RepositoryTree: Sendable {
  private let files: Set<String>
  private let folders: Set<String>
  /// The files in each folder, by name, in order.
  private let contents: [String: [String]]

  /// A tree of the files of the repository's own.
  init(files paths: [String]) {
    var folders: Set<String> = [""]
    var contents: [String: [String]] = [:]
    for path in paths {
      let folder = Self.folder(of: path)
      contents[folder, default: []].append(path)
      var above = folder
      while folders.insert(above).inserted { above = Self.folder(of: above) }
    }
    files = Set(paths)
    self.folders = folders
    self.contents = contents
  }

  func hasFile(_ path: String) -> Bool { files.contains(path) }
  func hasFolder(_ path: String) -> Bool { folders.contains(path) }
  func files(in folder: String) -> [String] { contents[folder] ?? [] }

  /// The folder of a path, empty at the root.
  static func folder(of path: String) -> String { path.beforeLast("/").map(String.init) ?? "" }

  /// The last component of a path.
  static func name(of path: String) -> Substring { path.behindLast("/") ?? path[...] }

  /// `path` seen from `folder`, with `.` and `..` taken out; nil where it leads out of the repository.
  static func join(_ folder: String, _ path: some StringProtocol) -> String? {
    guard folder.utf8.count + path.utf8.count < 4_096 else { return nil }
    var parts = folder.split(separator: "/")
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(Substring(part))
      }
    }
    return parts.joined(separator: "/")
  }

  /// The file that a word of a command means: seen from one of `folders`, the nearest first.
  ///
  /// What can't be known is passed over with good will: a variable in front (`$ROOT/x.sh`), and the place inside an image
  /// (`/app/train.py`).
  func file(_ word: some StringProtocol, from folders: [String]) -> String? {
    first(word, from: folders) { hasFile($0) }
  }

  /// The folder that a word of a command means.
  func folder(_ word: some StringProtocol, from folders: [String]) -> String? {
    first(word, from: folders) { hasFolder($0) }
  }

  private func first(_ word: some StringProtocol, from folders: [String], _ exists: (String) -> Bool) -> String? {
    guard !word.isEmpty, word.utf8.count < 1_024, !word.hasPrefix("-"), !word.contains("://") else { return nil }
    var rest = Substring(word)
    var isPlaceKnown = true
    if rest.hasPrefix("$") || rest.hasPrefix("~") || rest.hasPrefix("%") {
      guard let end = Self.endOfVariable(rest) else { return nil }
      rest = rest[end...]
    }
    if rest.hasPrefix("/") {
      isPlaceKnown = false
      rest = rest.drop { $0 == "/" }
    }
    for _ in 0..<8 {
      for folder in folders { if let path = Self.join(folder, rest), exists(path) { return path } }
      // Below an unknown place every further component may be where the repository begins.
      guard !isPlaceKnown, let slash = rest.firstIndex(of: "/") else { return nil }
      rest = rest[rest.index(after: slash)...]
    }
    return nil
  }

  /// Where the path goes on behind a variable or substitution in front; nil where it does not.
  private static func endOfVariable(_ word: Substring) -> String.Index? {
    var depth = 0
    for index in word.indices {
      switch word[index] {
      case "{", "(": depth += 1
      case "}", ")": depth -= 1
      case "/" where depth <= 0: return index
      default: break
      }
    }
    return nil
  }
}
