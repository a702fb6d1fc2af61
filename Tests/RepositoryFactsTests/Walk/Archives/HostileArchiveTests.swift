import Diagnostics
import TestSupport
import Testing

@testable import RepositoryFacts

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Archives that are cut, that lie, or that are made to exhaust whoever reads them.
struct HostileArchiveTests {
  private static let zip = ZipFixture([
    .init("r/a.py", "import mlflow\n"), .init("r/b.py", "two\n", method: 0), ZipFixture.Entry("r/c.py").with { $0.flags = 8 },
  ])

  private static var tar: TarFixture {
    var tar = TarFixture([("r/a.py", "import mlflow\n")])
    tar.addRecords([("path", "r/b.py")])
    tar.add("cut", "two\n")
    return tar
  }

  // MARK: Cut and changed bytes

  @Test func everyPrefixOfAZipIsRefused() throws {
    let bytes = Self.zip.bytes
    let archive = ArchiveFixture(bytes)
    for count in 0..<bytes.count {
      archive.rewrite(bytes.prefix(count))
      #expect(try archive.refusal() != nil, "\(count) bytes of \(bytes.count)")
    }
  }

  @Test func everyPrefixOfATarIsRefusedOrSaidToBeOne() async throws {
    let bytes = Self.tar.bytes
    let archive = ArchiveFixture(bytes)
    for count in 0..<(bytes.count - 512) {
      archive.rewrite(bytes.prefix(count))
      guard try archive.refusal() == nil else { continue }
      #expect(try await archive.source().list().diagnostics.map(\.id) == ["archive-unended"], "\(count) bytes")
    }
  }

  @Test func everyPrefixOfATarGzIsRefused() throws {
    let bytes = Self.tar.gzipped
    let archive = ArchiveFixture(bytes)
    for count in 0..<bytes.count {
      archive.rewrite(bytes.prefix(count))
      #expect(try archive.refusal() != nil, "\(count) bytes of \(bytes.count)")
    }
  }

  @Test(arguments: ["zip", "tar", "tgz"])
  func noChangedByteGivesOtherContents(format: String) async throws {
    let bytes = format == "zip" ? Self.zip.bytes : format == "tar" ? Self.tar.bytes : Self.tar.gzipped
    let right: Set<String> = ["import mlflow\n", "two\n", "x\n"]
    let archive = ArchiveFixture(bytes)
    // Most of a tar is filling, of which a few bytes stand for the rest.
    for position in bytes.indices where bytes[position] != 0 || position < 600 || position.isMultiple(of: 29) {
      for value in [bytes[position] ^ 1, bytes[position] ^ 0x80, 0xFF] where value != bytes[position] {
        var changed = bytes
        changed[position] = value
        archive.rewrite(changed[...])
        guard try archive.refusal() == nil else { continue }
        // A tar has no checksums of contents.
        let texts = try await archive.texts().values.compactMap { try? $0.get() }
        if format != "tar" { #expect(right.isSuperset(of: texts), "byte \(position) as \(value): \(texts)") }
      }
    }
  }

  // MARK: Lies

  @Test(
    arguments: [
      { $0.size = 3 }, { $0.size = 9 }, { $0.checksum = 7 }, { $0.localName = Array("r/b.py".utf8) }, { $0.localSize = 9 },
      { $0.stored = [0xFF, 0xFF, 0xFF] },
      {
        $0.flags = 8; $0.compressedSize = 3
      },
    ] as [@Sendable (inout ZipFixture.Entry) -> Void])
  func anEntryThatLiesIsDamagedAndTheOthersAreRead(_ lie: @Sendable (inout ZipFixture.Entry) -> Void) async throws {
    let texts = try await ArchiveFixture([
      .init("r/a.py", "one\n"), ZipFixture.Entry("r/c.py", "three\n").with(lie), .init("r/d.py", "four\n"),
    ]).texts()
    #expect(texts == ["a.py": .success("one\n"), "c.py": .failure(.damaged), "d.py": .success("four\n")])
  }

  @Test(
    arguments: [
      { $0.count = 2 }, { $0.count = 4 }, { $0.directoryOffset = 1 << 31 }, { $0.directoryOffset = 0 },
      { $0.directorySize = 1 << 31 },
      { $0.directorySize = 5 },
      {
        $0.is64 = true; $0.directoryOffset = Int.max
      },
      {
        $0.is64 = true; $0.directorySize = Int.max
      },
      {
        $0.is64 = true; $0.count = Int.max
      }, { $0.entries[0].offset = 1 << 30 },
      {
        $0.entries[1].offset = Int.max; $0.entries[1].is64 = true
      },
      {
        $0.entries[1].size = Int.max; $0.entries[1].is64 = true
      },
      { $0.entries[1].compressedSize = 1 << 30 },
      {
        $0.entries[1].compressedSize = Int.max; $0.entries[1].is64 = true
      },
    ] as [@Sendable (inout ZipFixture) -> Void])
  func aZipThatPointsOutsideOrContradictsItselfIsRefused(_ lie: @Sendable (inout ZipFixture) -> Void) throws {
    var zip = Self.zip
    lie(&zip)
    #expect(try ArchiveFixture(zip).refusal() == "archive-damaged")
  }

  @Test func partsOfSeveralFilesAreRefused() throws {
    var zip = Self.zip
    zip.disk = 1
    #expect(try ArchiveFixture(zip).refusal() == "archive-in-parts")
    var tar = TarFixture()
    tar.add("a.py", type: "M")
    #expect(try ArchiveFixture(tar.bytes).refusal() == "archive-in-parts")
  }

  @Test(arguments: ["77777777777", "x0000000000", "-0000000001"])
  func aTarWithALyingSizeIsRefused(size: String) throws {
    var tar = TarFixture([("a.py", "1\n")])
    tar.add("b.py", "2\n", size: size)
    for archive in tar.both { #expect(try archive.refusal() == "archive-damaged") }
  }

  @Test(arguments: [
    "path=b.py\n", "9 path=b.py\n", "99 path=b.py\n", "12 path b.py\n", "99999999999999999999 path=b\n", "12 size=-4\n\n",
  ])
  func aTarWithABrokenRecordIsRefused(record: String) throws {
    var tar = TarFixture([("a.py", "1\n")])
    tar.add("x", record, type: "x")
    tar.add("b.py")
    for archive in tar.both { #expect(try archive.refusal() == "archive-damaged") }
  }

  @Test func aTarThatCanBeReadInTwoWaysIsRefused() throws {
    for type: Character in ["1", "2", "5", "6"] {
      var tar = TarFixture()
      tar.add("a", String(repeating: "a", count: 512), type: type)
      for archive in tar.both { #expect(try archive.refusal() == "archive-damaged") }
    }
    var tar = TarFixture()
    tar.addRecords([("path", "evil.py")], type: "g")
    tar.add("a.py")
    for archive in tar.both { #expect(try archive.refusal() == "archive-damaged") }
  }

  // MARK: Names

  @Test func namesThatLeadOutAreLeftOutAndNothingIsWritten() async throws {
    let names = [
      "../evil.py", "/tmp/evil.py", "C:/evil.py", "a\\evil.py", "r/\u{1B}[2Jevil.py", "r/../../evil.py", "r/\u{0}evil.py",
    ]
    let zip = ArchiveFixture([.init("r/good.py")] + names.map { .init($0) })
    var tar = TarFixture([("r/good.py", "x\n")])
    for name in names.dropLast() { tar.add(name) }
    for (archive, count) in [(zip, 7)] + tar.both.map({ ($0, 6) }) {
      let listing = try await archive.source().list()
      #expect(listing.files.map(\.path) == ["good.py"])
      #expect(listing.diagnostics.map(\.id) == [String](repeating: "archive-path", count: count))
      _ = try await archive.texts()
      #expect(FolderWalk.list(archive.folder.path, limits: ReadLimits())?.files.map(\.path) == [archive.name])
      #expect(!archive.folder.exists("../evil.py"))
    }
  }

  // MARK: Bombs

  @Test func anEntryThatInflatesToGigabytesStopsAtItsSize() async throws {
    let bomb = Compression.bomb(megabytes: 10_000)
    let entry = ZipFixture.Entry("r/a.py", "").with {
      $0.stored = bomb
      $0.size = 1_900_000
      $0.localSize = 1_900_000
    }
    #expect(try await ArchiveFixture([entry, .init("r/b.py")]).texts() == ["a.py": .failure(.damaged), "b.py": .success("x\n")])
  }

  @Test func entriesThatOverlapAreRefused() throws {
    let same = [ZipFixture.Entry("a.py"), ZipFixture.Entry("a.py", "y\n").with { $0.offset = 0 }]
    #expect(try ArchiveFixture(same).refusal() == "archive-damaged")
    // The header of the second is a part of the first one's content.
    let quoted = [ZipFixture.Entry("a.py").with { $0.compressedSize = 20 }, ZipFixture.Entry("b.py")]
    let problem = #expect(throws: SourceProblem.self) { try ArchiveFixture(quoted).source() }
    #expect(problem?.diagnostic.message.contains("overlap") == true)
  }

  @Test func entriesThatTogetherInflateToFarMoreAreRefused() throws {
    let zeros = String(repeating: "0", count: 100_000)
    let zip = ArchiveFixture((0..<20).map { .init("\($0).py", zeros) })
    var limits = ArchiveLimits()
    limits.unsuspiciousBytes = 1_000_000
    #expect(try zip.refusal(archiveLimits: limits) == "archive-too-large")
    limits.unsuspiciousBytes = 3_000_000
    #expect(try zip.refusal(archiveLimits: limits) == nil)
  }

  @Test func aTarGzThatInflatesToGigabytesIsRefused() throws {
    var tar = TarFixture()
    tar.add("r/a.bin", "", size: "77777777777")
    let head = Compression.deflated(tar.blocks, .gzip)
    // A member of its own for the header, then zeros without end.
    let bomb = head + [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + Compression.bomb(megabytes: 3_000)
    #expect(try ArchiveFixture(bomb).refusal() == "archive-too-large")
    var limits = ArchiveLimits()
    limits.inflatedBytes = 1_000
    #expect(try ArchiveFixture(Self.tar.gzipped).refusal(archiveLimits: limits) == "archive-too-large")
  }

  @Test func noMoreEntriesAreListedThanFiles() async throws {
    let limits = ReadLimits(files: 100)
    let zip = ArchiveFixture((0..<1_000).map { .init("r/\($0).py") })
    let tar = TarFixture((0..<1_000).map { ("r/\($0).py", "x\n") })
    for archive in [zip] + tar.both {
      let listing = try await archive.source(limits: limits).list()
      #expect(listing.files.count == 100)
      #expect(listing.diagnostics.map(\.id) == ["too-many-files"])
    }
    let refused = TarFixture((0..<1_000).map { ("../\($0).py", "x\n") })
    for archive in refused.both {
      let listing = try await archive.source(limits: limits).list()
      #expect(listing.files.isEmpty)
      #expect(listing.diagnostics.count == 101)
    }
  }

  @Test func whatCostsTooMuchToInflateAgainIsLeftUnread() async throws {
    var limits = ArchiveLimits()
    limits.keptBytes = 0
    limits.effortBytes = -1_000_000
    let archive = ArchiveFixture(TarFixture([("a.py", "one\n"), ("b.py", "two\n")]).gzipped)
    #expect(try await archive.texts(archiveLimits: limits) == ["a.py": .failure(.unsupported), "b.py": .failure(.unsupported)])
    // What is not compressed costs nothing to pass over.
    let plain = ArchiveFixture(TarFixture([("a.py", "one\n"), ("b.py", "two\n")]).bytes)
    #expect(try await plain.texts(archiveLimits: limits) == ["a.py": .success("one\n"), "b.py": .success("two\n")])
  }

  // MARK: Changes while it is read

  @Test func aFileThatIsReplacedStaysWhatWasOpened() async throws {
    for archive in [ArchiveFixture([.init("a.py", "one\n")])] + TarFixture([("a.py", "one\n")]).both {
      let source = try archive.source()
      archive.folder.remove(archive.name)
      archive.folder.write(archive.name, "something else\n")
      let files = try await source.list().files
      #expect(await source.read(files, limits: ReadLimits()) == [.success(Array("one\n".utf8))])
    }
  }

  @Test func aFileThatIsWrittenToIsNoLongerBelieved() async throws {
    for (archive, bytes) in [
      (ArchiveFixture([.init("a.py", "one\n")]), ZipFixture([.init("a.py", "two\n")]).bytes),
      (ArchiveFixture(TarFixture([("a.py", "one\n")]).bytes), TarFixture([("a.py", "two\n")]).bytes),
    ] {
      let source = try archive.source()
      usleep(50_000)
      archive.folder.write(archive.name, bytes)
      let files = try await source.list().files
      #expect(await source.read(files, limits: ReadLimits()) == [.failure(.damaged)])
      archive.folder.write(archive.name, "")
      #expect(await source.read(files, limits: ReadLimits()) == [.failure(.damaged)])
    }
  }
}
