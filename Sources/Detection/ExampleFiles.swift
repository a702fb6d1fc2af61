import Diagnostics
import Documents

/// The files of an example, as rule files and `Technologies.yml` write them: a mapping from paths to contents. `⟵` at a
/// line's end marks a place where something is expected, behind a path it marks the file as a whole; marks are cut off.
struct ExampleFiles: Sendable {
  /// The files without the marks.
  private(set) var files: [(path: String, text: String)] = []
  /// The marked places.
  private(set) var marks: Set<FileLocation> = []

  private static let mark = "⟵"

  init(_ node: DocumentNode?) {
    for entry in node?.entries ?? [] {
      var file = entry.key
      if file.hasSuffix(Self.mark) {
        file = String(file.dropLast(Self.mark.count)).trimmed
        marks.insert(FileLocation(file))
      }
      var lines = (entry.value.string ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      for index in lines.indices where lines[index].hasSuffix(Self.mark) {
        lines[index] = String(lines[index].dropLast(Self.mark.count)).trimmedAtEnd
        marks.insert(FileLocation(file, line: index + 1))
      }
      files.append((file, lines.joined(separator: "\n")))
    }
  }
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var text = Substring(self)
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }
  fileprivate var trimmed: String { String(trimmedAtEnd.drop { $0.isWhitespace }) }
}
