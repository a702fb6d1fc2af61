import Documents

/// Puts together the facts of one CI definition, so that every CI system gives the same shape: one `workflow` with the
/// union of its jobs' triggers, `job`s, and `command`s and `uses` that carry owner, system and triggers.
struct CIBuilder {
  /// What a job hands on to everything in it.
  struct Job {
    let id: String
    var triggers: [String] = []
    var directory: String?
    var dialect = ShellDialect.posix
  }

  let system: String
  var collector: CommandCollector
  /// Whether anything but a checkout or a message was seen.
  private(set) var hasRealStep = false
  private var triggers: [String] = []

  init(_ file: SourceFile, system: String) {
    self.system = system
    collector = CommandCollector(file)
  }

  /// All facts; the `workflow` fact stands at `line` and is left out where no step does anything.
  func facts(workflowAt line: Int?) -> [Fact] {
    guard hasRealStep, let line else { return collector.facts }
    let file = collector.file
    return [
      Fact(.workflow, system, at: file.line(line), in: file.contexts.union(.ci), triggers.map { .init(.trigger, $0) })
    ] + collector.facts
  }

  /// Adds a `job` fact; `runsOn` are the labels of the machines that it asks for.
  mutating func job(
    _ job: Job, line: Int, environment: String? = nil, needs: [String] = [], condition: String? = nil, runsOn: [String] = []
  ) {
    var attributes = shared(job)
    attributes += runsOn.prefix(20).map { .init(.label, Self.oneLine($0)) }
    if let environment { attributes.append(.init(.environment, Self.oneLine(environment))) }
    attributes += needs.map { .init(.needs, $0) }
    if let condition { attributes.append(.init(.condition, Self.oneLine(condition))) }
    collector.add(Fact(.job, job.id, at: collector.file.line(line), in: .ci.union(collector.file.contexts), attributes))
    note(job)
  }

  /// Adds the commands of a script, or of each in a list of scripts (lists in lists are read, as GitLab does).
  mutating func script(_ node: DocumentNode?, of job: Job, depth: Int = 4) {
    guard let node, depth > 0 else { return }
    for item in node.items { script(item, of: job, depth: depth - 1) }
    noteCommands(
      collector.add(
        script: node, contexts: .ci, attributes: shared(job), directory: job.directory, dialect: job.dialect), of: job)
  }

  /// Adds the commands of a script's text that differs from the node's own (variables put in).
  mutating func script(text: String, at node: DocumentNode, of job: Job) {
    script(text: text, line: collector.scripts.firstLine(of: node), of: job)
  }

  /// Adds the commands of a text that begins on `line`.
  mutating func script(text: String, line: Int, of job: Job) {
    noteCommands(
      collector.add(
        shell: text, line: line, contexts: .ci, attributes: shared(job),
        directory: job.directory, dialect: job.dialect), of: job)
  }

  /// Adds one command whose words are apart, such as an image's entry point with its arguments.
  mutating func command(_ words: [ShellWord], of job: Job) {
    noteCommands(
      collector.add(words: words, contexts: .ci, attributes: shared(job), directory: job.directory), of: job)
  }

  /// Adds a `uses` fact. `name` may end in `@version`, which becomes an attribute.
  mutating func uses(
    _ name: String, version: String? = nil, line: Int, of job: Job, with inputs: DocumentNode? = nil
  ) {
    var name = name
    var version = version
    if version == nil, let at = name.lastIndex(of: "@"), at != name.startIndex {
      version = String(name[name.index(after: at)...])
      name = String(name[..<at])
    }
    if name.hasPrefix("./") { name = WorkingDirectory.join(nil, name) ?? name }
    var attributes = shared(job)
    if let version { attributes.append(.init(.version, version)) }
    for entry in inputs?.entries ?? [] {
      let value = entry.value.string ?? entry.value.strings.joined(separator: ",")
      attributes.append(.init(.with, "\(entry.key)=\(Self.oneLine(value))"))
    }
    collector.add(Fact(.uses, name, at: collector.file.line(line), in: .ci.union(collector.file.contexts), attributes))
    if name != "actions/checkout" { noteRealStep(of: job) }
  }

  /// Notes a step that does something which facts don't say (a Python step).
  mutating func noteRealStep(of job: Job) {
    hasRealStep = true
    note(job)
  }

  private mutating func note(_ job: Job) {
    for trigger in job.triggers where !triggers.contains(trigger) { triggers.append(trigger) }
  }

  private mutating func noteCommands(_ commands: [Fact], of job: Job) {
    let isReal = commands.contains { fact in !Self.messages.contains { fact.name == $0 || fact.name.hasPrefix("\($0) ") } }
    if isReal { noteRealStep(of: job) }
  }

  func shared(_ job: Job) -> [Fact.Attribute] {
    var attributes: [Fact.Attribute] = [.init(.system, system)]
    if !job.id.isEmpty { attributes.append(.init(.owner, job.id)) }
    for trigger in job.triggers { attributes.append(.init(.trigger, trigger)) }
    return attributes
  }

  private static let messages = [
    "echo", "printf", "cd", "ls", "pwd", "true", ":", "set", "export", "exit", "sleep", "cat", "env", "Write-Host", "whoami",
    "date", "git checkout", "git fetch",
  ]

  /// Text without line breaks, at most 400 characters.
  static func oneLine(_ text: String) -> String {
    guard text.utf8.count > 400 || text.utf8.contains(where: { $0 < 0x20 }) else { return text }
    return String(text.prefix(400).split(whereSeparator: { $0.isWhitespace || $0.isNewline }).joined(separator: " "))
  }
}

extension DocumentNode {
  /// Whether a condition can never hold: `false`, however it is written.
  var isNeverTrue: Bool {
    guard let string else { return false }
    let inner = string.hasPrefix("${{") && string.hasSuffix("}}") ? string.dropFirst(3).dropLast(2) : string[...]
    return inner.lowercased().filter { $0 != " " } == "false"
  }
}
