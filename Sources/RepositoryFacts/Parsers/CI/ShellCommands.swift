import Diagnostics

/// The one front door to shell text, wherever it stands: CI steps, scripts, Dockerfiles, notebooks, `subprocess.run`.
enum ShellCommands {
  /// How many commands one file gives at most; a person's file has far fewer.
  static let limit = 2_000

  /// The commands of `text`, whose first line is line `firstLine` of its file; inner commands (`bash -c`, `docker run`,
  /// `$(…)`) are commands of their own. In the order of lines.
  static func parse(_ text: String, firstLine: Int, dialect: ShellDialect = .posix) -> [ShellCommand] {
    var unwrapper = CommandUnwrapper()
    switch dialect {
    case .posix:
      var parser = ShellParser(Array(text.utf8), firstLine: firstLine)
      parser.run()
      for command in parser.commands { unwrapper.add(command) }
    case .windows:
      for command in WindowsCommands.split(text, firstLine: firstLine) { unwrapper.add(command) }
    }
    return unwrapper.inLineOrder
  }

  /// The commands of one call whose words are already apart (`["python", "train.py"]`).
  static func parse(words: [String], line: Int) -> [ShellCommand] {
    parse(words: words.map { ShellWord(text: $0, line: line, isQuoted: true) })
  }

  /// The commands of one call whose words are already apart, each with its line.
  static func parse(words: [ShellWord]) -> [ShellCommand] {
    var unwrapper = CommandUnwrapper()
    unwrapper.add(RawShellCommand(words: words))
    return unwrapper.inLineOrder
  }

  /// The `command` facts of `text`. The contexts of the file's path are added to `contexts`; `directory` is where the text
  /// begins to run, relative to the repository's root.
  static func facts(
    _ text: String, in file: SourceFile, firstLine: Int, contexts: FactContexts, attributes: [Fact.Attribute] = [],
    directory: String? = nil, dialect: ShellDialect = .posix
  ) -> [Fact] {
    parse(text, firstLine: firstLine, dialect: dialect).map {
      fact($0, in: file, contexts: contexts, attributes: attributes, directory: directory)
    }
  }

  /// The `command` facts of one call whose words are already apart.
  static func facts(
    words: [String], in file: SourceFile, line: Int, contexts: FactContexts, attributes: [Fact.Attribute] = [],
    directory: String? = nil
  ) -> [Fact] {
    facts(
      words: words.map { ShellWord(text: $0, line: line, isQuoted: true) }, in: file, contexts: contexts,
      attributes: attributes, directory: directory)
  }

  /// The `command` facts of one call whose words are already apart, each with its line.
  static func facts(
    words: [ShellWord], in file: SourceFile, contexts: FactContexts, attributes: [Fact.Attribute] = [],
    directory: String? = nil
  ) -> [Fact] {
    parse(words: words).map { fact($0, in: file, contexts: contexts, attributes: attributes, directory: directory) }
  }

  private static func fact(
    _ command: ShellCommand, in file: SourceFile, contexts: FactContexts, attributes: [Fact.Attribute], directory: String?
  ) -> Fact {
    var attributes = attributes
    if let runner = command.runner { attributes.append(.init(.runner, runner)) }
    for target in command.targets { attributes.append(.init(.target, target)) }
    if let place = WorkingDirectory.place(command.directory, from: directory, in: file) {
      attributes.append(.init(.directory, place))
    }
    if command.ignoresFailure { attributes.append(.init(.condition, "|| true")) }
    let name = placed(command.name, in: file)
    return Fact(.command, name, at: file.line(command.line), in: contexts.union(file.contexts), attributes)
  }

  /// The name with `$(dirname…)/` as the folder of the file, seen from the repository's root.
  private static func placed(_ name: String, in file: SourceFile) -> String {
    guard name.contains("$(dirname…)") else { return name }
    return name.split(separator: " ").map { word in
      word.hasPrefix("$(dirname…)/") ? WorkingDirectory.place(String(word), from: nil, in: file) ?? "." : String(word)
    }.joined(separator: " ")
  }
}

/// How text is split into commands.
enum ShellDialect: Sendable {
  /// sh, bash, zsh and their kin.
  case posix
  /// PowerShell and cmd, split at lines and separators only.
  case windows

  /// The dialect of a `shell:` setting; nil where the shell is another language (`python`, `node`).
  init?(shell: String) {
    let program = shell.split(separator: " ").first.map(String.init) ?? shell
    switch ProgramName.canonical(program).lowercased() {
    case "bash", "sh", "zsh", "dash", "ash", "ksh", "fish", "": self = .posix
    case "pwsh", "powershell", "cmd": self = .windows
    default: return nil
    }
  }
}
