import Diagnostics

/// A repository packed as zip, tar or tar.gz, as forges and learning platforms hand it out. It is read where it lies, and
/// nothing is ever unpacked to the disk.
///
/// A folder that all entries share, such as GitHub's `name-main/`, is taken for the repository's root.
public struct ArchiveSource: RepositorySource {
  private enum Contents {
    case zip(ZipContents)
    case tar(TarContents)
  }

  private let listing: FileListing
  private let contents: Contents

  /// The archive at `path`, whose entries are listed at once. Throws a `SourceProblem` where there is none that can be read,
  /// and where its parts contradict each other.
  public init(_ path: String, limits: ReadLimits = ReadLimits()) throws {
    try self.init(path, limits: limits, archiveLimits: ArchiveLimits())
  }

  init(_ path: String, limits: ReadLimits, archiveLimits: ArchiveLimits) throws {
    guard let file = ArchiveFile(path) else { throw SourceProblem(Wording.archiveProblem(path, .unreadable)) }
    do throws(ArchiveProblem) {
      let head = try file.bytes(at: 0, count: min(ArchiveFormat.headBytes, file.size))
      switch ArchiveFormat.of(head) {
      case nil: throw .noTar
      case .other(let name): throw .otherFormat(name)
      case .zip:
        let zip = try ZipContents.read(file, path: path, limits: limits, archiveLimits: archiveLimits)
        (listing, contents) = (zip.listing, .zip(zip.contents))
      case .gzip, .tar:
        let tar = try TarContents.read(
          file, path: path, isCompressed: ArchiveFormat.of(head) == .gzip, limits: limits, archiveLimits: archiveLimits)
        (listing, contents) = (tar.listing, .tar(tar.contents))
      }
      guard file.isUnchanged else { throw .damaged(.changed) }
    } catch {
      throw SourceProblem(Wording.archiveProblem(path, error))
    }
  }

  /// Whether a regular file stands at `path`, which an archive is and a folder is not.
  public static func isFile(_ path: String) -> Bool { ArchiveFile.exists(path) }

  /// The files of the archive.
  public func list() async throws -> FileListing { listing }

  /// The contents of some files.
  public func read(_ files: [ListedFile], limits: ReadLimits) async -> [Result<[UInt8], ReadProblem>] {
    switch contents {
    case .zip(let zip): zip.read(files, limits: limits)
    case .tar(let tar): await tar.read(files, limits: limits)
    }
  }
}
