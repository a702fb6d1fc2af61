import Diagnostics
import TestSupport
import Testing

@testable import RepositoryFacts

/// An archive that lies in a folder of its own for one test.
struct ArchiveFixture {
  let folder = TemporaryFolder()
  let name: String

  init(_ bytes: [UInt8], name: String = "a.zip") {
    self.name = name
    folder.write(name, bytes)
  }

  init(_ zip: ZipFixture) { self.init(zip.bytes) }

  init(_ entries: [ZipFixture.Entry]) { self.init(ZipFixture(entries).bytes) }

  /// Puts other bytes in its place.
  func rewrite(_ bytes: ArraySlice<UInt8>) { folder.write(name, Array(bytes)) }

  var path: String { folder.path + "/" + name }

  func source(limits: ReadLimits = ReadLimits(), archiveLimits: ArchiveLimits = ArchiveLimits()) throws -> ArchiveSource {
    try ArchiveSource(path, limits: limits, archiveLimits: archiveLimits)
  }

  /// The files by path, each with its text or the reason why there is none.
  func texts(
    limits: ReadLimits = ReadLimits(), archiveLimits: ArchiveLimits = ArchiveLimits()
  ) async throws -> [String: Result<String, ReadProblem>] {
    let source = try source(limits: limits, archiveLimits: archiveLimits)
    let files = try await source.list().files
    let contents = await source.read(files, limits: limits)
    let texts = contents.map { $0.map { String(decoding: $0, as: UTF8.self) } }
    return Dictionary(uniqueKeysWithValues: zip(files.map(\.path), texts))
  }

  /// The id of what is said where the archive is refused; nil where it is read.
  func refusal(limits: ReadLimits = ReadLimits(), archiveLimits: ArchiveLimits = ArchiveLimits()) throws -> String? {
    do {
      _ = try source(limits: limits, archiveLimits: archiveLimits)
      return nil
    } catch let problem as SourceProblem {
      return problem.diagnostic.id
    }
  }
}

extension TarFixture {
  /// The tar and its gzip, which must be read alike.
  var both: [ArchiveFixture] { [ArchiveFixture(bytes, name: "a.tar"), ArchiveFixture(gzipped, name: "a.tgz")] }
}
