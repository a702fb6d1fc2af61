/// Takes wrappers off raw commands (`sudo`, `poetry run`, `python -m`) and finds the commands inside others (`bash -c`,
/// `docker run`): raw commands in, the commands that facts name out.
struct CommandUnwrapper {
  /// What was found so far, inner commands before or behind their outer one.
  private(set) var commands: [ShellCommand] = []

  /// How many commands inside one another are looked at.
  private static let maximumInner = 8

  /// The commands by line; those of one line as they were found.
  var inLineOrder: [ShellCommand] {
    commands.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
  }

  /// The state of one raw command while its wrappers are taken off.
  struct Step {
    /// What is left of the words.
    var words: ArraySlice<ShellWord>
    let line: Int
    let ignoresFailure: Bool
    var directory: String?
    /// The runner whose `run` was taken off, and so could have meant a script of its own.
    var runner: String?
    var inner: Int

    func text(_ index: Int) -> String { index < words.count ? words[words.startIndex + index].text : "" }
    var arguments: [String] { words.dropFirst().map(\.text) }
    mutating func drop(_ count: Int) { words = words.dropFirst(count) }
  }

  /// Adds a command and all that it runs inside.
  mutating func add(_ raw: RawShellCommand) { add(raw, inner: Self.maximumInner) }

  private mutating func add(_ raw: RawShellCommand, inner: Int) {
    guard inner > 0, let first = raw.words.first else { return }
    var step = Step(
      words: raw.words[...], line: first.line, ignoresFailure: raw.ignoresFailure, directory: raw.directory, inner: inner)
    // Taking a wrapper off may copy the words: more of them than a person writes are left where they are.
    for _ in 0..<32 where !step.words.isEmpty && commands.count < ShellCommands.limit {
      guard unwrap(&step) else { return }
    }
  }

  /// Takes one wrapper off, or adds the command. False when nothing is left to do.
  private mutating func unwrap(_ step: inout Step) -> Bool {
    let word = step.text(0)
    if Self.isAssignment(word) {
      step.drop(1)
      return true
    }
    let program = ProgramName.canonical(word)
    if program == "uv", step.text(1) == "tool", step.text(2) == "run" {
      step.words = [ShellWord(text: "uvx", line: step.line)] + step.words.dropFirst(3)
      return true
    }
    if let wrapper = CommandWrapper.table[program], wrapper.unwrap(&step) { return true }
    switch program {
    case "python", "ipython", "pypy", "pypy3": return python(&step, program: program)
    case _ where ProgramName.shells.contains(program): return shell(&step, program: program)
    case "eval": text(step.arguments.joined(separator: " "), of: step)
    case "su":
      if let index = step.words.firstIndex(where: { $0.text == "-c" }), index + 1 < step.words.endIndex {
        text(step.words[index + 1].text, of: step)
      }
    case "powershell", "pwsh", "cmd":
      guard let index = step.words.firstIndex(where: { ["-command", "-c", "/c"].contains($0.text.lowercased()) }) else {
        return emit(step, program: program)
      }
      text(step.words[(index + 1)...].map(\.text).joined(separator: " "), of: step)
    case "coverage", "kernprof", "torchrun", "deepspeed", "accelerate", "mpirun", "horovodrun", "mprof", "memray":
      emitOuter(step, program: program)
      return script(&step, program: program)
    default:
      let inner = InnerCommands.of(step, program: program)
      guard !inner.isEmpty else { return emit(step, program: program) }
      emitOuter(step, program: program)
      for part in inner {
        add(
          RawShellCommand(words: part, ignoresFailure: step.ignoresFailure, directory: nil), inner: step.inner - 1)
      }
    }
    return false
  }

  /// `python -m x` is `x`; options of the interpreter itself are left out.
  private mutating func python(_ step: inout Step, program: String) -> Bool {
    var rest = step.words.dropFirst()
    while let option = rest.first?.text, option.hasPrefix("-"), option.utf8.count > 1 {
      if option == "-m" || option == "-um" || option == "--module" {
        guard rest.count > 1 else { break }
        step.words = rest.dropFirst()
        return true
      }
      if option == "-c" || option.hasSuffix("c") && !option.hasPrefix("--") && option.utf8.count <= 3 { break }
      rest = rest.dropFirst(option == "-W" || option == "-X" ? 2 : 1)
    }
    step.words = [ShellWord(text: program, line: step.line)] + rest
    return emit(step, program: program)
  }

  /// `bash -c text` is what the text runs; `bash -x script.sh` is `bash script.sh`.
  private mutating func shell(_ step: inout Step, program: String) -> Bool {
    var rest = step.words.dropFirst()
    while let option = rest.first?.text, option.hasPrefix("-") || option.hasPrefix("+"), option.utf8.count > 1 {
      rest = rest.dropFirst()
      if option.hasPrefix("-"), !option.hasPrefix("--"), option.hasSuffix("c") {
        while let option = rest.first?.text, option.hasPrefix("-") { rest = rest.dropFirst() }
        if let script = rest.first { text(script.text, of: step, line: script.line) }
        return false
      }
      if option == "-o" || option == "+o" || option == "-O" || option.hasSuffix("o") && !option.hasPrefix("--") {
        rest = rest.dropFirst()
      }
    }
    step.words = [ShellWord(text: program, line: step.line)] + rest
    return emit(step, program: program)
  }

  /// Continues with the Python script or module that a launcher starts.
  private func script(_ step: inout Step, program: String) -> Bool {
    guard let index = step.words.dropFirst().firstIndex(where: { $0.text == "-m" || $0.text.hasSuffix(".py") }) else {
      return false
    }
    if program == "coverage" || program == "memray" || program == "mprof", step.text(1) != "run" { return false }
    let rest = step.words[index...]
    step.words = rest.first?.text == "-m" ? rest.dropFirst() : [ShellWord(text: "python", line: step.line)] + rest
    step.inner -= 1
    return step.inner > 0 && !step.words.isEmpty
  }

  /// Adds what a text given to a shell runs.
  private mutating func text(_ text: String, of step: Step, line: Int? = nil) {
    guard step.inner > 1 else { return }
    var parser = ShellParser(
      Array(text.utf8), firstLine: line ?? step.words.first?.line ?? step.line,
      depth: max(0, Self.maximumInner - step.inner), directory: step.directory)
    parser.run()
    for var command in parser.commands {
      command.ignoresFailure = command.ignoresFailure || step.ignoresFailure
      add(command, inner: step.inner - 1)
    }
  }

  private mutating func emit(_ step: Step, program: String) -> Bool {
    emitOuter(step, program: program)
    return false
  }

  private mutating func emitOuter(_ step: Step, program: String) {
    // What a substitution gives as program can't be known.
    if program.hasPrefix("$(…") || program.hasPrefix("…") { return }
    var command = ShellCommand(
      words: [program] + step.arguments, line: step.line, ignoresFailure: step.ignoresFailure, directory: step.directory)
    let call = RunnerCall.of(command.words) ?? step.runner.map { RunnerCall(runner: $0, targets: [program]) }
    command.runner = call?.runner
    command.targets = call?.targets ?? []
    if let folder = call?.directory { command.directory = WorkingDirectory.join(command.directory, folder) }
    if commands.count < ShellCommands.limit { commands.append(command) }
  }

  /// Whether a word sets a variable for the command behind it.
  static func isAssignment(_ word: String) -> Bool {
    var isFirst = true
    for byte in word.utf8 {
      switch byte {
      case UInt8(ascii: "="): return !isFirst
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): break
      case UInt8(ascii: "0")...UInt8(ascii: "9") where !isFirst: break
      case UInt8(ascii: "+") where !isFirst: break
      default: return false
      }
      isFirst = false
    }
    return false
  }
}
