import Diagnostics

/// Reads a `Procfile`: each process's command, in service context, owner the process's name.
enum Procfile: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    var collector = CommandCollector(file)
    for (line, number) in NumberedLines.of(file.text) where !line.hasPrefix("#") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let name = line[..<colon]
      guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }) else { continue }
      collector.add(
        shell: String(line[line.index(after: colon)...]), line: number, contexts: .service,
        attributes: [.init(.owner, String(name))], directory: file.folder.isEmpty ? nil : file.folder)
    }
    return FactSet(collector.facts)
  }
}
