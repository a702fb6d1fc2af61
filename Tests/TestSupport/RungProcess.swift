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

/// The built program, run as its users run it.
public enum RungProcess {
  /// What came of a run.
  public struct Outcome: Sendable {
    /// The exit code; negative where a signal ended it.
    public let status: Int
    /// What it wrote to standard output.
    public let output: String
    /// What it wrote to standard error.
    public let complaint: String
  }

  /// The program that the test run built, beside the test bundle.
  public static var path: String {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    while !FileManager.default.isExecutableFile(atPath: folder.appending(path: "rung").path), folder.path != "/" {
      folder.deleteLastPathComponent()
    }
    return folder.appending(path: "rung").path
  }

  /// Runs `rung` with arguments in a folder, with an environment of its own.
  public static func run(
    _ arguments: [String], in folder: String = "/tmp", environment: [String: String] = [:]
  ) async throws -> Outcome {
    var variables = ["PATH": "/usr/bin:/bin:/usr/local/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm"]
    // Where coverage is measured, an instrumented program would else write its profile into the folder it runs in.
    variables["LLVM_PROFILE_FILE"] = ProcessInfo.processInfo.environment["LLVM_PROFILE_FILE"]
    variables.merge(environment) { $1 }
    let result = try await Subprocess.run(
      .path(FilePath(path)), arguments: Arguments(arguments),
      environment: .custom(
        Dictionary(uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0.key), $0.value) })),
      workingDirectory: FilePath(folder), output: .string(limit: 8 << 20), error: .string(limit: 1 << 20))
    var status = -1
    if case .exited(let code) = result.terminationStatus { status = Int(code) }
    return Outcome(status: status, output: result.standardOutput, complaint: result.standardError)
  }
}
