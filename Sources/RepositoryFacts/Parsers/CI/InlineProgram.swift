import Diagnostics
import Documents

extension CIBuilder {
  /// Adds a step whose text another language's interpreter runs (`shell: python`): a `command` such as `python -` on the
  /// text's first line, and of Python the imports, calls and started commands that the text has.
  mutating func program(_ shell: String, _ node: DocumentNode, of job: Job) {
    guard let text = node.string, !collector.isFull else { return }
    let line = collector.scripts.firstLine(of: node)
    guard let word = shell.split(separator: " ").first else { return }
    let program = ProgramName.canonical(String(word))
    command([ShellWord(text: program, line: line, isQuoted: true), ShellWord(text: "-", line: line, isQuoted: true)], of: job)
    noteRealStep(of: job)
    guard program == "python", text.utf8.count <= Self.longestProgram else { return }
    let output = PythonOutput(path: collector.file.path, contexts: collector.file.contexts.union(.ci))
    var bytes = Array(text.utf8)
    let facts = bytes.withUnsafeMutableBufferPointer { buffer in
      PythonReader.facts(of: UnsafeBufferPointer(buffer), ranges: [(0..<buffer.count, line)], output: output)
    }
    let last = collector.scripts.count
    // The file is a pipeline, not code: what counts files of code must not count it.
    for var fact in PythonCommands.split(facts, in: collector.file).facts where fact.kind != .code && fact.kind != .main {
      fact.location = collector.file.line(min(fact.location.line ?? line, last))
      if fact.kind == .command { fact.attributes += shared(job) }
      collector.add(fact)
    }
  }

  private static let longestProgram = 100_000
}
