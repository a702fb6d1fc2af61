/// Foretells which files of an archive will be read, from what is known before all of them are listed.
struct KeptFiles {
  private let limits: ReadLimits
  private let vendored = VendoredPaths(paths: EmptyCollection<String>())

  init(_ limits: ReadLimits) { self.limits = limits }

  /// Whether a file is worth keeping, by its path in the archive or the one that it will probably be listed under. An error
  /// costs time or memory and changes no result.
  func willBeRead(_ path: String, or shorter: String, size: Int) -> Bool {
    guard size <= limits.bytes(for: path) else { return false }
    return [shorter, path].contains { path in
      let file = ListedFile(path: path, size: size)
      if case .listOnly = Portion.plan(for: file, vendored: vendored, limits: limits) { return false }
      return true
    }
  }
}
