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

/// A program of others that a test needs, such as an independent validator of one of our formats.
public struct ExternalTool: Sendable {
  /// What came of a run.
  public struct Outcome: Hashable, Sendable {
    /// Whether it exited with 0.
    public let isSuccess: Bool
    /// What it wrote, standard output before standard error.
    public let output: String
  }

  /// A tool that is not installed.
  public struct Missing: Error, CustomStringConvertible {
    /// The tool's name.
    public let name: String
    /// What to do.
    public var description: String {
      "\(name) is neither on PATH nor in .venv/bin; run the README's test command, which sets it up there"
    }
  }

  private let path: String

  /// Finds the tool in the repository's `.venv/bin` or on `PATH`.
  public init(_ name: String) throws {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let folders = [TestFiles.repositoryRoot.appending(path: ".venv/bin").path] + path.split(separator: ":").map(String.init)
    guard let folder = folders.first(where: { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }) else {
      throw Missing(name: name)
    }
    self.path = "\(folder)/\(name)"
  }

  /// Runs the tool.
  public func run(_ arguments: [String]) async throws -> Outcome {
    let result = try await Subprocess.run(
      .path(FilePath(path)), arguments: Arguments(arguments), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    return Outcome(
      isSuccess: result.terminationStatus.isSuccess, output: "\(result.standardOutput)\(result.standardError)")
  }
}
