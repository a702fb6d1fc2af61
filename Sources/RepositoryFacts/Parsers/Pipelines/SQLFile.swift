/// Turns a SQL file into a `code` fact, and a dbt model (a file under `models` that refers to another model or a source) into
/// a `stage` fact: system dbt, `needs` the models it refers to, `input` the sources as `source.table`.
enum SQLFile: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    var facts = FactSet()
    let lines = codeLines(file.bytes)
    if lines > 0 {
      facts.append(
        Fact(.code, "sql", at: file.line(nil), in: file.contexts, [.init(.language, "sql"), .init(.lines, String(lines))]))
    }
    if "/\(file.path.lowercased())".contains("/models/"), let model = model(file) { facts.append(model) }
    return facts
  }

  /// Lines that hold more than white space and comments.
  private static func codeLines(_ bytes: [UInt8]) -> Int {
    var count = 0
    var hasCode = false
    var insideComment = false
    var quote: UInt8?
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      index += 1
      if byte == UInt8(ascii: "\n") {
        if hasCode { count += 1 }
        hasCode = false
      } else if insideComment {
        if byte == UInt8(ascii: "*"), next == UInt8(ascii: "/") {
          insideComment = false
          index += 1
        }
      } else if let open = quote {
        hasCode = true
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "-"), next == UInt8(ascii: "-") {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
        insideComment = true
        index += 1
      } else if byte > UInt8(ascii: " ") {
        hasCode = true
        if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") { quote = byte }
      }
    }
    return hasCode ? count + 1 : count
  }

  private static func model(_ file: SourceFile) -> Fact? {
    var needs: [String] = []
    var inputs: [String] = []
    var line: Int?
    for call in JinjaCalls.read(file.bytes) {
      switch call.name {
      case "ref":
        // `ref('package', 'model')` names the model last.
        guard let name = call.arguments.last else { continue }
        if !needs.contains(name), needs.count < 200 { needs.append(name) }
      case "source": inputs.append(call.arguments.joined(separator: "."))
      default: continue
      }
      line = line ?? call.line
    }
    guard let line else { return nil }
    let name = file.name.prefix { $0 != "." }
    let attributes = [Fact.Attribute(.system, "dbt")] + inputs.map { .init(.input, $0) } + needs.map { .init(.needs, $0) }
    return Fact(.stage, String(name), at: file.line(line), in: file.contexts.union(.pipeline), attributes)
  }
}
