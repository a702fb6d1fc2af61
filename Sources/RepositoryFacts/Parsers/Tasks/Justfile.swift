import Diagnostics

/// Reads justfiles: recipes with their dependencies (`just x`) and lines, `{{variables}}` put in.
enum Justfile: FileParser {
  static func claims(_ path: PathName) -> Bool { path.name == "justfile" || path.name == ".justfile" || path.ending == "just" }

  static func parse(_ file: SourceFile) -> FactSet {
    var facts = TaskFacts(file, runner: "just")
    var values: [String: String] = [:]
    var recipe: String?
    var script: (text: String, line: Int, isShell: Bool)?

    func endScript() {
      if let script, script.isShell, let recipe { facts.script(script.text, line: script.line, owner: recipe) }
      script = nil
    }
    for (line, number) in NumberedLines.of(file.text) {
      let content = line.trimmedBlanks
      if let first = line.first, first == " " || first == "\t" {
        guard let recipe, !content.isEmpty || script != nil else { continue }
        if content.hasPrefix("#!"), script == nil {
          script = ("", number + 1, ProgramName.shells.contains { content.hasSuffix($0) || content.contains("\($0) ") })
        } else if script != nil {
          script?.text += filled(content, values) + "\n"
        } else {
          let command = content.drop { $0 == "@" || $0 == "-" }
          if !command.hasPrefix("#") { facts.script(filled(command, values), line: number, owner: recipe) }
        }
        continue
      }
      if content.isEmpty {
        script?.text += "\n"
        continue
      }
      endScript()
      if content.hasPrefix("#") || content.hasPrefix("[") { continue }
      if let assignment = assignment(content) {
        values[assignment.name] = assignment.value
        continue
      }
      guard let head = header(content) else { continue }
      recipe = head.name
      facts.target(head.name, line: number)
      for need in head.needs { facts.command(["just", need], line: number, owner: head.name) }
    }
    endScript()
    return FactSet(facts.facts)
  }

  private static func assignment(_ line: Substring) -> (name: String, value: String)? {
    guard let sign = line.indices.first(where: { line[$0...].hasPrefix(":=") }) else { return nil }
    let left = line[..<sign].trimmedBlanks.split(separator: " ")
    let value = line[line.index(sign, offsetBy: 2)...].trimmedBlanks
    guard let name = left.last, left.first != "set", left.first != "alias" else { return (name: "", value: "") }
    if value.count >= 2, let quote = value.first, quote == "\"" || quote == "'", value.last == quote {
      return (String(name), String(value.dropFirst().dropLast()))
    }
    return (String(name), "{{\(name)}}")
  }

  /// `name parameters: needs && later`
  private static func header(_ line: Substring) -> (name: String, needs: [String])? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let name = line[..<colon].split(separator: " ").first.map { $0.hasPrefix("@") ? $0.dropFirst() : $0 } ?? ""
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else { return nil }
    var needs: [String] = []
    var depth = 0
    for word in line[line.index(after: colon)...].prefix(while: { $0 != "#" }).split(separator: " ") where word != "&&" {
      if depth == 0 { needs.append(String(word.filter { $0 != "(" && $0 != ")" })) }
      depth += word.reduce(0) { $0 + ($1 == "(" ? 1 : $1 == ")" ? -1 : 0) }
    }
    return (String(name), Array(needs.filter { !$0.isEmpty }.prefix(64)))
  }

  private static func filled(_ text: Substring, _ values: [String: String]) -> String {
    guard text.contains("{{") else { return String(text) }
    var parts = text.split(separator: "{", omittingEmptySubsequences: false).map(String.init)
    // After a split at `{`, an empty part stands between two braces.
    for index in parts.indices.dropFirst() where index >= 2 && parts[index - 1].isEmpty {
      guard let end = parts[index].firstIndex(of: "}"), parts[index][end...].hasPrefix("}}"),
        let value = values[String(parts[index][..<end].trimmedBlanks)], value.utf8.count < 1_000
      else { continue }
      parts[index] = "\u{0}" + value + parts[index][parts[index].index(end, offsetBy: 2)...]
    }
    return parts.joined(separator: "{").split(separator: "{{\u{0}", omittingEmptySubsequences: false).joined()
  }
}
