#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A regular file that is open for reading at any place. What was opened stays what is read, whatever takes its name; whether
/// it was written to meanwhile can be seen.
final class ArchiveFile: Sendable {
  /// How many bytes it had when it was opened.
  let size: Int
  private let descriptor: Int32
  private let state: State

  /// What changes where a file is written to, and not where it is renamed.
  private struct State: Equatable {
    let size, seconds, nanoseconds: Int

    init(_ info: stat) {
      size = Int(info.st_size)
      #if canImport(Darwin)
        (seconds, nanoseconds) = (info.st_mtimespec.tv_sec, info.st_mtimespec.tv_nsec)
      #else
        (seconds, nanoseconds) = (Int(info.st_mtim.tv_sec), Int(info.st_mtim.tv_nsec))
      #endif
    }
  }

  /// The file that the person named, links followed; nil where there is none or it can't be read.
  init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { return nil }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size >= 0 else {
      _ = close(descriptor)
      return nil
    }
    state = State(info)
    size = state.size
  }

  deinit { _ = close(descriptor) }

  /// Whether a regular file stands at a path, links followed.
  static func exists(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
  }

  /// Whether nobody has written to the file since it was opened.
  var isUnchanged: Bool {
    var info = stat()
    return fstat(descriptor, &info) == 0 && State(info) == state
  }

  /// Fills a buffer from a position on; gives fewer bytes only where the file ends.
  func read(at position: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveProblem) -> Int {
    guard position >= 0, let base = buffer.baseAddress else { return 0 }
    var count = 0
    while count < buffer.count {
      let taken = pread(descriptor, base + count, buffer.count - count, off_t(position + count))
      if taken < 0, errno == EINTR { continue }
      guard taken >= 0 else { throw .unreadable }
      if taken == 0 { break }
      count += taken
    }
    return count
  }

  /// So many bytes from a position on; all of them must be there.
  func bytes(at position: Int, count: Int) throws(ArchiveProblem) -> [UInt8] {
    guard position >= 0, count >= 0, count <= size, position <= size - count else { throw .damaged(.cut) }
    var bytes = [UInt8](repeating: 0, count: count)
    var problem: ArchiveProblem?
    let taken = bytes.withUnsafeMutableBytes { buffer in
      do throws(ArchiveProblem) { return try read(at: position, into: buffer) } catch {
        problem = error
        return 0
      }
    }
    if let problem { throw problem }
    guard taken == count else { throw .damaged(.cut) }
    return bytes
  }
}
