import Documents

/// Turns a Dockerfile (or Containerfile) into `instruction` facts, and what building and starting the image runs into
/// `command` facts (context `image`, owner the Dockerfile's path, `target` run, start or healthcheck).
///
/// A file without FROM builds nothing and has no facts.
enum Dockerfile: FileParser {
  static func claims(_ path: PathName) -> Bool {
    let name = path.name
    guard name.contains("dockerfile") || name.contains("containerfile") else { return false }
    for word in ["dockerfile", "containerfile"] {
      if name == word || name.hasSuffix(".\(word)") || name.hasSuffix("-\(word)") || name.hasSuffix("_\(word)") { return true }
      if name.hasPrefix("\(word).") || name.hasPrefix("\(word)-") || name.hasPrefix("\(word)_") {
        return !otherEndings.contains(path.ending)
      }
    }
    return false
  }

  /// Endings that make a file about Dockerfiles something else.
  private static let otherEndings: Set<String> = [
    "dockerignore", "md", "rst", "py", "js", "ts", "go", "json", "yml", "yaml", "html", "sh", "lock",
  ]

  private static let reported: Set<String> = [
    "FROM", "RUN", "COPY", "ADD", "USER", "HEALTHCHECK", "ENTRYPOINT", "CMD", "ENV", "EXPOSE", "ARG",
  ]

  static func parse(_ file: SourceFile) -> FactSet {
    var reader = DockerfileReader(file.text)
    let instructions = reader.instructions()
    guard instructions.contains(where: { $0.keyword == "FROM" }) else { return FactSet() }
    var state = State(file: file)
    for instruction in instructions where reported.contains(instruction.keyword) { state.take(instruction) }
    state.endStage()
    return FactSet(state.facts)
  }

  private struct State {
    let file: SourceFile
    let contexts: FactContexts
    var facts: [Fact] = []
    private var arguments = BuildArguments()
    private var stage = -1
    /// Only the last CMD and ENTRYPOINT of a stage count.
    private var command: DockerfileReader.Instruction?
    private var entryPoint: DockerfileReader.Instruction?

    init(file: SourceFile) {
      self.file = file
      contexts = file.contexts.union(.image)
    }

    mutating func take(_ instruction: DockerfileReader.Instruction) {
      var value = instruction.arguments
      var sources: [Fact.Attribute] = []
      switch instruction.keyword {
      case "FROM":
        endStage()
        stage += 1
        value = arguments.expand(value)
      case "ARG":
        // Only arguments before the first FROM can stand in a FROM.
        if stage < 0 {
          for argument in Substring(value).split(whereSeparator: \.isWhitespace) { arguments.define(argument) }
        }
      case "COPY", "ADD":
        sources = Dockerfile.sources(instruction).map { Fact.Attribute(.source, $0) }
      case "CMD": command = instruction
      case "ENTRYPOINT": entryPoint = instruction
      case "RUN":
        if !instruction.hereDocuments.isEmpty {
          value = ([value] + instruction.hereDocuments.map(\.text)).joined(separator: "\n")
        }
      default: break
      }
      facts.append(
        Fact(
          .instruction, instruction.keyword, at: file.line(instruction.line), in: contexts,
          [.init(.value, value)] + stageAttribute + sources))
      if instruction.keyword == "RUN" { run(instruction) }
      if instruction.keyword == "HEALTHCHECK" { checkHealth(instruction) }
    }

    /// Says what a stage starts, once it is known which CMD and ENTRYPOINT are the last.
    mutating func endStage() {
      defer {
        command = nil
        entryPoint = nil
      }
      let program = entryPoint.flatMap { ExecForm.words($0.arguments) }
      let words = command.flatMap { ExecForm.words($0.arguments) }
      if let entryPoint {
        if let program {
          facts += commands(words: program + (words ?? []), entryPoint, target: "start")
        } else {
          facts += commands(text: entryPoint.text, entryPoint.line, target: "start")
        }
      }
      guard let command, entryPoint == nil || RunText.startsArguments(program ?? []) else { return }
      if let words {
        if words.first?.hasPrefix("-") == false { facts += commands(words: words, command, target: "start") }
      } else {
        facts += commands(text: command.text, command.line, target: "start")
      }
    }

    private mutating func run(_ instruction: DockerfileReader.Instruction) {
      if let words = ExecForm.words(instruction.arguments) {
        facts += commands(words: words, instruction, target: "run")
        return
      }
      guard let script = instruction.hereDocuments.first else {
        facts += commands(text: instruction.text, instruction.line, target: "run")
        return
      }
      // `RUN <<EOF` and `RUN bash <<EOF` run the here-document; any other program reads it as its input.
      let line = instruction.arguments.split(whereSeparator: \.isWhitespace).filter { !$0.contains("<<") }
      let program = line.first.map { $0.split(separator: "/").last ?? $0 }
      if program == nil || program == "sh" || program == "bash" {
        let first = script.text.prefix { !$0.isNewline }
        if program == nil, first.hasPrefix("#!"), !first.hasSuffix("sh") {
          facts += commands(text: String(first.dropFirst(2)), script.line, target: "run")
        } else {
          facts += commands(text: script.text, script.line, target: "run")
        }
      } else {
        facts += commands(text: line.joined(separator: " "), instruction.line, target: "run")
      }
    }

    private mutating func checkHealth(_ instruction: DockerfileReader.Instruction) {
      let arguments = Substring(instruction.arguments)
      guard arguments.prefix(3).uppercased() == "CMD" else { return }
      let test = arguments.dropFirst(3).droppingOuterSpace
      if let words = ExecForm.words(String(test)) {
        facts += commands(words: words, instruction, target: "healthcheck")
      } else {
        facts += commands(text: String(test), instruction.line, target: "healthcheck")
      }
    }

    private var stageAttribute: [Fact.Attribute] { stage < 0 ? [] : [.init(.stage, String(stage))] }

    private func attributes(_ target: String) -> [Fact.Attribute] {
      [.init(.owner, file.path), .init(.target, target)] + stageAttribute
    }

    private func commands(text: String, _ line: Int, target: String) -> [Fact] {
      RunText.commands(text, in: file, firstLine: line, contexts: contexts, attributes: attributes(target))
    }

    private func commands(words: [String], _ instruction: DockerfileReader.Instruction, target: String) -> [Fact] {
      RunText.commands(words: words, in: file, line: instruction.line, contexts: contexts, attributes: attributes(target))
    }
  }

  /// What COPY and ADD take from the build context: all words but the last; none from another stage or a here-document.
  private static func sources(_ instruction: DockerfileReader.Instruction) -> [String] {
    if instruction.flags.contains(where: { $0.lowercased().hasPrefix("--from=") }) { return [] }
    let words =
      ExecForm.words(instruction.arguments)
      ?? instruction.arguments.split(whereSeparator: \.isWhitespace).map(String.init)
    return words.dropLast().filter { !$0.hasPrefix("<<") }
  }
}
