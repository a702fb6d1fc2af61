/// A repository that exists in memory only: the examples of rules, and tests.
public struct MemorySource: RepositorySource {
  /// One file to be.
  public struct File: Sendable {
    /// Its path.
    public var path: String
    /// Its content.
    public var bytes: [UInt8]
    /// Whether git tracks it.
    public var isTracked: Bool
    /// What sort of entry it is.
    public var kind: ListedFile.Kind
    /// The size that is said of it, where that is not the content's.
    public var size: Int?

    /// A file.
    public init(
      _ path: String, _ bytes: [UInt8], isTracked: Bool = true, kind: ListedFile.Kind = .regular, size: Int? = nil
    ) {
      self.path = path
      self.bytes = bytes
      self.isTracked = isTracked
      self.kind = kind
      self.size = size
    }

    /// A file from text.
    public init(_ path: String, text: String, isTracked: Bool = true) {
      self.init(path, Array(text.utf8), isTracked: isTracked)
    }
  }

  private let files: [File]
  private let positions: [String: Int]
  private let submodules: [String]
  private let identity: RepositoryIdentity

  /// A repository of some files; the last of several with one path wins.
  public init(
    _ files: [File], submodules: [String] = [], identity: RepositoryIdentity = RepositoryIdentity(name: "memory")
  ) {
    self.files = files
    self.submodules = submodules
    self.identity = identity
    positions = Dictionary(files.indices.map { (files[$0].path, $0) }, uniquingKeysWith: { $1 })
  }

  /// All files by path.
  public func list() async throws -> FileListing {
    let listed = positions.values.map { index in
      let file = files[index]
      return ListedFile(path: file.path, size: file.size ?? file.bytes.count, kind: file.kind, isTracked: file.isTracked)
    }
    return FileListing(files: listed.sorted { PathOrder.precedes($0.path, $1.path) }, submodules: submodules, identity: identity)
  }

  /// The contents of some files.
  public func read(_ files: [ListedFile], limits: ReadLimits) async -> [Result<[UInt8], ReadProblem>] {
    files.map { file in
      guard let index = positions[file.path] else { return .failure(.missing) }
      if self.files[index].kind == .symlink { return .failure(.notRegular) }
      let bytes = self.files[index].bytes
      return bytes.count > limits.bytes(for: file.path) ? .failure(.tooLarge) : .success(bytes)
    }
  }
}

/// The one order of paths: by their bytes, as git sorts them, the same on every machine.
enum PathOrder {
  static func precedes(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }
}
