import Diagnostics

/// Some files that are read and parsed together: enough to be worth a task, few enough to fit into memory many times over.
struct Portion: Sendable {
  /// What is done with a file.
  enum Plan: Sendable {
    /// Its `file` fact says all.
    case listOnly(label: String?)
    /// Read to see whether it is text, or a Git LFS pointer.
    case look
    /// Read and parsed by these parsers.
    case parse([any FileParser.Type])
  }

  private var files: [(file: ListedFile, plan: Plan)] = []
  private var bytes = 0

  private static let maximumFiles = 48
  private static let maximumBytes = 1_000_000

  /// All files in portions, in order.
  static func divide(_ files: [ListedFile], vendored: VendoredPaths, limits: ReadLimits) -> [Portion] {
    var portions: [Portion] = []
    var current = Portion()
    for file in files {
      let plan = plan(for: file, vendored: vendored, limits: limits)
      let size = if case .listOnly = plan { 0 } else { file.size ?? 0 }
      if current.files.count >= maximumFiles || (current.bytes > 0 && current.bytes &+ size > maximumBytes) {
        portions.append(current)
        current = Portion()
      }
      current.files.append((file, plan))
      current.bytes &+= size
    }
    if !current.files.isEmpty { portions.append(current) }
    return portions
  }

  /// What is done with a file, by its path and size.
  static func plan(for file: ListedFile, vendored: VendoredPaths, limits: ReadLimits) -> Plan {
    if vendored.contains(file.path) { return .listOnly(label: "vendored") }
    guard file.kind == .regular, let size = file.size else { return .listOnly(label: nil) }
    let name = PathName(file.path)
    if GeneratedFiles.isGenerated(name) { return .listOnly(label: "generated") }
    if BinaryFiles.hasBinaryEnding(name), size > BinaryFiles.pointerBytes { return .listOnly(label: nil) }
    let parsers = ParserTable.entries.filter { $0.claims(name) }.map(\.parser)
    if !parsers.isEmpty { return .parse(parsers) }
    return size <= limits.unclaimedBytes ? .look : .listOnly(label: nil)
  }

  /// Reads the files and gives their facts, in order.
  func facts(from source: some RepositorySource, limits: ReadLimits) async -> FactSet {
    let wanted = files.compactMap { entry -> ListedFile? in
      if case .listOnly = entry.plan { return nil }
      return (entry.file.size ?? 0) <= limits.bytes(for: entry.file.path) ? entry.file : nil
    }
    var contents = wanted.isEmpty ? [].makeIterator() : await source.read(wanted, limits: limits).makeIterator()
    var facts = FactSet()
    for (file, plan) in files {
      switch plan {
      case .listOnly(let label): facts.append(FileFact.of(file, label: label))
      case .look, .parse:
        let limit = limits.bytes(for: file.path)
        let result: Result<[UInt8], ReadProblem> =
          (file.size ?? 0) > limit ? .failure(.tooLarge) : contents.next() ?? .failure(.unreadable)
        var parsers: [any FileParser.Type] = []
        if case .parse(let claimed) = plan { parsers = claimed }
        Self.add(file, result, parsers, limit: limit, to: &facts)
      }
    }
    return facts
  }

  /// Whether a large file is data rather than code or configuration, so that nothing that is judged is missed.
  private static func isData(_ file: ListedFile, _ parsers: [any FileParser.Type]) -> Bool {
    dataEndings.contains(PathName(file.path).ending) || parsers.allSatisfy { $0 == SecretScanner.self }
  }

  private static let dataEndings: Set<String> = ["json", "txt", "sql", "xml", "yaml", "yml", "properties", "ini", "md", "rst"]

  private static func add(
    _ file: ListedFile, _ result: Result<[UInt8], ReadProblem>, _ parsers: [any FileParser.Type], limit: Int,
    to facts: inout FactSet
  ) {
    switch result {
    case .success(let content):
      let bytes = TextEncoding.utf8(content)
      let sort = BinaryFiles.sort(of: bytes)
      let isMinified = sort == .text && GeneratedFiles.isMinified(PathName(file.path), bytes)
      facts.append(FileFact.of(file, bytes: bytes, sort: sort, label: isMinified ? "generated" : nil))
      guard sort == .text, !isMinified, !parsers.isEmpty else { return }
      let source = SourceFile(path: file.path, bytes: bytes)
      for parser in parsers { facts.merge(parser.parse(source)) }
    case .failure(let problem):
      facts.append(FileFact.of(file, label: nil))
      // Who can't see a file that nothing would have read misses nothing.
      guard !parsers.isEmpty else { return }
      switch problem {
      case .tooLarge:
        let size = file.size ?? limit + 1
        facts.diagnostics.append(Wording.fileTooLarge(file.path, bytes: size, limit: limit, isData: isData(file, parsers)))
      case .missing: facts.diagnostics.append(Wording.fileMissing(file.path))
      case .encrypted, .unsupported, .damaged: facts.diagnostics.append(Wording.unreadEntry(file.path, problem))
      case .notRegular, .unreadable: facts.diagnostics.append(Wording.unreadableFile(file.path))
      }
    }
  }
}
