import RepositoryFacts

/// The patterns over files, laid out by what they demand of a file's name, so that a path is tried on few of them.
struct FileTable: Sendable {
  private var byLastComponent: [PathGlob.LastComponent: [PatternIndex.ID]] = [:]

  /// Adds a pattern that looks for files that match one of these globs, or for any file where there are none.
  mutating func add(_ globs: [PathGlob], of pattern: PatternIndex.ID) {
    for key in globs.isEmpty ? [.any] : Set(globs.map(\.lastComponent)) { byLastComponent[key, default: []].append(pattern) }
  }

  /// The patterns that the file at a path may match, each once, in order; their globs are not yet compared.
  func patterns(for path: String) -> [PatternIndex.ID] {
    PatternIndex.eachOnce(PathGlob.lastComponents(of: path).flatMap { byLastComponent[$0] ?? [] })
  }
}
