import Diagnostics

/// The commands of a repository by what starts them: a target of a task file, a script, an image, a service, a pipeline.
///
/// In: all facts. Out: the positions of facts in that list.
struct CommandIndex {
  /// A group of facts that are started together.
  struct Unit: Hashable, Sendable {
    /// What tells it from others, so that none is followed twice.
    let id: String
    /// The positions of its `command`, `hook` and `uses` facts.
    let facts: [Int]
    /// Where its commands run, if they don't say; nil where they run where the caller does.
    let directory: String?
  }

  /// The task files of each runner, by the folder they stand in.
  private var taskFiles: [String: [String: String]] = [:]
  /// The targets of each task file in the order of the file, with those that must run before.
  private var targets: [String: [(name: String, needs: [String])]] = [:]
  /// Where each name stands in the list of its file; a make target may have several rules.
  private var positions: [String: [String: [Int]]] = [:]
  /// The targets that a task file names as what runs when none is asked for.
  private var namedDefaults: [String: [String]] = [:]
  /// Positions by file, and by file and owner.
  private var byFile: [String: [Int]] = [:]
  private var byCode: [String: [Int]] = [:]
  private var byOwner: [String: [String: [Int]]] = [:]
  private var hooks: [String: [Int]] = [:]
  /// A service of a compose file: the image it is built from, and the folders that it sees.
  private struct Service {
    let name: String
    let dockerfile: String?
    let folders: [String]
  }

  /// The services of each compose file.
  private var services: [String: [Service]] = [:]
  /// What COPY and ADD bring into the image of each Dockerfile.
  private var imageSources: [String: [String]] = [:]

  init(_ facts: [Fact]) {
    for (position, fact) in facts.enumerated() {
      let path = fact.location.path
      switch fact.kind {
      case .command, .uses:
        guard fact.contexts.isDisjoint(with: [.docs, .notebook]) else { continue }
        byFile[path, default: []].append(position)
        if fact.contexts.contains(.code) { byCode[path, default: []].append(position) }
        if let owner = fact[.owner] { byOwner[path, default: [:]][owner, default: []].append(position) }
      case .hook: hooks[path, default: []].append(position)
      case .target:
        guard let runner = fact[.runner] else { continue }
        let folder = RepositoryTree.folder(of: path)
        if taskFiles[runner]?[folder] == nil { taskFiles[runner, default: [:]][folder] = path }
        positions[path, default: [:]][fact.name, default: []].append(targets[path]?.count ?? 0)
        targets[path, default: []].append((fact.name, fact.values(.needs)))
      case .key where fact.name == "tox.default":
        if let name = fact[.value] { namedDefaults[path, default: []].append(name) }
      case .service:
        services[path, default: []].append(
          Service(name: fact.name, dockerfile: fact[.dockerfile], folders: Self.foldersSeen(by: fact)))
      case .instruction where fact.name == "COPY" || fact.name == "ADD":
        imageSources[path, default: []] += fact.values(.source)
      default: break
      }
    }
  }

  /// The targets of a runner that a call in `folder` asks for, prerequisites first; no names ask for the default.
  func targets(_ names: [String], runner: String, in folder: String) -> [Unit] {
    // Task runners look upwards for their file, all but make.
    var place = folder
    var file = taskFiles[runner]?[place]
    while file == nil, !place.isEmpty, runner != "make", runner != "mlproject" {
      place = RepositoryTree.folder(of: place)
      file = taskFiles[runner]?[place]
    }
    guard let file, let known = targets[file] else { return [] }
    let asked = names.isEmpty ? namedDefaults[file] ?? defaults(of: runner, known.map(\.name)) : names
    var units: [Unit] = []
    var seen: Set<String> = []
    // Depth first by hand: each name is opened once, and closed when its prerequisites are in order.
    var stack = asked.reversed().map { (name: $0, isOpen: false) }
    var steps = Self.maximumSteps
    while let (name, isOpen) = stack.popLast(), steps > 0 {
      steps -= 1
      guard isOpen || seen.insert(name).inserted else { continue }
      let found = find(name, in: file, runner).map { known[$0] }
      if isOpen {
        for target in found {
          units.append(Unit(id: "\(file)#\(target.name)", facts: byOwner[file]?[target.name] ?? [], directory: place))
        }
      } else {
        stack.append((name, true))
        for target in found { for need in target.needs.reversed().prefix(Self.maximumSteps) { stack.append((need, false)) } }
      }
    }
    return units
  }

  /// How many prerequisites of prerequisites are looked at for one call.
  private static let maximumSteps = 2_000

  private func find(_ name: String, in file: String, _ runner: String) -> [Int] {
    if let exact = positions[file]?[name] { return exact }
    guard runner == "tox" || runner == "nox" || runner == "invoke", let known = targets[file], known.count < 200 else {
      return []
    }
    return known.indices.filter { matches(known[$0].name, name, runner) }
  }

  private func defaults(of runner: String, _ known: [String]) -> [String] {
    switch runner {
    case "make", "just", "rake": known.first { !$0.hasPrefix(".") }.map { [$0] } ?? []
    case "nox": known
    // Without a list tox runs its environment `py`.
    case "tox": ["py"]
    case "task": known.contains("default") ? ["default"] : []
    case "mlproject": known.contains("main") ? ["main"] : []
    default: []
    }
  }

  /// tox environments come in families: any without a section of its own, such as `py311-lint`, is `testenv`.
  private func matches(_ known: String, _ asked: String, _ runner: String) -> Bool {
    switch runner {
    case "tox": return known == "testenv"
    case "nox": return asked.hasPrefix(known + "-") || asked.hasPrefix(known + "(")
    case "invoke": return known.map { $0 == "_" ? "-" : $0 } == asked.map { $0 == "_" ? "-" : $0 }
    default: return false
    }
  }

  /// All commands of a file that is run as a whole: a script, a workflow, an action, a pipeline.
  func file(_ path: String, directory: String? = nil, owner: String? = nil) -> [Unit] {
    let facts = owner.map { byOwner[path]?[$0] ?? [] } ?? byFile[path] ?? []
    return facts.isEmpty ? [] : [Unit(id: path + "#" + (owner ?? ""), facts: facts, directory: directory)]
  }

  /// The commands that the code of a file starts.
  func code(_ path: String) -> [Unit] {
    byCode[path].map { [Unit(id: path + "#code", facts: $0, directory: nil)] } ?? []
  }

  /// The hooks of a configuration, with the commands that local ones name.
  func hooks(_ path: String) -> [Unit] {
    let facts = (hooks[path] ?? []) + (byFile[path] ?? [])
    return facts.isEmpty ? [] : [Unit(id: path, facts: facts.sorted(), directory: "")]
  }

  /// Services of a compose file: what they start, and the images that are built for them; no names ask for all.
  func services(_ names: [String], of path: String) -> [Unit] {
    (services[path] ?? []).filter { names.isEmpty || names.contains($0.name) }.flatMap { service in
      file(path, owner: service.name) + (service.dockerfile.map { file($0) } ?? [])
    }
  }

  /// Folders of the repository that stand somewhere in the image of a Dockerfile, or in the container of a service.
  func foldersInside(_ path: String, owner: String?) -> [String] {
    var folders = sources(of: path)
    if let service = services[path]?.first(where: { $0.name == owner }) {
      folders += service.folders + (service.dockerfile.map { sources(of: $0) } ?? [])
    }
    return folders
  }

  /// What COPY and ADD take: from the folder of the file or from the root, since the build's context is not known here.
  private func sources(of path: String) -> [String] {
    let folder = RepositoryTree.folder(of: path)
    return (imageSources[path] ?? []).prefix(20).flatMap { source in
      [RepositoryTree.join(folder, source), RepositoryTree.join("", source)].compactMap(\.self)
    }
  }

  /// The build's context, and what `./src:/app` mounts.
  private static func foldersSeen(by service: Fact) -> [String] {
    let folder = RepositoryTree.folder(of: service.location.path)
    let build = service[.build].flatMap { $0.contains(":") ? nil : RepositoryTree.join("", $0) }
    let mounts = service.values(.volume).prefix(20).compactMap { volume -> String? in
      let source = volume.prefix { $0 != ":" }
      return source.hasPrefix(".") ? RepositoryTree.join(folder, source) : nil
    }
    return (build.map { [$0] } ?? []) + mounts
  }
}
