#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The repository that the tests stand in, for tests about the house itself.
public enum SourceTree {
  /// One source file.
  public struct File: Sendable {
    /// The path from the repository's root.
    public let path: String
    /// The whole text.
    public let text: String

    /// A file.
    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }

    /// The text without lines that are comments.
    public var code: String {
      text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
        !line.drop { $0 == " " }.hasPrefix("//")
      }.joined(separator: "\n") + "\n"
    }

    /// The modules that the file imports.
    public var imports: [String] {
      text.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ").map(String.init)
        guard let at = words.firstIndex(of: "import"), at <= 2, at + 1 < words.count, !line.hasPrefix("/") else { return nil }
        return words[at + 1].split(separator: ".").first.map(String.init)
      }
    }
  }

  /// All files below a folder, as paths from the root, sorted.
  public static func paths(in folder: String) -> [String] {
    let root = TestFiles.repositoryRoot.appending(path: folder).path
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return names.map { "\(folder)/\($0)" }.sorted()
  }

  /// The folders directly in a folder.
  public static func folders(in folder: String) -> [String] {
    let prefix = folder + "/"
    let deeper = paths(in: folder).map { $0.dropFirst(prefix.count) }.filter { $0.contains("/") }
    return Set(deeper.map { String($0.prefix { $0 != "/" }) }).sorted()
  }

  /// The Swift files below a folder.
  public static func swiftFiles(in folder: String) -> [File] {
    paths(in: folder).filter { $0.hasSuffix(".swift") && !$0.contains("/.build") }.compactMap { path in
      (try? TestFiles.text(path)).map { File(path: path, text: $0) }
    }
  }
}
