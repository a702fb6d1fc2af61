import Diagnostics
import MaturityModel
import RepositoryFacts

/// Finds the machine-learning projects of a monorepo.
///
/// A folder is a project of its own where it has a manifest and, in or below it and in no nearer such folder, code that
/// trains. A repository whose root is such a folder is one project, whatever parts it has; one folder alone is no monorepo.
enum ProjectFolders {
  private static let most = 50

  /// The project folders, by path, with the first training call of each; fewer than two are none.
  static func find(in facts: FactSet, training: [Fact]) -> [Assessment.ProjectLandmarks.Landmark] {
    let manifests = Set(facts.all(.dependency).map { PathParts.folder($0.location.path) })
      .union(facts.all(.lock).map { PathParts.folder($0.location.path) })
    var first: [String: Fact] = [:]
    for call in training where call.kind == .call && call.contexts.isDisjoint(with: [.test, .docs]) {
      guard let folder = nearest(to: PathParts.folder(call.location.path), among: manifests) else { continue }
      if first[folder] == nil { first[folder] = call }
    }
    guard first[""] == nil else { return [] }
    // Of folders within one another the outer one is the project.
    let folders = first.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.filter { folder in
      nearest(to: PathParts.folder(folder), among: Set(first.keys)) == nil
    }
    guard folders.count > 1 else { return [] }
    return folders.prefix(most).map { .init(name: PathParts.name($0), location: FileLocation($0)) }
  }

  /// The projects that the configuration names, where it names any.
  static func named(_ folders: [String]) -> [Assessment.ProjectLandmarks.Landmark] {
    folders.map { .init(name: PathParts.name($0), location: FileLocation($0)) }
  }

  /// The nearest of some folders at or above one; the root is the empty one.
  private static func nearest(to folder: String, among folders: Set<String>) -> String? {
    var folder = folder
    while true {
      if folders.contains(folder) { return folder }
      if folder.isEmpty { return nil }
      folder = PathParts.folder(folder)
    }
  }
}
