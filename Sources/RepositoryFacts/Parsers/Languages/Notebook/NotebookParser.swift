import Diagnostics

/// Reads Jupyter notebooks: their code cells as one module, evidence at the lines of the .ipynb file itself.
enum NotebookParser: FileParser {
  /// Code beyond this is not read; outputs don't count.
  static let largestCode = PythonParser.largestFile

  static func parse(_ file: SourceFile) -> FactSet {
    let content = file.bytes.withUnsafeBufferPointer { source in
      var scanner = NotebookScanner(source, largestCode: largestCode)
      scanner.scan()
      return scanner.content
    }
    var facts = PythonCommands.split(parseCells(language: content.language, content, of: file), in: file)
    if let line = content.faultLine { facts.diagnostics.append(Wording.notebookSyntax(at: file.line(line))) }
    if content.isCut {
      facts.diagnostics.append(Wording.sourceTooLarge(file.path, bytes: file.bytes.count, limit: largestCode))
    }
    return facts
  }

  /// Hands the cells to the reader of the kernel's language. Languages without one here give their `code` fact alone: this
  /// is the place where further readers are plugged in.
  private static func parseCells(language: String, _ content: NotebookContent, of file: SourceFile) -> FactSet {
    let contexts = file.contexts.union(.notebook)
    guard language == "python" else {
      let lines = NotebookCells.codeLines(content, comment: NotebookCells.commentMark(of: language))
      guard lines > 0 else { return FactSet() }
      return FactSet([Fact(.code, language, at: file.line(nil), in: contexts, [.init(.lines, String(lines))])])
    }
    return content.code.withUnsafeBufferPointer { source in
      let cells = NotebookCells.sort(content.cells, in: source)
      return PythonReader.facts(
        of: source, ranges: cells.python, output: PythonOutput(path: file.path, contexts: contexts, lineMap: content.lines),
        extraMagics: cells.shell)
    }
  }
}
