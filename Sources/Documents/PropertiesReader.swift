/// Reads lines of `KEY=VALUE` or `key: value` (`.env`, `.properties`) into one mapping. Keys that contain dots stay whole.
public enum PropertiesReader {
  /// Reads `text` as one document; lines of another shape are passed over, since such files know no syntax errors.
  public static func read(_ text: String, limits: ReadingLimits = ReadingLimits()) -> ReadDocuments {
    var entries: [DocumentNode.Entry] = []
    let complete = TextLines.forEach(of: text) { line, number in
      guard entries.count < limits.nodes else { return false }
      if let entry = entry(line, number) { entries.append(entry) }
      return true
    }
    let problem = complete ? nil : DocumentProblem("the document has more values than are read", line: 1)
    let documents = entries.isEmpty ? [] : [DocumentNode(.mapping(entries), line: 1)]
    return ReadDocuments(documents: documents, problem: problem)
  }

  private static func entry(_ line: Substring, _ number: Int) -> DocumentNode.Entry? {
    var content = line.trimmed
    if content.isEmpty || content.hasPrefix("#") || content.hasPrefix("!") { return nil }
    if content.hasPrefix("export ") { content = content.dropFirst(7).trimmed }
    guard let split = content.firstIndex(where: { $0 == "=" || $0 == ":" }) else { return nil }
    let key = content[..<split].trimmed
    guard !key.isEmpty, !key.contains(" ") else { return nil }
    let (value, isQuoted) = unquoted(content[content.index(after: split)...].trimmed)
    let column = line.utf8.distance(from: line.startIndex, to: key.startIndex) + 1
    let node = DocumentNode(.scalar(String(value)), line: number, column: column, isQuoted: isQuoted)
    return .init(key: String(key), line: number, column: column, value: node)
  }

  /// A value without the quotes around it; without a comment behind it where it has no quotes.
  private static func unquoted(_ value: Substring) -> (Substring, Bool) {
    if let quote = value.first, quote == "\"" || quote == "'", let end = value.dropFirst().firstIndex(of: quote) {
      return (value[value.index(after: value.startIndex)..<end], true)
    }
    var previous: Character?
    for index in value.indices {
      if value[index] == "#", previous == " " || previous == "\t" || previous == nil { return (value[..<index].trimmed, false) }
      previous = value[index]
    }
    return (value, false)
  }
}
