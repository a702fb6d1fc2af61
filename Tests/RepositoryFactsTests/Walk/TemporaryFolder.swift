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
    let file = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, executable ? 0o755 : 0o644)
    _ = bytes.withUnsafeBytes { bytes in
      #if canImport(Darwin)
        Darwin.write(file, bytes.baseAddress, bytes.count)
      #elseif canImport(Musl)
        Musl.write(file, bytes.baseAddress, bytes.count)
      #else
        Glibc.write(file, bytes.baseAddress, bytes.count)
      #endif
    }
    close(file)
  }

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
