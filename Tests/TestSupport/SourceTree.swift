import FoundationEssentials

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
        guard let at = words.firstIndex(of: "import"), at <= 2, at + 1 < words.count, !line.hasPrefix(" "), !line.hasPrefix("/") else {
          return nil
        }
        return words[at + 1].split(separator: ".").first.map(String.init)
      }
    }
  }

  /// The repository's root on the disk.
  public static var root: String {
    var path = #filePath.split(separator: "/").map(String.init)
    path.removeLast(3)
    return "/" + path.joined(separator: "/")
  }

  /// The text of a file; nil where there is none.
  public static func text(_ path: String) -> String? {
    (try? Data(contentsOf: URL(filePath: root + "/" + path))).map { String(decoding: $0, as: UTF8.self) }
  }

  /// All files below a folder, as paths from the root, sorted.
  public static func paths(in folder: String) -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)) ?? []
    return names.map { "\(folder)/\($0)" }.sorted()
  }

  /// The folders directly in a folder.
  public static func folders(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? []
    return names.filter { name in
      var isFolder = false
      return FileManager.default.fileExists(atPath: "\(root)/\(folder)/\(name)", isDirectory: &isFolder) && isFolder
    }.sorted()
  }

  /// The Swift files below a folder.
  public static func swiftFiles(in folder: String) -> [File] {
    paths(in: folder).filter { $0.hasSuffix(".swift") && !$0.contains("/.build") }.compactMap { path in
      text(path).map { File(path: path, text: $0) }
    }
  }
}
