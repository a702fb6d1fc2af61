import Diagnostics

/// The code chunks of R Markdown and Quarto, which count as notebook cells; chunks that are not evaluated are left out. The
/// prose of these files is read by `Markdown`.
enum RMarkdown: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    var result = FactSet()
    for (engine, bytes) in chunks(file.bytes) {
      let code = SourceFile(path: file.path, bytes: bytes)
      let facts: FactSet
      switch engine {
      case "r": facts = RParser.parse(code)
      case "julia": facts = JuliaParser.parse(code)
      default: facts = PythonParser.parse(code)
      }
      for var fact in facts.facts {
        fact.contexts.insert(.notebook)
        result.append(fact)
      }
      result.diagnostics += facts.diagnostics
    }
    return result
  }

  /// For each engine the file with all that is not its code made blank, so that lines keep their numbers.
  private static func chunks(_ bytes: [UInt8]) -> [(engine: String, bytes: [UInt8])] {
    var copies: [String: [UInt8]] = [:]
    let blank = bytes.map { $0 == 0x0A || $0 == 0x0D ? $0 : 0x20 }
    var engine: String?
    var ticks = 0
    var chunk: [Range<Int>] = []
    for range in TextBytes.lines(bytes) {
      let line = TextBytes.trimmed(bytes[range])
      let length = line.prefix { $0 == UInt8(ascii: "`") }.count
      if let open = engine {
        if length >= ticks, length == line.count {
          for part in chunk { copies[open, default: blank].replaceSubrange(part, with: bytes[part]) }
          engine = nil
          chunk = []
        } else {
          chunk.append(range)
          if isOff(line) { engine = "" }
        }
      } else if length >= 3, line.dropFirst(length).first == UInt8(ascii: "{") {
        ticks = length
        let header = TextBytes.string(line.dropFirst(length + 1)).lowercased()
        let name = String(header.prefix { $0 != "}" && $0 != "," && $0 != " " })
        let options = header.filter { $0 != " " }
        let isEvaluated = !options.contains("eval=false") && !options.contains("eval=f,") && !options.contains("eval=f}")
        engine = ["r", "python", "julia"].contains(name) && isEvaluated ? name : ""
      }
    }
    copies[""] = nil
    return ["r", "python", "julia"].compactMap { name in copies[name].map { (name, $0) } }
  }

  /// `#| eval: false`
  private static func isOff(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.starts(with: "#|".utf8), let place = TextBytes.find("eval:", in: line) else { return false }
    return TextBytes.string(TextBytes.trimmed(line[(place + 5)...])).lowercased() == "false"
  }
}
