import Diagnostics

/// Turns Python source, in one piece or in cells, into facts: the way that scripts and notebooks share.
enum PythonReader {
  /// The facts of the ranges of a buffer, read as one module; each range comes with the number of its first line.
  static func facts(
    of source: UnsafeBufferPointer<UInt8>, ranges: [(Range<Int>, line: Int)], output: PythonOutput,
    extraMagics: [PythonLexer.Magic] = []
  ) -> FactSet {
    var lexer = PythonLexer(source)
    for (range, line) in ranges { lexer.read(range, line: line) }
    lexer.finish()
    let result = lexer.tokens.withUnsafeBufferPointer { tokens in
      var walker = PythonWalker(source: source, tokens: tokens, names: lexer.names, output: output)
      let lines = PythonCodeLines.count(tokens, in: source)
      if lines > 0 {
        walker.output.appendFile(.code, "python", [.init(.lines, String(lines))])
        if output.path == "__main__.py" || output.path.hasSuffix("/__main__.py") {
          walker.output.append(.main, output.path, line: 1, [.init(.language, "python")])
        }
      }
      walker.run()
      for magic in lexer.magics + extraMagics { walker.emit(magic) }
      return walker.output
    }
    var diagnostics: [Diagnostic] = []
    if let (fault, line) = lexer.fault {
      diagnostics.append(Wording.pythonSyntax(fault, at: result.location(UInt32(truncatingIfNeeded: line))))
    }
    return FactSet(result.sorted, diagnostics: diagnostics)
  }
}

extension PythonWalker {
  /// Emits the command that a magic line stands for, if any.
  fileprivate mutating func emit(_ magic: PythonLexer.Magic) {
    let end = min(magic.end, magic.start + 2_000)
    let text = String(decoding: source[magic.start..<end], as: UTF8.self)
    guard let command = magic.isCommand ? text : PythonMagics.command(of: text) else { return }
    let context: FactContexts = output.contexts.contains(.notebook) ? [] : .script
    codeCommand(words: [command], line: UInt32(truncatingIfNeeded: magic.line), context: context)
  }
}

/// Counts lines of code: lines with a token, but for those of statements that are only a string (docstrings).
enum PythonCodeLines {
  static func count(_ tokens: UnsafeBufferPointer<PythonToken>, in source: UnsafeBufferPointer<UInt8>) -> Int {
    var total = 0
    var statement = 0
    var isText = true
    var lastLine: UInt32 = 0
    for token in tokens {
      switch token.kind {
      case .newline, .end:
        if !isText { total += statement }
        statement = 0
        isText = true
      case .indent, .dedent: break
      default:
        if token.kind != .string { isText = false }
        if token.line > lastLine {
          statement += 1
          lastLine = token.line
        }
        if token.code & PythonStringFlags.triple != 0, token.kind == .string || token.kind == .formatted {
          var lines: UInt32 = 0
          for byte in source[Int(token.start)..<Int(token.end)] where byte == UInt8(ascii: "\n") { lines += 1 }
          if token.line &+ lines > lastLine {
            statement += Int(token.line &+ lines - lastLine)
            lastLine = token.line &+ lines
          }
        }
      }
    }
    return total
  }
}
