import Diagnostics

/// The commands that Python code and notebook magics start, as the words that a shell would make of them.
enum PythonCommands {
  /// The same facts with each command's text split into commands.
  static func split(_ facts: FactSet, in file: SourceFile) -> FactSet {
    guard facts.facts.contains(where: { $0.kind == .command }) else { return facts }
    var result = FactSet([], diagnostics: facts.diagnostics)
    for fact in facts.facts {
      guard fact.kind == .command, let line = fact.location.line else {
        result.append(fact)
        continue
      }
      // A command of one notebook line has no further lines: the .ipynb line stands for all of it.
      for var command in ShellCommands.facts(
        fact.name, in: file, firstLine: line, contexts: fact.contexts, attributes: fact.attributes)
      {
        command.location = fact.location
        result.append(command)
      }
    }
    return result
  }
}
