import Diagnostics
import RepositoryFacts
import RuleLanguage

/// The files that exist and could not be read, and which practices that leaves open.
struct UnreadFiles {
  /// A file with the kinds of facts that it may hold.
  private struct File {
    let path: String
    let kinds: Set<FactKind>
  }

  private let files: [File]

  /// How many files are looked at: the first that could show a practice is enough.
  private static let most = 1_000

  /// What the walk and the parsers report where they have nothing of a file. A warning of any other sort, such as a fault
  /// of syntax, leaves the rest of the file.
  private static let unread: Set<String> = [
    "unreadable-file", "file-missing", "file-too-large", "source-too-large", "unread-entry",
  ]

  /// From the facts of a repository with what was reported beside them.
  init(_ facts: FactSet) {
    var paths: Set<String> = []
    var broken: Set<String> = []
    for diagnostic in facts.diagnostics {
      guard let path = diagnostic.location?.path else { continue }
      // A large data file is only a note: nothing that is judged is missed.
      if Self.unread.contains(diagnostic.id), diagnostic.id != "file-too-large" || diagnostic.severity >= .warning {
        paths.insert(path)
      } else if diagnostic.id.hasSuffix("-syntax"), diagnostic.severity >= .warning {
        broken.insert(path)
      }
    }
    // A fault at its beginning can leave nothing of a file.
    if !broken.isEmpty {
      for fact in facts.facts where fact.kind != .file && fact.kind != .secret { broken.remove(fact.location.path) }
      paths.formUnion(broken)
    }
    files = paths.sorted().prefix(Self.most).map { File(path: $0, kinds: FactExtractor.kinds(ofFileAt: $0)) }
  }

  /// The first file that could not be read and that the practice would have looked into, by its rules or its computation.
  func file(thatCouldShow practice: PackedPractice, in rules: RulePack) -> String? {
    guard !files.isEmpty else { return nil }
    let computed = practice.computed.flatMap { ComputedPractices.named($0) }?.reads ?? []
    let patterns = (practice.met + practice.partial).map(\.pattern)
    return files.first { file in
      !file.kinds.isDisjoint(with: computed) || patterns.contains { reads($0, file, rules) }
    }?.path
  }

  private func reads(_ pattern: Int, _ file: File, _ rules: RulePack) -> Bool {
    let conditions = rules.conditions(pattern)
    guard conditions.admitsFile(file.path) else { return false }
    if case .union(let members) = conditions.subject { return members.contains { reads($0, file, rules) } }
    // A file is known to be there even where it can't be read.
    return rules.kind(pattern).map { $0 != .file && file.kinds.contains($0) } ?? false
  }
}
