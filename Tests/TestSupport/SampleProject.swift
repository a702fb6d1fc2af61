import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The sample project that Rung brings, with the overlays that lift it level by level.
public enum SampleProject {
  /// Runs `body` with a folder that holds the sample as it stands at a level, and removes the folder afterwards.
  public static func at(level: Int, _ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rung-sample-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let exercises = TestFiles.repositoryRoot.appending(path: "Exercises")
    var layers = [exercises.appending(path: "sample")]
    if level > 0 { layers += (1...level).map { exercises.appending(path: "sample-overlays/level-\($0)") } }
    for layer in layers {
      for path in try FileManager.default.subpathsOfDirectory(atPath: layer.path).sorted() {
        let from = layer.appending(path: path)
        var isFolder = false
        guard FileManager.default.fileExists(atPath: from.path, isDirectory: &isFolder), !isFolder else { continue }
        try write(String(decoding: Data(contentsOf: from), as: UTF8.self), to: folder.appending(path: path).path)
      }
    }
    try await body(folder.path)
  }

  /// Makes the folder a git repository with one commit of all that is in it.
  public static func commit(_ folder: String) async throws {
    let identity = ["-c", "user.name=Sample", "-c", "user.email=sample@example.org", "-c", "commit.gpgsign=false"]
    for arguments in [["init", "-q"], ["add", "-A"], identity + ["commit", "-q", "-m", "Begin"]] {
      let result = try await Subprocess.run(
        .name("git"), arguments: Arguments(arguments), workingDirectory: FilePath(folder), output: .discarded,
        error: .string(limit: 4096))
      guard result.terminationStatus.isSuccess else { throw Failure(message: result.standardError) }
    }
  }

  /// Writes a file, with the folders above it.
  public static func write(_ text: String, to path: String) throws {
    let file = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// The text of a file.
  public static func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  /// A JSON report without `source`, the one part that may differ between machines.
  public static func withoutSource(_ json: String) -> String {
    var isInside = false
    return json.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      if line.contains("\"source\": {") { isInside = true }
      defer { if isInside, line.drop(while: { $0 == " " }).hasPrefix("}") { isInside = false } }
      return !isInside
    }.joined(separator: "\n")
  }

  /// What went wrong while a sample was prepared.
  public struct Failure: Error {
    /// In words.
    public let message: String
  }
}
