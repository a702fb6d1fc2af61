#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The few system calls of the walk. Nothing here follows a symbolic link below the folder that was opened first, waits for
/// a writer of a named pipe, or believes a size that it was told.
enum PosixFile {
  /// What stands at a name.
  enum Kind: Sendable {
    case regular, directory, symlink, other
  }

  /// What the system says of a name, without following it.
  struct Status: Sendable {
    let kind: Kind
    let size: Int
    let isExecutable: Bool
  }

  /// What an opened file gives.
  enum Content: Sendable {
    case bytes([UInt8])
    case problem(ReadProblem)
  }

  /// Opens a folder that the person named, links followed; nil where there is none.
  static func openFolder(_ path: String) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    return descriptor >= 0 ? descriptor : nil
  }

  /// Opens a folder inside another one, unless it is a link.
  static func openFolder(_ name: String, in folder: Int32) -> Int32? {
    let descriptor = openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    return descriptor >= 0 ? descriptor : nil
  }

  static func closeFolder(_ descriptor: Int32) { _ = close(descriptor) }

  static func status(_ name: String, in folder: Int32) -> Status? {
    var info = stat()
    guard fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    let kind: Kind =
      switch info.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .symlink
      default: .other
      }
    return Status(kind: kind, size: Int(info.st_size), isExecutable: info.st_mode & 0o111 != 0)
  }

  /// The names in a folder, in no order, without `.` and `..`; nil names are no UTF-8. Takes the descriptor over.
  static func names(ofFolder descriptor: Int32, limit: Int) -> [String?]? {
    guard let stream = fdopendir(descriptor) else {
      _ = close(descriptor)
      return nil
    }
    defer { closedir(stream) }
    var names: [String?] = []
    while names.count < limit, let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(validatingCString: $0)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// The whole content of a regular file of at most `limit` bytes.
  static func read(_ name: String, in folder: Int32, limit: Int) -> Content {
    let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: return .problem(.missing)
      case ELOOP, ENXIO: return .problem(.notRegular)
      default: return .problem(.unreadable)
      }
    }
    defer { _ = close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return .problem(.notRegular) }
    let size = Int(info.st_size)
    guard size <= limit else { return .problem(.tooLarge) }
    return drain(descriptor, size: max(0, size), limit: limit)
  }

  /// A regular file that is given by its whole path: for what lies beside the tree (`.git/HEAD`), never for what is judged.
  static func read(path: String, limit: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { return nil }
    defer { _ = close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size <= limit else { return nil }
    guard case .bytes(let bytes) = drain(descriptor, size: max(0, Int(info.st_size)), limit: limit) else { return nil }
    return bytes
  }

  /// Reads to the end, so that a file that grows or shrinks meanwhile gives what it held and no more than `limit`.
  private static func drain(_ descriptor: Int32, size: Int, limit: Int) -> Content {
    var bytes: [UInt8] = []
    var capacity = size + 1
    var isFailed = false
    while true {
      let wanted = capacity
      let chunk = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        while count < wanted {
          #if canImport(Darwin)
            let taken = Darwin.read(descriptor, buffer.baseAddress! + count, wanted - count)
          #elseif canImport(Musl)
            let taken = Musl.read(descriptor, buffer.baseAddress! + count, wanted - count)
          #else
            let taken = Glibc.read(descriptor, buffer.baseAddress! + count, wanted - count)
          #endif
          if taken > 0 {
            count += taken
          } else if taken < 0, errno == EINTR {
            continue
          } else {
            isFailed = taken < 0
            return
          }
        }
      }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if isFailed { return .problem(.unreadable) }
      if bytes.count > limit { return .problem(.tooLarge) }
      if chunk.count < wanted { return .bytes(bytes) }
      capacity = 65_536
    }
  }

  /// The canonical absolute path, links resolved; nil where there is nothing.
  static func canonical(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(validatingCString: resolved)
  }

  /// Whether there is a folder, links followed.
  static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether there is something that is neither a file nor a folder, links followed.
  static func isSpecial(_ path: String) -> Bool {
    var info = stat()
    guard stat(path, &info) == 0 else { return false }
    return info.st_mode & S_IFMT != S_IFREG && info.st_mode & S_IFMT != S_IFDIR
  }

  /// The position of the next line feed, or the end.
  static func endOfLine(_ bytes: UnsafeRawBufferPointer, from position: Int) -> Int {
    guard let base = bytes.baseAddress, position < bytes.count,
      let found = memchr(base + position, 0x0A, bytes.count - position)
    else { return bytes.count }
    return UnsafeRawPointer(found) - base
  }

  /// Whether a file can be run as a program.
  static func isProgram(_ path: String) -> Bool { !isFolder(path) && access(path, X_OK) == 0 }

  /// A variable of this process's environment.
  static func environment(_ name: String) -> String? { getenv(name).flatMap { String(validatingCString: $0) } }

  /// How many processors there are to keep busy.
  static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
