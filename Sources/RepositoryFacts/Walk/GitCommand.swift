import Subprocess

/// Starts git, the one program that a scan starts. The only file that knows Subprocess.
///
/// A hostile repository's configuration can name programs (`core.fsmonitor`, filters, hooks, helpers of remotes), include
/// files, and point elsewhere. Overriding such settings one by one would be a race against every new version of git. So git
/// never sees that configuration: its `GIT_DIR` is an empty directory of our own (`NeutralGitDirectory`), into which only
/// the scanned repository's index, object store and work tree are passed. Settings of the user and the system are left out
/// too, so that the same commit lists the same files on every machine.
struct GitCommand: Sendable {
  /// Where git is pointed at.
  struct Target: Sendable {
    /// The object store.
    let objects: String
    /// The index, for commands that need one.
    var index: String?
    /// The work tree, for commands that need one.
    var workTree: String?
    /// The folder to run in.
    var folder: String?
  }

  private let location: String
  private let directory: NeutralGitDirectory
  private let target: Target
  /// How long git may take until it is ended: it would wait for ever on a named pipe in the place of one of its files.
  private let patience: Duration
  private static let outputBytes = 512 * 1_024 * 1_024

  /// The folder that git lies in: the first of the search path. Relative entries are passed over, since the folder that rung
  /// runs in may be the scanned one. Looked for once: to try each folder by starting a process costs milliseconds.
  private static let location: String? = (PosixFile.environment("PATH") ?? "/usr/local/bin:/usr/bin:/bin")
    .split(separator: ":").lazy.filter { $0.hasPrefix("/") }.map(String.init).first { PosixFile.isProgram($0 + "/git") }

  /// Nil where there is no git, or no neutral directory can be made.
  init?(_ target: Target, objectFormat: String?, patience: Duration = .seconds(300)) {
    guard let location = Self.location, let directory = NeutralGitDirectory(objectFormat: objectFormat) else { return nil }
    self.location = location
    self.directory = directory
    self.target = target
    self.patience = patience
  }

  /// Removes what was made for git to run; nothing can be run from then on.
  func dispose() { directory.remove() }

  /// What git prints and how it ends; nil where it could not be started, was ended, or printed too much.
  func run(_ arguments: [String], input: [UInt8] = []) async -> (status: Int, output: [UInt8])? {
    await limited {
      let result = try await Subprocess.run(
        .name("git"), arguments: Arguments(prefix + arguments), environment: environment, input: .array(input),
        output: .bytes(limit: Self.outputBytes), error: .discarded)
      guard case .exited(let code) = result.terminationStatus else { return nil }
      return (Int(code), result.standardOutput)
    }
  }

  /// Starts git and hands its input and output to `body`; ends it when `body` returns.
  func converse(_ arguments: [String], _ body: @escaping @Sendable (GitConversation) async throws -> Void) async {
    _ = try? await Subprocess.run(
      .name("git"), arguments: Arguments(prefix + arguments), environment: environment, input: .inputWriter,
      output: .sequence, error: .discarded
    ) { execution in
      let writer = execution.standardInputWriter
      var chunks = execution.standardOutput.makeAsyncIterator()
      let conversation = GitConversation(
        write: { bytes in _ = try await writer.write(bytes) },
        readChunk: {
          guard let chunk = try await chunks.next(isolation: nil) else { return nil }
          return chunk.withUnsafeBytes { Array($0) }
        })
      try await body(conversation)
    }
  }

  private func limited<Output: Sendable>(_ work: @escaping @Sendable () async throws -> Output?) async -> Output? {
    await withTaskGroup(of: Output?.self) { group in
      group.addTask { try? await work() }
      group.addTask {
        try? await Task.sleep(for: patience)
        return nil
      }
      let first = await group.next()
      group.cancelAll()
      return first ?? nil
    }
  }

  private var prefix: [String] { target.folder.map { ["-C", $0] } ?? [] }

  private var environment: Environment {
    var values: [Environment.Key: String] = [
      "GIT_DIR": directory.path, "GIT_OBJECT_DIRECTORY": target.objects, "HOME": directory.path,
      "XDG_CONFIG_HOME": directory.path, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
      "GIT_ATTR_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1",
      "GIT_NO_REPLACE_OBJECTS": "1", "GIT_ALLOW_PROTOCOL": "", "GIT_PAGER": "cat", "LC_ALL": "C",
    ]
    values["GIT_INDEX_FILE"] = target.index
    values["GIT_WORK_TREE"] = target.workTree
    values["PATH"] = location
    return .custom(values)
  }
}

/// The input and output of a git that keeps running.
final class GitConversation {
  private let write: ([UInt8]) async throws -> Void
  private let readChunk: () async throws -> [UInt8]?
  private var chunk: [UInt8] = []
  private var position = 0

  init(write: @escaping ([UInt8]) async throws -> Void, readChunk: @escaping () async throws -> [UInt8]?) {
    self.write = write
    self.readChunk = readChunk
  }

  func send(_ bytes: [UInt8]) async throws { try await write(bytes) }

  /// The next line without its line feed; nil at the end, or where it is longer than any that git prints.
  func line() async throws -> [UInt8]? {
    var line: [UInt8] = []
    while line.count < 8_192 {
      guard try await fill() else { return nil }
      if let end = chunk[position...].firstIndex(of: 0x0A) {
        line += chunk[position..<end]
        position = end + 1
        return line
      }
      line += chunk[position...]
      position = chunk.count
    }
    return nil
  }

  /// The next `count` bytes, kept or only passed over; nil where the output ends before.
  func bytes(_ count: Int, isKept: Bool) async throws -> [UInt8]? {
    var bytes: [UInt8] = []
    if isKept { bytes.reserveCapacity(count) }
    var left = count
    while left > 0 {
      guard try await fill() else { return nil }
      let taken = min(left, chunk.count - position)
      if isKept { bytes += chunk[position..<position + taken] }
      position += taken
      left -= taken
    }
    return bytes
  }

  private func fill() async throws -> Bool {
    while position >= chunk.count {
      guard let next = try await readChunk() else { return false }
      chunk = next
      position = 0
    }
    return true
  }
}
