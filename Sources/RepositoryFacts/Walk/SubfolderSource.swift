/// One folder of another source, as if it were a repository of its own: paths begin at that folder.
struct SubfolderSource<Whole: RepositorySource>: RepositorySource {
  private let whole: Whole
  private let prefix: String

  /// The folder at `path` of `whole`, with or without slashes at its ends.
  init(_ whole: Whole, path: String) {
    self.whole = whole
    prefix = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/") + "/"
  }

  func list() async throws -> FileListing {
    var listing = try await whole.list()
    listing.files = listing.files.compactMap { file in within(file.path).map(file.renamed) }
    listing.submodules = listing.submodules.compactMap(within)
    if listing.files.isEmpty { throw SourceProblem(Wording.nothingBeneath(String(prefix.dropLast()))) }
    return listing
  }

  func read(_ files: [ListedFile], limits: ReadLimits) async -> [Result<[UInt8], ReadProblem>] {
    await whole.read(files.map { $0.renamed(prefix + $0.path) }, limits: limits)
  }

  func finish() async { await whole.finish() }

  private func within(_ path: String) -> String? {
    path.utf8.starts(with: prefix.utf8) ? String(Substring(path.utf8.dropFirst(prefix.utf8.count))) : nil
  }
}

extension RepositorySource {
  /// The contents of files whose paths begin at a folder of this source, as an extraction of that folder lists and reads
  /// them: UTF-16 is UTF-8.
  public func read(
    _ files: [ListedFile], within subfolder: String?, limits: ReadLimits
  ) async -> [Result<[UInt8], ReadProblem>] {
    let results: [Result<[UInt8], ReadProblem>]
    if let subfolder, subfolder.contains(where: { $0 != "/" && $0 != "." }) {
      results = await SubfolderSource(self, path: subfolder).read(files, limits: limits)
    } else {
      results = await read(files, limits: limits)
    }
    return results.map { $0.map(TextEncoding.utf8) }
  }
}
