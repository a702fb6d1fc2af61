/// Says which files are not the project's own: installed packages, copied third-party trees, virtual environments, what a
/// tracker or an editor keeps of past runs, and other repositories inside the tree. They are listed, since committing them is itself a finding, but nothing in them counts.
public struct VendoredPaths: Sendable {
  /// Folders found by a marker among the paths (`pyvenv.cfg`) or given as submodules.
  private var marked: Set<String> = []

  /// Looks for the markers of virtual environments among all `paths`.
  public init(paths: some Sequence<String>, submodules: [String] = []) {
    marked.formUnion(submodules.map { $0.lowercased() })
    for path in paths {
      var path = path
      let hasMarker = path.withUTF8 { bytes in Self.markers.contains { $0.matches(bytes) } }
      guard hasMarker else { continue }
      let lowered = path.lowercased()
      for marker in Self.markers {
        if let folder = marker.folder(of: lowered) { marked.insert(folder) }
      }
    }
  }

  /// Whether the file at `path` lies in a folder that is not the project's own.
  public func contains(_ path: String) -> Bool {
    let lowered = path.lowercased()
    let bytes = lowered.utf8
    var start = bytes.startIndex
    while let slash = bytes[start...].firstIndex(of: UInt8(ascii: "/")) {
      if Self.isVendoredName(lowered[start..<slash]) { return true }
      if !marked.isEmpty, marked.contains(String(lowered[..<slash])) { return true }
      start = bytes.index(after: slash)
    }
    return Self.nested.contains { lowered.hasPrefix($0) || lowered.contains("/" + $0) }
  }

  /// Folder names that no project gives to code of its own. `external`, `lib` and `packages` are not among them: they are
  /// as often the project's own, and a clone that stands there is known by its own `.git`.
  private static func isVendoredName(_ name: Substring) -> Bool {
    switch name {
    case "node_modules", "bower_components", "jspm_packages", "site-packages", "dist-packages", "vendor", "vendored",
      "_vendor", "third_party",
      "third-party", "thirdparty", "3rdparty", "3rd_party", "__pypackages__", ".eggs", ".tox", ".nox":
      true
    // Copies that a run or an editor made: a manifest in there is that of a machine on that day, a notebook an old state.
    case "mlruns", "mlartifacts", "lightning_logs", ".ipynb_checkpoints": true
    default: false
    }
  }

  private static let nested = [
    "carthage/checkouts/", ".yarn/cache/", ".yarn/releases/", "packrat/lib/", "renv/library/", "wandb/run-",
    "wandb/offline-run-", "wandb/latest-run/",
  ]

  /// A file whose presence says that a folder above it is an environment.
  private struct Marker {
    let ending: [UInt8]
    /// Whether the folder must also be called like an environment: `bin/activate` alone proves little.
    let needsName: Bool

    init(_ ending: String, needsName: Bool = false) {
      self.ending = Array(ending.utf8)
      self.needsName = needsName
    }

    func matches(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
      guard path.count >= ending.count else { return false }
      let start = path.count - ending.count
      for index in ending.indices where path[start + index] | 0x20 != ending[index] | 0x20 { return false }
      return true
    }

    func folder(of path: String) -> String? {
      let text = String(decoding: ending, as: UTF8.self)
      guard path.hasSuffix(text) else { return nil }
      let folder = String(path.dropLast(text.count))
      guard needsName else { return folder }
      let name = folder.split(separator: "/").last ?? ""
      return ["venv", ".venv", "env", ".env", "virtualenv"].contains(name) || name.hasSuffix("venv") ? folder : nil
    }
  }

  private static let markers = [
    Marker("/pyvenv.cfg"), Marker("/conda-meta/history"), Marker("/bin/activate", needsName: true),
    Marker("/scripts/activate", needsName: true),
  ]
}

/// Files that a program wrote for another program: not the project's own words either.
enum GeneratedFiles {
  /// Whether the name alone says so.
  static func isGenerated(_ name: PathName) -> Bool {
    let file = name.name
    let folders = name.folder.split(separator: "/")
    // What Jupyter keeps beside a notebook, and the scripts that Quarto and R Markdown put beside a page.
    if folders.contains(where: { $0 == ".ipynb_checkpoints" || $0 == "site_libs" }) { return true }
    switch name.ending {
    case "r": return folders.last == "renv" && file == "activate.r" || folders.last == "packrat" && file == "init.r"
    case "js", "css", "mjs", "cjs": return file.contains(".min.") || file.contains("-min.") || file.contains(".bundle.")
    case "map": return true
    case "py", "pyi": return file.contains("_pb2.") || file.contains("_pb2_grpc.")
    default: return false
    }
  }

  /// Whether this is script text squeezed into a few huge lines.
  static func isMinified(_ name: PathName, _ bytes: [UInt8]) -> Bool {
    guard bytes.count > 20_000, ["js", "css", "mjs", "cjs"].contains(name.ending) else { return false }
    var lines = 1
    for byte in bytes where byte == UInt8(ascii: "\n") { lines += 1 }
    return bytes.count / lines > 1_000
  }
}
