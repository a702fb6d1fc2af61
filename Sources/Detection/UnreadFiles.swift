import Diagnostics
import RepositoryFacts

/// The files that exist and could not be read, and which practices that leaves open.
struct UnreadFiles {
  private let paths: [String]

  /// From what the walk and the parsers reported: a warning about a file means that facts are missing.
  init(diagnostics: [Diagnostic]) {
    paths = Array(Set(diagnostics.filter { $0.severity >= .warning }.compactMap(\.location?.path))).sorted()
  }

  /// The first file that could not be read and that a rule of the practice would have looked into.
  func file(thatCouldShow rules: PracticeRules) -> String? {
    paths.first { path in
      let kinds = FactExtractor.kinds(ofFileAt: path)
      return (rules.met + rules.partial).contains { reads($0.pattern, path, kinds) }
    }
  }

  private func reads(_ pattern: Pattern, _ path: String, _ kinds: Set<FactKind>) -> Bool {
    if pattern.excludedFiles.contains(where: { $0.matches(path) }) { return false }
    if !pattern.files.isEmpty, !pattern.files.contains(where: { $0.matches(path) }) { return false }
    return switch pattern.subject {
    // A file is known to be there even where it can't be read.
    case .facts(let kind, _): kind != .file && kinds.contains(kind)
    case .commands: kinds.contains(.command)
    case .any(let inner): inner.contains { reads($0, path, kinds) }
    case .set: false
    }
  }
}
