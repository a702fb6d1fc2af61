/// Sorts a notebook's code cells by what they hold, and counts code in languages that have no reader here.
enum NotebookCells {
  /// The cells that are Python, and the lines of those that are shell scripts.
  static func sort(
    _ cells: [NotebookContent.Cell], in code: UnsafeBufferPointer<UInt8>
  ) -> (python: [(Range<Int>, line: Int)], shell: [PythonLexer.Magic]) {
    var python: [(Range<Int>, line: Int)] = []
    var shell: [PythonLexer.Magic] = []
    for cell in cells {
      guard let magic = cellMagic(cell.range, in: code) else {
        python.append((cell.range, cell.firstLine))
        continue
      }
      if PythonMagics.pythonCells.contains(magic.word) {
        python.append((cell.range, cell.firstLine))
      } else if PythonMagics.isShellCell(magic.word, magic.rest) {
        shell += commandLines(cell, in: code)
      }
    }
    return (python, shell)
  }

  /// The word and the rest of the `%%` line that a cell begins with, if it does.
  private static func cellMagic(_ range: Range<Int>, in code: UnsafeBufferPointer<UInt8>) -> (word: String, rest: Substring)? {
    var start = range.lowerBound
    while start < range.upperBound, code[start] <= 0x20 { start += 1 }
    guard start + 2 < range.upperBound, code[start] == UInt8(ascii: "%"), code[start + 1] == UInt8(ascii: "%") else { return nil }
    var end = start
    while end < range.upperBound, code[end] != UInt8(ascii: "\n"), end - start < 200 { end += 1 }
    return PythonMagics.firstWord(String(decoding: code[(start + 2)..<end], as: UTF8.self)[...])
  }

  /// The lines of a shell cell that are commands.
  private static func commandLines(_ cell: NotebookContent.Cell, in code: UnsafeBufferPointer<UInt8>) -> [PythonLexer.Magic] {
    var lines: [PythonLexer.Magic] = []
    var line = cell.firstLine
    var start = cell.range.lowerBound
    while start < cell.range.upperBound {
      var end = start
      while end < cell.range.upperBound, code[end] != UInt8(ascii: "\n") { end += 1 }
      var first = start
      while first < end, code[first] <= 0x20 { first += 1 }
      if first < end, code[first] != UInt8(ascii: "#"), code[first] != UInt8(ascii: "%") {
        lines.append(PythonLexer.Magic(start: first, end: end, line: line, isCommand: true))
      }
      line += 1
      start = end + 1
    }
    return lines
  }

  /// What begins a comment in a language.
  static func commentMark(of language: String) -> String {
    switch language {
    case "r", "julia", "shell", "python": "#"
    case "sql": "--"
    default: "//"
    }
  }

  /// How many lines of the cells are neither blank nor a comment.
  static func codeLines(_ content: NotebookContent, comment: String) -> Int {
    let mark = Array(comment.utf8)
    var count = 0
    for line in content.code.split(separator: UInt8(ascii: "\n")) {
      let text = line.drop { $0 <= 0x20 }
      if !text.isEmpty, !text.starts(with: mark) { count += 1 }
    }
    return count
  }
}
