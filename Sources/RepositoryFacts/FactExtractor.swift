/// Walk and parse: a source in, facts out. The front door of this target, together with `FactLinker`.
///
/// Files are read and parsed in portions, on all processors; a file's facts depend on its path and bytes alone, and the
/// portions are put together in the order of paths, so the result is the same on every run.
public enum FactExtractor {
  /// The facts of `source`. Files that one of `leavingOut` covers have none and are not listed; `subfolder` narrows the
  /// scan to one folder, from which paths then begin. Whoever made the source ends it (`finish`) when all is read.
  public static func extract(
    from source: some RepositorySource, leavingOut: [PathGlob] = [], subfolder: String? = nil,
    limits: ReadLimits = ReadLimits()
  ) async throws -> Extraction {
    if let subfolder, subfolder.contains(where: { $0 != "/" && $0 != "." }) {
      return try await extract(from: SubfolderSource(source, path: subfolder), leavingOut: leavingOut, limits: limits)
    }
    var listing = try await source.list()
    var leftOut: [String] = []
    if !leavingOut.isEmpty {
      leftOut = listing.files.map(\.path).filter { path in leavingOut.contains { $0.covers(path) } }
      listing.files.removeAll { file in leavingOut.contains { $0.covers(file.path) } }
    }
    let vendored = VendoredPaths(paths: listing.files.lazy.map(\.path), submodules: listing.submodules)
    let portions = Portion.divide(listing.files, vendored: vendored, limits: limits)

    var parsed = [FactSet?](repeating: nil, count: portions.count)
    await withTaskGroup(of: (Int, FactSet).self) { group in
      var next = 0
      // As many portions at once as there are processors, and one that is being read: what memory is needed stays bounded.
      func start() {
        guard next < portions.count else { return }
        let index = next
        next += 1
        group.addTask { (index, await portions[index].facts(from: source, limits: limits)) }
      }
      for _ in 0...PosixFile.processors { start() }
      for await (index, facts) in group {
        parsed[index] = facts
        start()
      }
    }

    var facts = FactSet([], diagnostics: listing.diagnostics)
    for index in parsed.indices {
      if let set = parsed[index] { facts.merge(set) }
      parsed[index] = nil
    }
    return Extraction(files: listing.files, leftOut: leftOut, facts: facts, identity: listing.identity)
  }
}

/// What `FactExtractor` found.
public struct Extraction: Sendable {
  /// The files that were listed, vendored ones included.
  public var files: [ListedFile]
  /// The paths that `leavingOut` covered.
  public var leftOut: [String]
  /// Their facts, not yet linked, with what could not be read or parsed.
  public var facts: FactSet
  /// What the repository is called and which state of it this is.
  public var identity: RepositoryIdentity

  /// A result.
  public init(files: [ListedFile], leftOut: [String] = [], facts: FactSet, identity: RepositoryIdentity) {
    self.files = files
    self.leftOut = leftOut
    self.facts = facts
    self.identity = identity
  }
}
