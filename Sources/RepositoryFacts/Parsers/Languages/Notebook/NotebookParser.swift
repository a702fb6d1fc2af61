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
    if let line = content.faultLine {
      let severity: Diagnostic.Severity = PathName(file.path).isTemplate ? .note : .warning
      facts.diagnostics.append(Wording.notebookSyntax(at: file.line(line), severity: severity))
    }
    if content.isCut {
      facts.diagnostics.append(Wording.sourceTooLarge(file.path, bytes: file.bytes.count, limit: largestCode))
    }
    return facts
  }

  /// Hands the cells to the reader of the kernel's language. Languages without one give their `code` fact alone.
  private static func parseCells(language: String, _ content: NotebookContent, of file: SourceFile) -> FactSet {
    let contexts = file.contexts.union(.notebook)
    guard language == "python" else {
      if let facts = lightFacts(language, content, of: file) { return facts }
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

  /// The facts of cells in a language that the light lexer reads, each at the line of the .ipynb file that its line of code
  /// begins on; nil for any other language.
  private static func lightFacts(_ language: String, _ content: NotebookContent, of file: SourceFile) -> FactSet? {
    let code = SourceFile(path: file.path, bytes: content.code)
    let facts: FactSet
    switch language {
    case "r": facts = RParser.parse(code)
    case "julia": facts = JuliaParser.parse(code)
    default:
      guard let language = LightLanguage(rawValue: language) else { return nil }
      facts = CurlyBraceParser.parse(code, as: language)
    }
    return FactSet(
      facts.facts.map { fact in
        var fact = fact
        fact.contexts.insert(.notebook)
        if let line = fact.location.line {
          fact.location = file.line(content.lines[max(0, min(line, content.lines.count) - 1)])
        }
        return fact
      })
  }
}
