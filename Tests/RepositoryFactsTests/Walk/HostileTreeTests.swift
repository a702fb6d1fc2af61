import Diagnostics
import Testing

@testable import RepositoryFacts

/// Folders that hold what no editor would put there: each is a diagnostic or is left alone, and nothing hangs.
struct HostileTreeTests {
  private func extract(_ folder: TemporaryFolder, _ below: String = "") async throws -> Extraction {
    try await FactExtractor.extract(from: FolderSource(folder.path + "/" + below))
  }

  @Test(.timeLimit(.minutes(1)), arguments: [true, false])
  func specialFilesAreLeftAlone(inGit: Bool) async throws {
    let folder = TemporaryFolder()
    for name in ["a.py", "pipe.py", "socket.py", "zero.py"] { folder.write(name, "import mlflow\n") }
    if inGit { folder.commitAll() }
    for name in ["pipe.py", "socket.py", "zero.py"] { folder.remove(name) }
    folder.pipe("pipe.py")
    var special = ["pipe.py"]
    if folder.makeSocket("socket.py") { special.append("socket.py") }
    if folder.makeDevice("zero.py") { special.append("zero.py") }
    let extraction = try await extract(folder)
    #expect(extraction.files.map(\.path) == ["a.py"])
    let found = extraction.facts.diagnostics.filter { $0.id == "special-file" }
    #expect(found.compactMap { $0.location?.path } == special)
  }

  @Test(arguments: [true, false])
  func namesOfAnyTextAreListedAsTheyAre(inGit: Bool) async throws {
    let folder = TemporaryFolder()
    let names = [
      "a\nb.py", "b\tc.py", "c\u{1B}[31m.py", "d\"e'.py", "e\\f.py", "f\u{202E}yp.py", "g\u{7F}.py", "-rf", "$(touch x).py",
      "h\u{2066}\u{FEFF}.py", "x y.py", "é.py", "e\u{301}.py", "…/:.py",
    ]
    for name in names { folder.write(name, "import mlflow\n") }
    if inGit { folder.commitAll() }
    let extraction = try await extract(folder)
    #expect(
      extraction.files.map { Array($0.path.utf8) } == names.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(extraction.facts.all(.import).count == names.count - 1)
    #expect(extraction.facts.diagnostics.isEmpty)
  }

  @Test(arguments: [0, 1, 2])
  func namesThatAreNoTextAreReported(_ kind: Int) async throws {
    let folder = TemporaryFolder()
    folder.write("a.py")
    guard folder.write(named: Array("b".utf8) + [0xFF, 0xC0] + Array(".py".utf8)) else { return }
    if kind > 0 { folder.commitAll() }
    let source: any RepositorySource = kind == 2 ? try GitObjectSource(folder.path) : try FolderSource(folder.path)
    let listing = try await source.list()
    #expect(listing.files.map(\.path) == ["a.py"])
    #expect(listing.diagnostics.map(\.id) == ["unreadable-name"])
  }

  @Test func contentThatIsNoTextIsReadAsFarAsItGoes() async throws {
    let bytes: [UInt8] =
      [0xC3, 0x28, 0x0A] + Array("import mlflow\n".utf8) + [0xED, 0xA0, 0x80, 0xFF, 0x0A] + Array("import x".utf8)
    let facts = try await FactExtractor.extract(from: MemorySource([.init("a.py", bytes)])).facts
    #expect(facts.all(.import).map(\.name) == ["mlflow", "x"])
    #expect(facts.all(.import).map(\.location.line) == [2, 4])
  }

  @Test func filesThatChangeAfterTheyWereListedAreReported() async throws {
    let folder = TemporaryFolder()
    folder.write("outside.py", "import secret\n")
    for name in ["dir", "gone", "grown", "link", "pipe", "same", "sub/in", "sub2/in"] {
      folder.write("r/\(name).py", "import \(name.suffix(4))\n")
    }
    let source = ChangingSource(try FolderSource(folder.path + "/r")) {
      for name in ["dir", "gone", "link", "pipe"] { folder.remove("r/\(name).py") }
      folder.makeFolder("r/dir.py")
      folder.link("r/link.py", to: "../outside.py")
      folder.pipe("r/pipe.py")
      folder.write("r/grown.py", "import grown\nimport more\n")
      folder.remove("r/sub/in.py")
      folder.move("r/sub2", to: "elsewhere")
      folder.link("r/sub2", to: "../elsewhere")
    }
    let facts = try await FactExtractor.extract(from: source).facts
    #expect(facts.all(.import).map(\.name) == ["grown", "more", "same"])
    let found = facts.diagnostics.map { "\($0.location?.path ?? "") \($0.id)" }
    #expect(
      found == [
        "dir.py unreadable-file", "gone.py file-missing", "link.py unreadable-file", "pipe.py unreadable-file",
        "sub/in.py file-missing", "sub2/in.py unreadable-file",
      ])
  }

  @Test func aFileThatGrowsBeyondTheLimitIsNotTakenIn() async throws {
    let folder = TemporaryFolder()
    folder.write("a.py", "import a\n")
    let source = ChangingSource(try FolderSource(folder.path)) {
      folder.write("a.py", String(repeating: "import a\n", count: 300_000))
    }
    let facts = try await FactExtractor.extract(from: source).facts
    #expect(facts.all(.import).isEmpty)
    #expect(facts.diagnostics.map(\.id) == ["file-too-large"])
  }

  @Test func linksInCirclesAreListedOnce() async throws {
    let folder = TemporaryFolder()
    folder.write("r/a.py")
    folder.link("r/b", to: "c")
    folder.link("r/c", to: "b")
    folder.link("r/self", to: "self")
    folder.link("r/up", to: "..")
    folder.link("r/root", to: "/")
    #expect(try await extract(folder, "r").files.map(\.path) == ["a.py", "b", "c", "root", "self", "up"])
    folder.commitAll()
    #expect(try await extract(folder, "r").files.map(\.path) == ["a.py", "b", "c", "root", "self", "up"])
  }

  /// Deeper than any folder that is opened: what can't be listed is said, whoever asks, root too.
  @Test func foldersThatAreTooDeepAreReported() async throws {
    let folder = TemporaryFolder()
    folder.write("a.py")
    folder.write((0..<300).map { _ in "d" }.joined(separator: "/") + "/b.py")
    let extraction = try await extract(folder)
    #expect(extraction.files.map(\.path) == ["a.py"])
    #expect(extraction.facts.diagnostics.map(\.id) == ["unreadable-folder"])
  }

  @Test(.disabled(if: TemporaryFolder.isRoot, "no right is refused to root; Tests/Benchmarks/hostile-giants asks as nobody"))
  func whatMayNotBeReadIsReported() async throws {
    let folder = TemporaryFolder()
    folder.write("a.py")
    folder.write("closed/b.py")
    folder.setMode("a.py", 0)
    folder.setMode("closed", 0)
    let diagnostics = try await extract(folder).facts.diagnostics
    folder.setMode("closed", 0o755)
    #expect(diagnostics.map(\.id) == ["unreadable-folder", "unreadable-file"])
  }

  #if os(Linux)
    /// The kernel's own files lie about their size, and refuse to be read even by root.
    @Test func sizesAreNotBelieved() async throws {
      let source = try FolderSource("/proc/self")
      let files = ["status", "mem", "cwd", "no"].map { ListedFile(path: $0, size: 0) }
      let results = await source.read(files, limits: ReadLimits())
      #expect(try results[0].get().starts(with: "Name:".utf8))
      #expect(Array(results[1...]) == [.failure(.unreadable), .failure(.notRegular), .failure(.missing)])
      #expect(await source.read(files, limits: ReadLimits(fileBytes: 10))[0] == .failure(.tooLarge))
    }
  #endif
}

/// A source whose files change between their listing and their reading.
private struct ChangingSource: RepositorySource {
  private let source: FolderSource
  private let change: @Sendable () -> Void

  init(_ source: FolderSource, _ change: @escaping @Sendable () -> Void) {
    self.source = source
    self.change = change
  }

  func list() async throws -> FileListing {
    let listing = try await source.list()
    change()
    return listing
  }

  func read(_ files: [ListedFile], limits: ReadLimits) async -> [Result<[UInt8], ReadProblem>] {
    await source.read(files, limits: limits)
  }
}
