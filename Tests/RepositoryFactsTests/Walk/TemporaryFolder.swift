#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A folder for one test, removed with all that is in it when the test lets go of it.
final class TemporaryFolder: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/rung-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("no temporary folder") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { run("/bin/rm", ["-rf", path]) }

  func write(_ name: String, _ text: String = "x\n", executable: Bool = false) {
    write(name, Array(text.utf8), executable: executable)
  }

  func write(_ name: String, _ bytes: [UInt8], executable: Bool = false) {
    let parts = name.split(separator: "/")
    for count in 1..<max(1, parts.count) { mkdir(path + "/" + parts.prefix(count).joined(separator: "/"), 0o755) }
    _ = put(bytes, at: Array((path + "/" + name).utf8CString), mode: executable ? 0o755 : 0o644)
  }

  /// Writes a file whose name is any bytes; false where the file system wants text.
  func write(named name: [UInt8]) -> Bool {
    put([0x78, 0x0A], at: path.utf8CString.dropLast() + [0x2F] + name.map { CChar(bitPattern: $0) } + [0], mode: 0o644)
  }

  private func put(_ bytes: [UInt8], at path: [CChar], mode: mode_t) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, mode)
    guard file >= 0 else { return false }
    #if canImport(Darwin)
      Darwin.write(file, bytes, bytes.count)
    #elseif canImport(Musl)
      Musl.write(file, bytes, bytes.count)
    #else
      Glibc.write(file, bytes, bytes.count)
    #endif
    return close(file) == 0
  }

  func makeFolder(_ name: String) { mkdir(path + "/" + name, 0o755) }
  func move(_ name: String, to other: String) { rename(path + "/" + name, path + "/" + other) }
  func setMode(_ name: String, _ mode: UInt32) { chmod(path + "/" + name, mode_t(mode)) }

  /// Puts a socket there; false where none can be made (its path may have 107 bytes at most).
  func makeSocket(_ name: String) -> Bool {
    #if canImport(Glibc)
      let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
    #endif
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array((path + "/" + name).utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
  }

  /// Puts `/dev/zero`, which never ends, there; false where this user may not.
  func makeDevice(_ name: String) -> Bool { mknod(path + "/" + name, S_IFCHR | 0o644, 1 << 8 | 5) == 0 }

  /// Whether no right is ever refused to this user.
  static var isRoot: Bool { geteuid() == 0 }

  func link(_ name: String, to target: String) { symlink(target, path + "/" + name) }
  func pipe(_ name: String) { mkfifo(path + "/" + name, 0o644) }
  func remove(_ name: String) { unlink(path + "/" + name) }
  func exists(_ name: String) -> Bool { access(path + "/" + name, F_OK) == 0 }

  /// Runs git in the folder, or in one below it.
  @discardableResult
  func git(_ arguments: String..., below folder: String = "") -> Int32 {
    let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "protocol.file.allow=always"]
    return run("/usr/bin/env", ["git", "-C", path + "/" + folder] + identity + arguments)
  }

  /// Makes the folder a repository with all that is in it committed.
  func commitAll() {
    if !exists(".git") { git("init", "--quiet", "--initial-branch=main") }
    git("add", "--all", "--force")
    git("commit", "--quiet", "--message", "All")
  }

  /// Waits for a program that prints nothing; -1 where it did not end by itself.
  @discardableResult
  private func run(_ program: String, _ arguments: [String]) -> Int32 {
    var pointers = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    let variables = ["PATH=/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin", "HOME=/nonexistent", "GIT_CONFIG_NOSYSTEM=1"]
    var environment = variables.map { strdup($0) } + [nil]
    defer { for pointer in environment { free(pointer) } }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var child: pid_t = 0
    guard posix_spawn(&child, program, &actions, nil, &pointers, &environment) == 0 else { return -1 }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
  }
}
