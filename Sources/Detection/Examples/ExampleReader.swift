import Diagnostics
import Documents
import MaturityModel
import RepositoryFacts
import RuleLanguage

/// Reads the examples of a rule file: takes the marks off their lines, and collects the mistakes.
struct ExampleReader {
  /// Stands at the end of a line, or of a file's name, that is evidence.
  static let mark = "⟵"

  private let path: String
  private(set) var examples: [RuleExamples.Example] = []
  private(set) var mistakes: [Diagnostic] = []

  private static let keys = ["name", "expect", "files", "untracked", "ignored", "symlinks", "sizes"]

  /// The examples under `examples:` of a document; none where there is no such key.
  static func read(_ root: DocumentNode, path: String) -> ExampleReader {
    var reader = ExampleReader(path: path)
    for item in root["examples"]?.items ?? [] { reader.take(item) }
    return reader
  }

  private init(path: String) { self.path = path }

  private mutating func take(_ item: DocumentNode) {
    for entry in item.entries where !Self.keys.contains(entry.key) {
      mistake(RuleWording.unknownKey(entry.key, nearest: NearestWord.to(entry.key, in: Self.keys)), entry.line, entry.column)
    }
    guard let name = item["name"]?.string, !name.isEmpty else {
      mistake(RuleWording.missingKey("name"), item.line, item.column)
      return
    }
    guard let expect = item["expect"], let word = expect.string else {
      mistake(RuleWording.missingKey("expect"), item.line, item.column)
      return
    }
    guard let status = PracticeStatus(rawValue: word) else {
      mistake(RuleWording.unknownStatus(word), expect.line, expect.column)
      return
    }
    guard let entries = item["files"]?.entries, !entries.isEmpty else {
      mistake(RuleWording.missingKey("files"), item.line, item.column)
      return
    }
    var marks: Set<FileLocation> = []
    let files = entries.map { Self.file($0, &marks) }
    checkNames(item, Set(files.map(\.path)))
    let kept = Self.files(files, as: item)
    let location = FileLocation(path, line: item.line)
    examples.append(.init(name: name, expected: status, sources: kept, marks: marks, location: location))
  }

  /// One file without its marks, which are collected.
  static func file(_ entry: DocumentNode.Entry, _ marks: inout Set<FileLocation>) -> (path: String, text: String) {
    var path = Substring(entry.key)
    if let unmarked = withoutMark(path) {
      path = unmarked
      marks.insert(FileLocation(String(path)))
    }
    var lines = (entry.value.string ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    for index in lines.indices {
      guard let unmarked = withoutMark(lines[index]) else { continue }
      lines[index] = unmarked
      marks.insert(FileLocation(String(path), line: index + 1))
    }
    return (String(path), lines.joined(separator: "\n"))
  }

  /// The text before a mark at its end; nil where there is none.
  private static func withoutMark(_ text: Substring) -> Substring? {
    let text = trimmedAtEnd(text)
    return text.hasSuffix(mark) ? trimmedAtEnd(text.dropLast(mark.count)) : nil
  }

  private static func trimmedAtEnd(_ text: Substring) -> Substring {
    var text = text
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  private static func files(_ files: [(path: String, text: String)], as item: DocumentNode) -> [MemorySource.File] {
    let untracked = Set(item["untracked"]?.strings ?? [])
    let ignored = Set(item["ignored"]?.strings ?? [])
    let symlinks = Set(item["symlinks"]?.strings ?? [])
    return files.filter { !ignored.contains($0.path) }.map { file in
      MemorySource.File(
        file.path, Array(file.text.utf8), isTracked: !untracked.contains(file.path),
        kind: symlinks.contains(file.path) ? .symlink : .regular,
        size: item["sizes"]?[file.path]?.string.flatMap { Int($0) })
    }
  }

  /// Names under `untracked` and the like that are none of the example's files.
  private mutating func checkNames(_ item: DocumentNode, _ files: Set<String>) {
    for key in ["untracked", "ignored", "symlinks"] {
      for node in item[key]?.scalars ?? [] where !files.contains(node.string ?? "") {
        mistake(RuleWording.unknownFile(node.string ?? ""), node.line, node.column)
      }
    }
    for entry in item["sizes"]?.entries ?? [] {
      if !files.contains(entry.key) { mistake(RuleWording.unknownFile(entry.key), entry.line, entry.column) }
      if entry.value.string.flatMap({ Int($0) }) ?? -1 < 0 {
        mistake(RuleWording.expected("a number of bytes"), entry.value.line, entry.value.column)
      }
    }
  }

  private mutating func mistake(_ words: RuleWording.Message, _ line: Int, _ column: Int) {
    mistakes.append(words.diagnostic(at: FileLocation(path, line: line, column: column)))
  }
}
