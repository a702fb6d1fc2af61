/// Finds the file of this repository that a dotted Python name means.
struct PythonModules {
  private let tree: RepositoryTree
  /// First components that can be a module of the repository at all; everything else is third-party and costs one look-up.
  private var topNames: Set<Substring> = []
  /// Folders that are put on the path by convention or by a manifest that stands there.
  private var roots: [String] = ["", "src"]
  /// Where the package of a name has its `__init__.py`, in the order of paths.
  private var packageRoots: [Substring: [String]] = [:]
  /// Packages that are installed: their names alone never mean a folder of the repository.
  private let dependencies: Set<String>
  private var cache: [String: String?] = [:]

  /// In: the files, the folders that hold a manifest, the declared dependencies as `dependency` facts name them.
  init(_ tree: RepositoryTree, paths: [String], manifestFolders: [String], dependencies: Set<String>) {
    self.tree = tree
    self.dependencies = dependencies
    for path in paths where path.hasSuffix(".py") || path.hasSuffix(".pyi") || path.hasSuffix(".pyx") {
      var components = path.split(separator: "/")
      guard let file = components.popLast() else { continue }
      topNames.formUnion(components)
      if let dot = file.firstIndex(of: ".") { topNames.insert(file[..<dot]) }
      guard file == "__init__.py", let package = components.popLast() else { continue }
      let root = components.joined(separator: "/")
      let isInPackage = !root.isEmpty && tree.hasFile(root + "/__init__.py")
      if !isInPackage, PathContexts.of(path).isDisjoint(with: [.test, .example, .docs]) {
        packageRoots[package, default: []].append(root)
      }
    }
    for folder in manifestFolders where !folder.isEmpty { roots += [folder, folder + "/src"] }
  }

  /// The file of `name` (a module, or a member of one) as seen from a file in `folder`.
  mutating func file(_ name: String, from folder: String, importedBy importer: String? = nil) -> String? {
    guard let first = name.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1).first else { return nil }
    guard topNames.contains(Substring(first)) else { return nil }
    let components = name.pieces(between: ".")
    guard components.count <= 12 else { return nil }
    let key = folder + "\n" + name
    let found: String?
    if let cached = cache[key] {
      found = cached
    } else {
      found = search(components, from: folder)
      cache[key] = .some(found)
    }
    // A script that is called like the library it imports does not import itself.
    return found == importer ? nil : found
  }

  private func search(_ components: [Substring], from folder: String) -> String? {
    let top = components[0]
    let isDependency = dependencies.contains(String(top.lowercased().map { $0 == "_" ? "-" : $0 }))
    var places = [folder]
    var above = folder
    while !above.isEmpty {
      above = RepositoryTree.folder(of: above)
      places.append(above)
    }
    places += roots
    if !isDependency { places += packageRoots[top] ?? [] }
    for place in places {
      // A folder of the repository called like an installed package: only what is found inside it is meant.
      if let file = search(components, in: place, least: isDependency ? 2 : 1) { return file }
    }
    return nil
  }

  private func search(_ components: [Substring], in root: String, least: Int) -> String? {
    let start = root.isEmpty ? "" : root + "/"
    // Nearly all places hold nothing of that name.
    let top = start + components[0]
    guard tree.hasFolder(top) || tree.hasFile(top + ".py") else { return nil }
    var count = components.count
    while count >= least {
      let path = start + components[..<count].joined(separator: "/")
      if tree.hasFile(path + ".py") { return path + ".py" }
      if tree.hasFile(path + "/__init__.py") { return path + "/__init__.py" }
      count -= 1
    }
    return nil
  }
}
