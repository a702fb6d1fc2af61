/// One command that shell text runs, as facts name it: without wrappers, environment settings and redirections.
struct ShellCommand: Hashable, Sendable {
  /// The program and its arguments; substitutions stand as `$(…)`.
  var words: [String]
  /// The line where the command begins, counted from 1.
  var line: Int
  /// Whether the text goes on where the command fails (`|| true`).
  var ignoresFailure = false
  /// Where it runs, as far as earlier `cd`s say: relative to where the text began, `/…` or `$…` where that is unknown.
  var directory: String?
  /// The task runner that it calls (`make` for `make test`), by the names of `FactKind.target`.
  var runner: String?
  /// The targets that it asks the runner for.
  var targets: [String] = []

  /// The words joined by one space, cut at 400 characters, as the name of a `command` fact.
  var name: String {
    var name = ""
    for word in words where !word.isEmpty {
      if !name.isEmpty { name += " " }
      name += Self.onOneLine(word.utf8.count > 1_600 ? String(word.prefix(400)) : word)
      if name.utf8.count > 1_600 { break }
    }
    return name.utf8.count > 400 ? String(name.prefix(400)) : name
  }

  private static func onOneLine(_ word: String) -> String {
    guard word.utf8.contains(where: { $0 < 0x20 }) else { return word }
    return word.split(whereSeparator: { $0.isWhitespace || $0.isNewline }).joined(separator: " ")
  }
}

/// A word of shell text with its quotes removed.
struct ShellWord: Hashable, Sendable {
  /// The word.
  var text: String
  /// The line where it begins.
  var line: Int
  /// Whether a part of it stood in quotes, so that it can't be a keyword.
  var isQuoted = false
}

/// A command as it stands in the text, wrappers included.
struct RawShellCommand: Hashable, Sendable {
  var words: [ShellWord]
  var ignoresFailure = false
  var directory: String?
}
