/// What the lines and cells that IPython takes for itself mean: Python all the same, a command, or neither.
enum PythonMagics {
  /// Line magics whose rest is Python.
  static let timers: [StaticString] = ["%timeit ", "%time ", "%prun ", "%memit "]

  /// Cell magics whose cell is Python.
  static let pythonCells: Set<String> = [
    "time", "timeit", "capture", "prun", "memit", "mprun", "python", "python3", "spark", "pyspark", "local", "wandb",
    "snakeviz", "heat", "px", "ipytest", "run_pytest", "cache", "scalene", "debug", "run_cell_and_print", "autoreload",
  ]
  /// Cell magics whose cell is a shell script.
  static let shellCells: Set<String> = ["bash", "sh", "shell", "!", "system", "cmd"]
  /// Whether the cell of a magic is a shell script: `%%bash`, `%%script bash`.
  static func isShellCell(_ word: String, _ rest: Substring) -> Bool {
    if word == "script" { return shellCells.contains(firstWord(rest.drop { $0 == " " }).word) }
    return shellCells.contains(word)
  }

  /// Line magics that are the command of the same name.
  private static let commands: Set<String> = ["pip", "conda", "mamba", "micromamba", "poetry", "uv"]

  /// The shell command that a line magic (`!pip install x`, `%pip install x`, `%run train.py`) stands for, or nil.
  static func command(of line: String) -> String? {
    var text = line[...]
    if text.hasPrefix("!!") { return trimmed(text.dropFirst(2)) }
    if text.hasPrefix("!") { return trimmed(text.dropFirst()) }
    guard text.hasPrefix("%") else { return nil }
    text = text.drop { $0 == "%" }
    let (word, rest) = firstWord(text)
    if commands.contains(word) { return trimmed(text) }
    switch word {
    case "sh", "sx", "system", "bash": return trimmed(rest)
    case "run": return trimmed(rest).map { "python " + $0 }
    default: return nil
    }
  }

  /// The word at the start of a text, and what follows it.
  static func firstWord(_ text: Substring) -> (word: String, rest: Substring) {
    let word = text.prefix { $0 != " " && $0 != "\t" && $0 != "\r" && $0 != "\n" }
    return (String(word), text[word.endIndex...])
  }

  private static func trimmed(_ text: Substring) -> String? {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text.isEmpty ? nil : String(text)
  }
}
