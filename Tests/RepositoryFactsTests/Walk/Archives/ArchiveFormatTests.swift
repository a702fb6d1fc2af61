import Diagnostics
import TestSupport
import Testing

@testable import RepositoryFacts

struct ArchiveFormatTests {
  @Test func formatsAreKnownByTheirFirstBytes() {
    #expect(ArchiveFormat.of(ZipFixture([.init("a")]).bytes) == .zip)
    #expect(ArchiveFormat.of(ZipFixture([]).bytes) == .zip)
    let tar = TarFixture([("a", "b")])
    #expect(ArchiveFormat.of(tar.gzipped) == .gzip)
    #expect(ArchiveFormat.of(Array(tar.bytes.prefix(512))) == .tar)
    #expect(ArchiveFormat.of([]) == nil)
    #expect(ArchiveFormat.of(Array("import mlflow\n".utf8)) == nil)
    #expect(ArchiveFormat.of([UInt8](repeating: 0, count: 512)) == nil)
  }

  @Test(
    arguments: [
      ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4]), ("rar", Array("Rar!\u{1A}\u{7}\u{1}".utf8)),
      ("bzip2", Array("BZh91AY".utf8)), ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0]), ("zstd", [0x28, 0xB5, 0x2F, 0xFD, 0]),
    ] as [(String, [UInt8])])
  func otherFormatsAreRefusedByName(name: String, start: [UInt8]) async throws {
    let archive = ArchiveFixture(start + [UInt8](repeating: 1, count: 600))
    let problem = #expect(throws: SourceProblem.self) { try archive.source() }
    #expect(problem?.diagnostic.id == "other-archive")
    #expect(problem?.diagnostic.message.contains(name) == true)
    #expect(problem?.diagnostic.message.contains("zip, tar and tar.gz") == true)
  }

  @Test func whatIsNoArchiveIsSaidToBeNone() throws {
    #expect(try ArchiveFixture(Array("PK is a school\n".utf8)).refusal() == "no-archive")
    #expect(try ArchiveFixture([UInt8]()).refusal() == "no-archive")
    #expect(try ArchiveFixture(Compression.deflated(Array("a,b\n1,2\n".utf8), .gzip)).refusal() == "no-archive")
    let folder = TemporaryFolder()
    folder.pipe("p")
    #expect(!ArchiveSource.isFile(folder.path + "/p"))
    #expect(!ArchiveSource.isFile(folder.path))
    #expect(throws: SourceProblem.self) { try ArchiveSource(folder.path + "/p") }
  }
}
