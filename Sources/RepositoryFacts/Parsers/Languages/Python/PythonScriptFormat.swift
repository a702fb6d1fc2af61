/// Recognises notebooks that are kept as Python scripts: exports of Databricks, and Jupytext's with their header.
enum PythonScriptFormat {
  /// Whether the file is such a notebook.
  static func isNotebook(_ bytes: [UInt8]) -> Bool {
    if isDatabricks(bytes) { return true }
    // Jupytext's header is a comment block at the top that names `jupytext:`.
    guard bytes.first == UInt8(ascii: "#") else { return false }
    var isHeader = false
    for line in bytes.prefix(3_000).split(separator: UInt8(ascii: "\n"), maxSplits: 40, omittingEmptySubsequences: false).prefix(
      40)
    {
      guard line.first == UInt8(ascii: "#") else { return false }
      if line.starts(with: "# ---".utf8) { isHeader = true }
      if isHeader, line.starts(with: "#   jupytext:".utf8) || line.starts(with: "# jupytext:".utf8) { return true }
    }
    return false
  }

  private static let databricksHeader = Array("# Databricks notebook source".utf8)
  private static let magicPrefix = Array("# MAGIC ".utf8)

  private static func isDatabricks(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: databricksHeader) }

  /// The magic lines of a Databricks export, which stand in comments there: `# MAGIC %pip install x`, and all lines of a
  /// `# MAGIC %sh` cell.
  static func databricksMagics(_ source: UnsafeBufferPointer<UInt8>) -> [PythonLexer.Magic] {
    guard isDatabricks(source) else { return [] }
    var magics: [PythonLexer.Magic] = []
    var line = 0
    var start = 0
    var isShell = false
    while start < source.count {
      line += 1
      var end = start
      while end < source.count, source[end] != UInt8(ascii: "\n") { end += 1 }
      if source[start..<end].starts(with: magicPrefix) {
        let first = start + magicPrefix.count
        if source[first..<end].starts(with: "%".utf8) { isShell = source[first..<end].starts(with: "%sh".utf8) }
        let isCommand = isShell && source[first] != UInt8(ascii: "%")
        magics.append(PythonLexer.Magic(start: first, end: end, line: line, isCommand: isCommand))
      } else {
        isShell = false
      }
      start = end + 1
    }
    return magics
  }
}
