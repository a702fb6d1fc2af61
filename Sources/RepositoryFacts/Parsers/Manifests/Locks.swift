/// Finds out whether a lock file has entries, by a look for what every entry of its sort has; it is never read as a whole.
struct Locks: FileParser {
  /// A sort of lock file: the tool that writes it, and texts of which each entry has one.
  struct Sort {
    let tool: String
    let marks: [String]

    init(_ tool: String, _ marks: String...) {
      self.tool = tool
      self.marks = marks
    }
  }

  /// The sort of a file by its name.
  static func sort(of path: PathName) -> Sort? {
    if let sort = sorts[path.name] { return sort }
    return path.name.hasSuffix(".conda-lock.yml") ? sorts["conda-lock.yml"] : nil
  }

  private static let sorts: [String: Sort] = [
    "poetry.lock": Sort("poetry", "[[package]]"),
    "uv.lock": Sort("uv", "[[package]]"),
    "pdm.lock": Sort("pdm", "[[package]]"),
    "pylock.toml": Sort("pip", "[[packages]]"),
    "pipfile.lock": Sort("pipenv", "\"==", "\"ref\""),
    "pixi.lock": Sort("pixi", "- conda:", "- pypi:", "- kind:"),
    "conda-lock.yml": Sort("conda-lock", "- name:", "name:"),
    "conda-lock.yaml": Sort("conda-lock", "- name:", "name:"),
    "renv.lock": Sort("renv", "\"Package\""),
    "packrat.lock": Sort("packrat", "Package:"),
    "manifest.toml": Sort("julia", "git-tree-sha1", "[[deps.", "uuid ="),
    "juliamanifest.toml": Sort("julia", "git-tree-sha1", "[[deps.", "uuid ="),
    "package-lock.json": Sort("npm", "\"node_modules/", "\"resolved\"", "\"integrity\""),
    "npm-shrinkwrap.json": Sort("npm", "\"node_modules/", "\"resolved\"", "\"integrity\""),
    "yarn.lock": Sort("yarn", "\n  version ", "\n  version:", "\n  resolution:", "\r\n  version "),
    "pnpm-lock.yaml": Sort("pnpm", "resolution:", "specifier:", "specifiers:"),
    "bun.lock": Sort("bun", "\"sha512-"),
    "bun.lockb": Sort("bun", "bun"),
    "go.sum": Sort("go", " h1:"),
    "cargo.lock": Sort("cargo", "[[package]]"),
    "package.resolved": Sort("swift", "\"identity\"", "\"package\""),
    "gradle.lockfile": Sort("gradle", "=compileClasspath", "=runtimeClasspath", "Classpath", "="),
    ".terraform.lock.hcl": Sort("terraform", "provider \""),
    "flake.lock": Sort("nix", "\"locked\""),
  ]

  static func parse(_ file: SourceFile) -> FactSet {
    guard let sort = sort(of: PathName(file.path)), sort.marks.contains(where: { contains(file.bytes, Array($0.utf8)) }) else {
      return FactSet()
    }
    var facts = ManifestFacts(file, manifest: "lock")
    facts.lock(sort.tool)
    return FactSet(facts.facts)
  }

  /// Whether the bytes hold the mark; linear, since a mark is a few bytes long.
  private static func contains(_ bytes: [UInt8], _ mark: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { text in
      guard let first = mark.first, text.count >= mark.count else { return false }
      for start in 0...(text.count - mark.count) where text[start] == first {
        var length = 1
        while length < mark.count, text[start + length] == mark[length] { length += 1 }
        if length == mark.count { return true }
      }
      return false
    }
  }
}
