import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Holds a text against the file that was recorded for it.
///
/// A file that lacks is recorded, and recording fails the test, so that nothing is ever compared with itself unseen: look at
/// the new file, commit it, run again. `RUNG_RECORD=1` records all anew.
public enum Snapshot {
  /// Expects `text` to be what `Snapshots/<name>` in the calling test's target holds.
  public static func expect(
    _ text: String, matches name: String, target: String = #fileID, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folder = "Tests/\(target.prefix { $0 != "/" })/Snapshots"
    let file = TestFiles.repositoryRoot.appending(path: "\(folder)/\(name)")
    let isRecording = ProcessInfo.processInfo.environment["RUNG_RECORD"] == "1"
    guard !isRecording, let recorded = try? Data(contentsOf: file) else {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name); look at it, commit it and run the test again", sourceLocation: sourceLocation)
      return
    }
    guard [UInt8](recorded) != Array(text.utf8) else { return }
    let difference = firstDifference(String(decoding: recorded, as: UTF8.self), text)
    Issue.record(
      "\(name) differs from line \(difference); if that is meant, run the test with RUNG_RECORD=1 and look at the change",
      sourceLocation: sourceLocation)
  }

  /// The number of the first line that differs, with both forms of it.
  private static func firstDifference(_ recorded: String, _ text: String) -> String {
    let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let index = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
    func line(_ lines: [Substring]) -> String { index < lines.count ? "\"\(lines[index])\"" : "nothing" }
    return "\(index + 1): recorded \(line(old)), now \(line(new))"
  }
}
