import Documents

/// Puts together the facts of one task runner's file: a `target` for each target that runs something, and its commands.
///
/// `owner` of a command is the target's name, `system` the runner that the target belongs to (a `runner` attribute on a
/// command names the runner that it calls).
struct TaskFacts {
  let runner: String
  var collector: CommandCollector
  /// Where the file's commands run.
  var directory: String?
  var contexts: FactContexts = .task

  init(_ file: SourceFile, runner: String) {
    self.runner = runner
    collector = CommandCollector(file)
    directory = file.folder.isEmpty ? nil : file.folder
  }

  var facts: [Fact] { collector.facts }

  mutating func target(_ name: String, line: Int) {
    let file = collector.file
    collector.add(
      Fact(
        .target, name, at: file.line(line), in: file.contexts.union(contexts), [.init(.runner, runner), .init(.owner, name)]))
  }

  /// Says that the runner runs this target where none is named: a `key` fact `<runner>.default`.
  mutating func defaultTarget(_ name: String, line: Int) {
    let file = collector.file
    collector.add(Fact(.key, "\(runner).default", at: file.line(line), in: file.contexts, [.init(.value, name)]))
  }

  /// Adds the commands of shell text; `folder` is seen from the file's own.
  mutating func script(_ text: String, line: Int, owner: String, folder: String? = nil) {
    collector.add(
      shell: text, line: line, contexts: contexts, attributes: attributes(owner), directory: place(folder))
  }

  /// Adds the commands of a scalar or of each in a list.
  mutating func script(_ node: DocumentNode?, owner: String, folder: String? = nil) {
    for item in node?.scalars ?? [] {
      collector.add(script: item, contexts: contexts, attributes: attributes(owner), directory: place(folder))
    }
  }

  mutating func command(_ words: [String], line: Int, owner: String) {
    let words = words.map { ShellWord(text: $0, line: line, isQuoted: true) }
    collector.add(words: words, contexts: contexts, attributes: attributes(owner), directory: directory)
  }

  private func attributes(_ owner: String) -> [Fact.Attribute] { [.init(.system, runner), .init(.owner, owner)] }

  private func place(_ folder: String?) -> String? { folder.map { WorkingDirectory.join(directory, $0) } ?? directory }
}

/// The lines of a text with their numbers, without line ends.
enum NumberedLines {
  static func of(_ text: String, from first: Int = 1) -> [(text: Substring, number: Int)] {
    var number = first - 1
    return text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }).map {
      number += 1
      return ($0.hasSuffix("\r") ? $0.dropLast() : $0, number)
    }
  }
}

extension StringProtocol {
  /// Without blanks at both ends.
  var trimmedBlanks: SubSequence {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return rest
  }
}
