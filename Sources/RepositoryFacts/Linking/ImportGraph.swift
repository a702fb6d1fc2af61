import Diagnostics

/// Which file of the repository imports which.
///
/// In: all facts. Out: the file that each `import` fact means, and from each file all that it reaches.
struct ImportGraph {
  private let tree: RepositoryTree
  private(set) var python: PythonModules
  /// The files that each file imports, in the order of lines.
  private var edges: [String: [String]] = [:]
  private var known: [String: Set<String>] = [:]
  private var reached: [String: [String]] = [:]
  private let packages: OwnPackages

  /// How many files a walk along imports takes in.
  static let maximumReach = 60

  init(_ tree: RepositoryTree, paths: [String], facts: FactSet) {
    self.tree = tree
    let dependencies = Set(facts.all(.dependency).map(\.name))
    let manifestNames: Set<Substring> = [
      "pyproject.toml", "setup.py", "setup.cfg", "requirements.txt", "environment.yml", "Pipfile",
    ]
    let manifestFolders = paths.filter { manifestNames.contains(RepositoryTree.name(of: $0)) }.map(RepositoryTree.folder)
    python = PythonModules(tree, paths: paths, manifestFolders: manifestFolders, dependencies: dependencies)
    packages = OwnPackages(tree, facts: facts, paths: paths)
  }

  /// The file that an import, or a call that includes a file, means; remembered as an edge.
  mutating func resolve(_ fact: Fact) -> String? {
    let importer = fact.location.path
    guard let path = find(fact, importer: importer), path != importer else { return nil }
    if known[importer, default: []].insert(path).inserted { edges[importer, default: []].append(path) }
    return path
  }

  /// What `start` imports, directly or further on, breadth first, `start` left out.
  mutating func reach(_ start: String) -> [String] {
    if let all = reached[start] { return all }
    var seen: Set<String> = [start]
    var found: [String] = []
    var queue = [start]
    var next = 0
    while next < queue.count, found.count < Self.maximumReach {
      for target in edges[queue[next]] ?? [] where found.count < Self.maximumReach && seen.insert(target).inserted {
        found.append(target)
        queue.append(target)
      }
      next += 1
    }
    reached[start] = found
    return found
  }

  /// The module that `python -m` or a server names, as seen from some folders.
  mutating func module(_ name: String, from folders: [String]) -> String? {
    for folder in folders {
      guard let file = python.file(name, from: folder) else { continue }
      guard file.hasSuffix("/__init__.py") else { return file }
      let main = file.dropLast("__init__.py".count) + "__main__.py"
      return tree.hasFile(String(main)) ? String(main) : file
    }
    return nil
  }

  private mutating func find(_ fact: Fact, importer: String) -> String? {
    let folder = RepositoryTree.folder(of: importer)
    if fact.kind == .call { return included(fact, folder: folder) }
    switch fact[.language] {
    case "javascript", "typescript": return script(fact.name, folder: folder)
    case "r", "julia", "swift", "java", "kotlin", "scala", "go": return packages.file(fact.name, language: fact[.language] ?? "")
    case "c++", "c": return tree.file(fact.name, from: [folder, "include", "src", ""])
    default: return python.file(fact.name, from: folder, importedBy: importer)
    }
  }

  /// R's `source("x.R")` and Julia's `include("x.jl")`.
  private func included(_ fact: Fact, folder: String) -> String? {
    guard fact.name == "source" || fact.name == "include" || fact.name == "sys.source" || fact.name == "box.use",
      let name = fact[.argument], name != "…"
    else { return nil }
    let word = name.hasPrefix("file=") ? name.dropFirst(5) : name[...]
    return tree.file(word, from: fact[.language] == "julia" ? [folder] : [folder, ""])
  }

  private func script(_ name: String, folder: String) -> String? {
    var places = [folder]
    var name = name[...]
    if name.hasPrefix("@/") || name.hasPrefix("~/") {
      name = name.dropFirst(2)
      places = ["src", ""]
      if let path = script(name, in: places) { return path }
      // The name of what is imported may stand behind the module's (`@/lib/store.find`).
      let module = name.lastIndex(of: ".") ?? name.startIndex
      if module < name.lastIndex(of: "/") ?? name.startIndex { return nil }
      name = name[..<module]
    } else if !name.hasPrefix(".") {
      return nil
    }
    return name.isEmpty ? nil : script(name, in: places)
  }

  private func script(_ name: Substring, in places: [String]) -> String? {
    for place in places {
      guard let path = RepositoryTree.join(place, name) else { continue }
      if tree.hasFile(path) { return path }
      // TypeScript names the file that will be compiled from the one that is there.
      let stem = path.hasSuffix(".js") ? String(path.dropLast(3)) : path
      for ending in Self.scriptEndings where tree.hasFile(stem + ending) { return stem + ending }
      for ending in Self.scriptEndings where tree.hasFile(path + "/index" + ending) { return path + "/index" + ending }
    }
    return nil
  }

  private static let scriptEndings = [".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".vue", ".svelte"]
}
