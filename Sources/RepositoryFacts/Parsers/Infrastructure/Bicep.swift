import Documents

/// Turns Bicep files into `resource` facts: name `Microsoft.Storage/storageAccounts`, system bicep, api the version, label the
/// symbolic name. What is only referred to (`existing`) is named `existing.<type>`; a module is `module` with its `source`.
enum Bicep: FileParser {
  static func claims(_ path: PathName) -> Bool { path.ending == "bicep" }

  static func parse(_ file: SourceFile) -> FactSet {
    var facts: [Fact] = []
    var insideComment = false
    var insideText = false
    for (index, line) in TextLines.split(file.text).enumerated() {
      let statement = line.droppingLeadingSpace
      if !insideComment, !insideText, let fact = fact(statement, line: index + 1, file) { facts.append(fact) }
      follow(statement, &insideComment, &insideText)
    }
    return FactSet(facts)
  }

  /// `resource label 'Type@version' = …` or `module label 'path' = …`.
  private static func fact(_ statement: Substring, line: Int, _ file: SourceFile) -> Fact? {
    let words = statement.split(maxSplits: 2, whereSeparator: \.isWhitespace)
    guard words.count == 3, words[0] == "resource" || words[0] == "module", words[2].first == "'" else { return nil }
    let quoted = words[2].dropFirst()
    guard let end = quoted.firstIndex(of: "'") else { return nil }
    let text = quoted[..<end]
    let rest = quoted[end...].dropFirst().droppingLeadingSpace
    var attributes: [Fact.Attribute] = [.init(.system, "bicep")]
    var name = "module"
    if words[0] == "resource" {
      let parts = text.split(separator: "@", maxSplits: 1)
      guard let type = parts.first else { return nil }
      name = rest.hasPrefix("existing") ? "existing.\(type)" : String(type)
      if parts.count > 1 { attributes.append(.init(.api, String(parts[1]))) }
    } else {
      attributes.append(.init(.source, text.contains(":") ? String(text) : RepositoryPath.join(file.folder, String(text))))
    }
    attributes.append(.init(.label, String(words[1])))
    return Fact(.resource, name, at: file.line(line), in: file.contexts.union(.service), attributes)
  }

  /// Follows block comments and multi-line strings over the end of a line.
  private static func follow(_ line: Substring, _ insideComment: inout Bool, _ insideText: inout Bool) {
    let bytes = Array(line.utf8)
    var index = 0
    func at(_ text: StaticString) -> Bool {
      text.withUTF8Buffer { bytes[index...].starts(with: $0) }
    }
    var insideString = false
    while index < bytes.count {
      if insideComment {
        if at("*/") { insideComment = false }
      } else if insideText {
        if at("'''") {
          insideText = false
          index += 2
        }
      } else if insideString {
        if at("\\") { index += 1 } else if at("'") { insideString = false }
      } else if at("//") {
        return
      } else if at("/*") {
        insideComment = true
        index += 1
      } else if at("'''") {
        insideText = true
        index += 2
      } else if at("'") {
        insideString = true
      }
      index += 1
    }
  }
}
