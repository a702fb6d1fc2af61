import Diagnostics

/// The repository's own packages in languages that import by the package's name, not by a path.
struct OwnPackages {
  private let tree: RepositoryTree
  /// Names by manifest, each with the folder of the manifest.
  private var named: [String: [(name: String, folder: String)]] = [:]
  /// The files of JVM languages by the end of their path, without ending: `acme/Train`.
  private var classes: [Substring: String] = [:]

  init(_ tree: RepositoryTree, facts: FactSet, paths: [String]) {
    self.tree = tree
    for fact in facts.all(.metadata) where fact.name == "name" {
      guard let value = fact[.value], let manifest = fact[.manifest] else { continue }
      named[manifest, default: []].append((value, RepositoryTree.folder(of: fact.location.path)))
    }
    for path in paths where path.hasSuffix(".java") || path.hasSuffix(".scala") || path.hasSuffix(".kt") {
      let name = RepositoryTree.name(of: path)
      let stem = name.prefix { $0 != "." }
      if classes[stem] == nil { classes[stem] = path }
    }
  }

  /// A file of the package that an import names: the one it names, or the package's first.
  func file(_ name: String, language: String) -> String? {
    switch language {
    case "r": return file(of: name, manifest: "description", places: ["R"], ending: ".R")
    case "julia":
      let top = name.prefix { $0 != "." }
      for package in named["project-toml"] ?? [] where package.name == top {
        let path = [package.folder, "src", "\(top).jl"].filter { !$0.isEmpty }.joined(separator: "/")
        if tree.hasFile(path) { return path }
      }
      return nil
    case "swift": return tree.files(in: "Sources/" + name.prefix { $0 != "." }).first { $0.hasSuffix(".swift") }
    case "go":
      for module in named["go-mod"] ?? [] where name == module.name || name.hasPrefix(module.name + "/") {
        let folder = RepositoryTree.join(module.folder, name.dropFirst(module.name.count)) ?? ""
        if let file = tree.files(in: folder).first(where: { $0.hasSuffix(".go") }) { return file }
      }
      return nil
    default:
      // The class is the last component, or the one before a member of it.
      for component in name.split(separator: ".").suffix(2).reversed() {
        guard let path = classes[component] else { continue }
        let package = name.split(separator: ".").prefix { $0 != component }.joined(separator: "/")
        if package.isEmpty || path.contains(package + "/") { return path }
      }
      return nil
    }
  }

  private func file(of name: String, manifest: String, places: [String], ending: String) -> String? {
    let top = name.prefix { $0 != "." }
    for package in named[manifest] ?? [] where package.name == top || package.name == name {
      for place in places {
        let folder = package.folder.isEmpty ? place : package.folder + "/" + place
        if let file = tree.files(in: folder).first(where: { $0.hasSuffix(ending) }) { return file }
      }
    }
    return nil
  }
}
