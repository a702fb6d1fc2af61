import Diagnostics
import RepositoryFacts

/// The linked facts of a repository with what several computed practices ask of them.
struct RepositoryView: Sendable {
  let facts: FactSet
  /// The paths of all judged files.
  let files: PathIndex
  /// The paths of those that hold code, that of a site for the documentation left out.
  let code: PathIndex
  /// The Dockerfiles of the project.
  let images: [ImageDefinition]

  init(facts: FactSet) {
    self.facts = facts
    files = PathIndex(facts.all(.file).map(\.location.path))
    code = PathIndex(facts.all(.code).lazy.filter { !$0.contexts.contains(.docs) }.map(\.location.path))
    images = ImageDefinition.all(in: facts)
  }
}

/// Paths in the order of their bytes, in which all that lies below a folder stands together.
struct PathIndex: Sendable {
  private let sorted: [String]

  init(_ paths: [String]) {
    sorted = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether a path is among them.
  func contains(_ path: String) -> Bool {
    let position = position(of: path)
    return position < sorted.count && sorted[position] == path
  }

  /// Whether a path, or any below it, is among them; an empty path is the root.
  func holds(_ path: String) -> Bool {
    if path.isEmpty { return !sorted.isEmpty }
    if contains(path) { return true }
    let folder = path + "/"
    let position = position(of: folder)
    return position < sorted.count && sorted[position].utf8.starts(with: folder.utf8)
  }

  /// Where a path stands or would stand.
  private func position(of path: String) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].utf8.lexicographicallyPrecedes(path.utf8) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Folders and names in paths.
enum PathParts {
  /// The folder of a path, empty at the root.
  static func folder(_ path: String) -> String { path.beforeLast("/").map(String.init) ?? "" }

  /// The last component.
  static func name(_ path: String) -> String { path.behindLast("/").map(String.init) ?? path }

  /// How many folders a path lies in.
  static func depth(_ path: String) -> Int { path.utf8.count { $0 == UInt8(ascii: "/") } }

  /// A relative path below a folder, with `.` and `..` of both worked out; nil where it leads out of the repository.
  static func join(_ folder: String, _ relative: String) -> String? {
    var parts: [Substring] = []
    let all = (relative.hasPrefix("/") ? [] : folder.split(separator: "/")) + relative.split(separator: "/")
    for part in all where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
