import Diagnostics
import RepositoryFacts

/// Which files facts start, and from which files others are reached: what the relation `runs` asks for.
///
/// Linking gave each command the files that it starts and each import the file that it names; here both are turned round,
/// so that one walk from the files that matter answers for all facts.
struct StartedFileIndex {
  /// The files that import a file.
  private var importers: [String: [String]] = [:]
  /// What the commands of a file, or of one job or target in it, start.
  private var byFile: [String: [String]] = [:]
  private var byOwner: [FactOwner: [String]] = [:]

  init(_ facts: [Fact]) {
    for fact in facts {
      switch fact.kind {
      case .import, .call:
        // R's `source` and Julia's `include` are calls.
        for path in fact.values(.local) { importers[path, default: []].append(fact.location.path) }
      case .command:
        let files = fact.values(.runs)
        guard !files.isEmpty else { continue }
        byFile[fact.location.path, default: []] += files
        for owner in FactOwner.all(of: fact) { byOwner[owner, default: []] += files }
      default: break
      }
    }
  }

  /// The files that a fact starts or imports itself; those of a workflow's, job's or target's commands are its own.
  func files(startedBy fact: Fact) -> [String] {
    switch fact.kind {
    case .workflow: byFile[fact.location.path] ?? []
    case .job, .target, .stage, .service: FactOwner.all(of: fact).flatMap { byOwner[$0] ?? [] }
    default: fact.values(.runs) + fact.values(.local)
    }
  }

  /// `files`, and every file that imports one of them, directly or further on.
  func filesThatReach(_ files: Set<String>) -> Set<String> {
    var reached = files
    var open = Array(files)
    while let next = open.popLast() {
      for importer in importers[next] ?? [] where reached.insert(importer).inserted { open.append(importer) }
    }
    return reached
  }
}
