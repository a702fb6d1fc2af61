import Diagnostics

/// Follows commands through task runners, scripts, images and pipelines to what they run in the end.
///
/// In: all facts, imports resolved. Out: the facts that stand behind a fact, at its place and in its contexts, with `via`
/// saying through what they were reached; and for each command the files that it starts.
struct CommandFollower {
  private let facts: [Fact]
  private let tree: RepositoryTree
  private let index: CommandIndex
  private let targets: CommandTargets
  private let started: StartedFiles
  private var graph: ImportGraph
  private var left = Self.maximumFollowed
  /// What calls of task runners lead to, by runner, folder and targets: the same few calls come again and again.
  private var calls: [[String]: [CommandIndex.Unit]] = [:]

  /// How many facts are added to a repository at most, and behind one fact, and through how many places.
  static let maximumFollowed = 20_000
  static let maximumBehindOne = 400
  static let maximumHops = 12

  private static let roots: FactContexts = [.ci, .image, .hook, .pipeline, .service, .code, .task, .script]

  init(_ facts: [Fact], tree: RepositoryTree, graph: ImportGraph, set: FactSet) {
    self.facts = facts
    self.tree = tree
    self.graph = graph
    index = CommandIndex(facts)
    targets = CommandTargets(tree, index)
    started = StartedFiles(tree, facts: set)
  }

  /// One place on the way: a fact to look behind, where it runs, how it was reached, and whether that was through what an
  /// image runs when it is started or asked for its health, which building it does not run.
  private struct Visit {
    let position: Int
    let folder: String
    let via: [String]
    var moment: String?
  }

  /// The fact at a position with the files that it starts, and the facts behind it.
  mutating func follow(_ position: Int) -> (fact: Fact, behind: [Fact]) {
    var root = facts[position]
    guard root.kind == .command || root.kind == .uses, !root.contexts.isDisjoint(with: Self.roots) || root.kind == .uses else {
      return (root, [])
    }
    var behind: [Fact] = []
    var runs: [String] = []
    var seenUnits: Set<String> = []
    var pending = [Visit(position: position, folder: workingFolder(of: root), via: [])]
    var isFirst = true
    while let visit = pending.popLast() {
      let fact = facts[visit.position]
      let words = CommandWords(fact.name)
      let files = fact.kind == .command ? started.files(words, from: places(visit.folder, fact), &graph) : []
      let all = reach(files)
      runs += all
      if isFirst {
        isFirst = false
      } else if behind.count < Self.maximumBehindOne, left > 0 {
        behind.append(copy(of: fact, behind: root, folder: visit.folder, via: visit.via, moment: visit.moment, runs: all))
        left -= 1
      } else {
        break
      }
      guard visit.via.count < Self.maximumHops, fact.kind != .hook, left > 0 else { continue }
      let moment = moment(of: fact) ?? visit.moment
      for unit in units(of: fact, words, in: visit.folder, started: files).reversed() where seenUnits.insert(unit.id).inserted {
        for next in unit.facts.reversed() where next != position {
          let inner = facts[next]
          let place = inner.location.description
          let inside = folder(of: inner, in: unit, from: visit.folder)
          pending.append(Visit(position: next, folder: inside, via: visit.via + [place], moment: moment))
        }
      }
    }
    for file in unique(runs).prefix(ImportGraph.maximumReach) { root.attributes.append(.init(.runs, file)) }
    return (root, behind)
  }

  private mutating func units(
    of fact: Fact, _ words: CommandWords, in folder: String, started: [String]
  ) -> [CommandIndex.Unit] {
    if fact.kind == .uses { return targets.units(fact) }
    guard let runner = fact[.runner], !RunnerCall.wrappers.contains(runner) else {
      return targets.units(fact, words, in: folder, started: started)
    }
    let key = [runner, folder] + fact.values(.target)
    if let known = calls[key] { return known }
    let found = targets.units(fact, words, in: folder, started: started)
    calls[key] = found
    return found
  }

  // MARK: Files

  /// The files themselves, then what they import.
  private mutating func reach(_ files: [String]) -> [String] {
    guard !files.isEmpty else { return [] }
    var all = files
    for file in files { all += graph.reach(file) }
    return Array(unique(all).prefix(ImportGraph.maximumReach))
  }

  private func unique(_ paths: [String]) -> [String] {
    guard paths.count > 1 else { return paths }
    var seen: Set<String> = []
    return paths.filter { seen.insert($0).inserted }
  }

  // MARK: Folders

  /// Where a command runs that nothing was followed to: what it says, else for a task or a pipeline the folder of its file.
  private func workingFolder(of fact: Fact) -> String {
    let own = RepositoryTree.folder(of: fact.location.path)
    if let said = fact[.directory] {
      return known([said, RepositoryTree.join(own, said)]) ?? own
    }
    let isAtFile = fact.contexts.contains(.task) || fact.contexts.contains(.pipeline) || fact.contexts.contains(.image)
    return isAtFile && !fact.contexts.contains(.ci) ? own : ""
  }

  /// Where a command runs that was reached from one that runs in `caller`.
  private func folder(of fact: Fact, in unit: CommandIndex.Unit, from caller: String) -> String {
    let base = unit.directory ?? (fact.contexts.contains(.image) ? RepositoryTree.folder(of: fact.location.path) : caller)
    guard let said = fact[.directory] else { return base }
    return known([RepositoryTree.join(base, said), said]) ?? base
  }

  private func known(_ candidates: [String?]) -> String? {
    for case let candidate? in candidates {
      let path = RepositoryTree.join("", candidate) ?? candidate
      if tree.hasFolder(path) { return path }
    }
    return nil
  }

  /// The folders that paths in a command may be seen from, the likeliest first.
  private func places(_ folder: String, _ fact: Fact) -> [String] {
    var places = [folder]
    if !folder.isEmpty { places.append("") }
    let own = RepositoryTree.folder(of: fact.location.path)
    if own != folder, !own.isEmpty { places.append(own) }
    if fact.contexts.contains(.image) || fact.contexts.contains(.service) {
      for path in index.foldersInside(fact.location.path, owner: fact[.owner]) {
        places.append(tree.hasFile(path) ? RepositoryTree.folder(of: path) : path)
      }
    }
    return places
  }

  /// When an image runs this command, where that isn't while it is built; the targets of task runners say no such thing.
  private func moment(of fact: Fact) -> String? {
    guard fact[.runner] == nil, let target = fact[.target], target == "start" || target == "healthcheck" else { return nil }
    return target
  }

  /// A followed fact as it stands behind `root`.
  private func copy(
    of fact: Fact, behind root: Fact, folder: String, via: [String], moment: String?, runs: [String]
  ) -> Fact {
    let replaced: Set<FactAttribute> = [.owner, .trigger, .directory, .via, .runs]
    var attributes = fact.attributes.filter { !replaced.contains($0.key) }
    attributes += root.attributes.filter { $0.key == .owner || $0.key == .trigger }
    if let moment, fact[.runner] == nil, fact[.target] != moment { attributes.append(.init(.target, moment)) }
    if !folder.isEmpty { attributes.append(.init(.directory, folder)) }
    attributes += via.map { .init(.via, $0) } + runs.map { .init(.runs, $0) }
    return Fact(fact.kind, fact.name, at: root.location, in: root.contexts, attributes)
  }
}
