#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Files that tests read from this repository or write for a moment.
public enum TestFiles {
  /// The folder that holds `Package.swift`.
  public static var repositoryRoot: URL {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder
  }

  /// The text of a file of the repository.
  public static func text(_ path: String) throws -> String {
    try String(decoding: Data(contentsOf: repositoryRoot.appending(path: path)), as: UTF8.self)
  }

  /// Runs `body` with the paths of files of those names and texts in a folder of their own, which is removed afterwards.
  public static func withFiles<Result>(
    _ files: [(name: String, text: String)], _ body: ([String]) async throws -> Result
  ) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rung-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = try files.map { file in
      let path = folder.appending(path: file.name)
      try Data(file.text.utf8).write(to: path)
      return path.path
    }
    return try await body(paths)
  }
}
