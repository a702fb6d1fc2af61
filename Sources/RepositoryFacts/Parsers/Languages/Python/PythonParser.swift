import Diagnostics

/// Reads Python files: scripts, modules, and notebooks that are kept as scripts.
enum PythonParser: FileParser {
  /// Larger files are no code that a person wrote.
  static let largestFile = 2_000_000

  static func parse(_ file: SourceFile) -> FactSet {
    guard file.bytes.count <= largestFile else {
      return FactSet([], diagnostics: [Wording.sourceTooLarge(file.path, bytes: file.bytes.count, limit: largestFile)])
    }
    var contexts = file.contexts
    if PythonScriptFormat.isNotebook(file.bytes) { contexts.insert(.notebook) }
    let facts = file.bytes.withUnsafeBufferPointer { source in
      PythonReader.facts(
        of: source, ranges: [(0..<source.count, 1)], output: PythonOutput(path: file.path, contexts: contexts),
        extraMagics: contexts.contains(.notebook) ? PythonScriptFormat.databricksMagics(source) : [])
    }
    return PythonCommands.split(facts, in: file)
  }
}
