/// Reads INI files in the dialect of Python's configparser, which git's and DVC's `config` files share well enough, into a
/// mapping of sections whose values are mappings.
///
/// - Keys before the first section stand at the root.
/// - A section's name is its text without quotes: `['remote "main"']` is `remote main`.
/// - Lines indented deeper than their key go on with its value. They are joined by line feeds, blank lines and comments
///   between them as empty lines, so that the line of a part is the key's line plus the line feeds before it.
public enum INIReader {
  /// Reads `text` as one document. A line that is neither section, key nor continuation is a problem and is passed over.
  public static func read(_ text: String, limits: ReadingLimits = ReadingLimits()) -> ReadDocuments {
    var builder = Builder(budget: limits.nodes)
    let complete = TextLines.forEach(of: text) { builder.take($0, line: $1) }
    if !complete { builder.problem = DocumentProblem("the document has more values than are read", line: 1) }
    return ReadDocuments(documents: builder.document().map { [$0] } ?? [], problem: builder.problem)
  }

  private struct Section {
    let name: String
    let line: Int
    var entries: [DocumentNode.Entry] = []
  }

  private struct Option {
    let key: String
    let line: Int
    let column: Int
    let indentation: Int
    var lines: [Substring]
  }

  private struct Builder {
    var problem: DocumentProblem?
    var budget: Int
    private var root: [DocumentNode.Entry] = []
    private var sections: [Section] = []
    private var option: Option?

    init(budget: Int) { self.budget = budget }

    /// Takes a line; false where there were too many values.
    mutating func take(_ line: Substring, line number: Int) -> Bool {
      let content = line.trimmed
      if content.isEmpty || content.hasPrefix("#") || content.hasPrefix(";") {
        option?.lines.append("")
        return true
      }
      let indentation = line.utf8.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
      if let current = option, indentation > current.indentation {
        option?.lines.append(content)
        return true
      }
      finishOption()
      budget -= 1
      guard budget >= 0 else { return false }
      if content.hasPrefix("[") {
        section(content, line: number, column: indentation + 1)
      } else {
        begin(content, line: number, indentation: indentation)
      }
      return true
    }

    private mutating func section(_ content: Substring, line: Int, column: Int) {
      guard let end = content.lastIndex(of: "]") else {
        problem = problem ?? DocumentProblem("the bracket that closes a section is missing", line: line, column: column)
        return
      }
      let name = content[content.index(after: content.startIndex)..<end].filter { $0 != "'" && $0 != "\"" }
      sections.append(Section(name: String(Substring(name).trimmed), line: line))
    }

    private mutating func begin(_ content: Substring, line: Int, indentation: Int) {
      guard let split = content.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
        // A key without a value, as configparser allows and pylint and git write.
        guard !content.contains(where: { $0 == " " || $0 == "<" || $0 == "{" || $0 == "(" || $0 == "\u{0}" }) else {
          problem = problem ?? DocumentProblem("neither a section nor a key with a value", line: line, column: indentation + 1)
          return
        }
        option = Option(key: String(content), line: line, column: indentation + 1, indentation: indentation, lines: [])
        return
      }
      let key = String(content[..<split].trimmed)
      let value = content[content.index(after: split)...].trimmed
      option = Option(key: key, line: line, column: indentation + 1, indentation: indentation, lines: [value])
    }

    private mutating func finishOption() {
      guard var finished = option else { return }
      option = nil
      while finished.lines.last?.isEmpty == true { finished.lines.removeLast() }
      let value = DocumentNode(.scalar(finished.lines.joined(separator: "\n")), line: finished.line, column: finished.column)
      let entry = DocumentNode.Entry(key: finished.key, line: finished.line, column: finished.column, value: value)
      if sections.isEmpty { root.append(entry) } else { sections[sections.count - 1].entries.append(entry) }
    }

    mutating func document() -> DocumentNode? {
      finishOption()
      guard !root.isEmpty || !sections.isEmpty else { return nil }
      for section in sections {
        let value = DocumentNode(.mapping(section.entries), line: section.line)
        root.append(.init(key: section.name, line: section.line, value: value))
      }
      return DocumentNode(.mapping(root), line: 1)
    }
  }
}
