import Diagnostics
import TestSupport
import Testing

@testable import RepositoryFacts

struct ZipArchiveTests {
  private func paths(_ entries: [ZipFixture.Entry]) async throws -> [String] {
    try await ArchiveFixture(entries).source().list().files.map(\.path)
  }

  @Test func storedDeflatedAndStreamedContentsAreRead() async throws {
    let long = String(repeating: "import mlflow  # again\n", count: 9_000)
    let texts = try await ArchiveFixture([
      .init("r/stored.py", "one\n", method: 0), .init("r/deflated.py", long), .init("r/empty", ""),
      ZipFixture.Entry("r/behind.py", "two\n").with { $0.flags = 8 },
      ZipFixture.Entry("r/large.py", "three\n").with { $0.is64 = true },
    ]).texts()
    #expect(
      texts == [
        "stored.py": .success("one\n"), "deflated.py": .success(long), "empty": .success(""), "behind.py": .success("two\n"),
        "large.py": .success("three\n"),
      ])
  }

  @Test func filesComeInOrderWithSizeModeAndLinks() async throws {
    let listing = try await ArchiveFixture([
      .init("r/b/z.py", "1\n"), .init("r/b.py", "22\n"), .init("r/b/", ""),
      ZipFixture.Entry("r/a", "#!").with { $0.mode = 0o100755 },
      ZipFixture.Entry("r/link", "../../etc/passwd").with { $0.mode = 0o120777 },
      ZipFixture.Entry("r/pipe", "").with { $0.mode = 0o010644 },
    ]).source().list()
    #expect(listing.files.map(\.path) == ["a", "b.py", "b/z.py", "link"])
    #expect(listing.files.map(\.size) == [2, 3, 2, 16])
    #expect(listing.files.map(\.isExecutable) == [true, false, false, true])
    #expect(listing.files.map(\.kind) == [.regular, .regular, .regular, .symlink])
    #expect(listing.files.allSatisfy { $0.isTracked })
    #expect(listing.diagnostics.map(\.id) == ["special-file"])
    #expect(listing.diagnostics.first?.location?.path == "pipe")
  }

  @Test func aLinkIsNeverRead() async throws {
    let texts = try await ArchiveFixture([ZipFixture.Entry("r/l", "x").with { $0.mode = 0o120777 }, .init("r/x")]).texts()
    #expect(texts["l"] == .failure(.notRegular))
  }

  @Test func theEndOfZip64IsRead() async throws {
    var zip = ZipFixture([.init("a.py", "one\n"), .init("b.py", "two\n")])
    zip.is64 = true
    #expect(try await ArchiveFixture(zip).texts() == ["a.py": .success("one\n"), "b.py": .success("two\n")])
  }

  @Test func aTopFolderThatAllShareIsTheRoot() async throws {
    #expect(try await paths([.init("r/"), .init("r/a.py"), .init("r/b/c.py")]) == ["a.py", "b/c.py"])
    #expect(try await paths([.init("r/a.py"), .init("b.py")]) == ["b.py", "r/a.py"])
    #expect(try await paths([.init("r/a.py"), .init("rb/c.py")]) == ["r/a.py", "rb/c.py"])
    #expect(try await paths([.init("r"), .init("r/a.py")]) == ["r", "r/a.py"])
    #expect(try await paths([.init(".github/workflows/ci.yml")]) == [".github/workflows/ci.yml"])
    #expect(try await paths([.init("a.py")]) == ["a.py"])
    // What macOS adds is nobody's repository.
    #expect(try await paths([.init("r/a.py"), .init("__MACOSX/r/._a.py"), .init("__MACOSX/")]) == ["a.py"])
  }

  @Test func theCommitOfGitArchiveShortensTheName() async throws {
    var zip = ZipFixture([.init("team-water-0123456/a.py")])
    zip.comment = Array("0123456789abcdef0123456789abcdef01234567".utf8)
    let identity = try await ArchiveFixture(zip).source().list().identity
    #expect(identity == RepositoryIdentity(name: "team-water"))
  }

  @Test func gitInsideIsNotReadAndMarksOtherRepositories() async throws {
    let listing = try await ArchiveFixture([
      .init("r/.git/config"), .init("r/a.py"), .init("r/lib/.git/HEAD"), .init("r/lib/b.py"), .init("r/sub/.git"),
      .init("r/sub/c.py"), .init("r/.gitignore"),
    ]).source().list()
    #expect(listing.files.map(\.path) == [".gitignore", "a.py", "lib/b.py", "sub/c.py"])
    #expect(listing.submodules == ["lib", "sub"])
  }

  @Test func namesAreUTF8OrOfTheFirstPCs() async throws {
    let dos: [UInt8] = [0x67, 0x72, 0x81, 0x6E, 0xE1]
    #expect(
      try await paths([
        ZipFixture.Entry(dos, []).with { $0.system = 0 }, ZipFixture.Entry("flag-ü").with { $0.flags = 0x800 },
        .init("unix-ü"), ZipFixture.Entry([0x75, 0x81], []),
      ]) == ["flag-ü", "grünß", "unix-ü", "uü"])
  }

  @Test func backslashesAreFoldersWhereTheyAreMeant() async throws {
    let entries = [ZipFixture.Entry("r\\a.py").with { $0.system = 0 }, ZipFixture.Entry("r\\b\\").with { $0.system = 0 }]
    #expect(try await paths(entries) == ["a.py"])
  }

  @Test func ofOnePathTheLastEntryCounts() async throws {
    let archive = ArchiveFixture([.init("r/a.py", "one\n"), .init("r/b.py"), .init("r/./a.py", "two\n"), .init("r/a.py", "3\n")])
    #expect(try await archive.texts()["a.py"] == .success("3\n"))
    let listing = try await archive.source().list()
    #expect(listing.files.map(\.path) == ["a.py", "b.py"])
    #expect(listing.diagnostics.map(\.id) == ["archive-duplicate"])
    #expect(listing.diagnostics.first?.location?.path == "a.py")
  }

  @Test func whatIsTooLargeIsNotInflated() async throws {
    let limits = ReadLimits(fileBytes: 10)
    let texts = try await ArchiveFixture([.init("a.py", "0123456789"), .init("b.py", "0123456789a")]).texts(limits: limits)
    #expect(texts == ["a.py": .success("0123456789"), "b.py": .failure(.tooLarge)])
  }

  @Test func encryptedAndOtherEntriesAreSaid() async throws {
    let archive = ArchiveFixture([
      .init("a.py", "one\n"), ZipFixture.Entry("b.py").with { $0.flags = 1 }, ZipFixture.Entry("c.py", method: 93),
    ])
    #expect(
      try await archive.texts() == ["a.py": .success("one\n"), "b.py": .failure(.encrypted), "c.py": .failure(.unsupported)])
    let facts = try await FactExtractor.extract(from: try archive.source()).facts
    #expect(facts.diagnostics.map { "\($0.location?.path ?? "") \($0.id)" } == ["b.py unread-entry", "c.py unread-entry"])
    #expect(try ArchiveFixture([ZipFixture.Entry("b.py").with { $0.flags = 1 }]).refusal() == "archive-encrypted")
  }
}
