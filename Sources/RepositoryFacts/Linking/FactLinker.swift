/// Link: the facts of single files in, the same out with what only the whole repository can say: which file an import
/// names, what a task runner's call runs, which files a command starts.
///
/// Nothing is taken away. `import` facts (and calls that include a file) get `local`, `command` facts get `runs`; behind
/// each command stand the commands and hooks that it was followed to, at its own place and with `via`.
public enum FactLinker {
  /// The linked facts. Pure: the same facts give the same result.
  public static func link(_ facts: FactSet) -> FactSet {
    let paths = facts.all(.file).filter { fact in
      fact[.label] != "vendored" && !fact.values(.label).contains("symlink")
    }.map(\.name)
    let tree = RepositoryTree(files: paths)
    var graph = ImportGraph(tree, paths: paths, facts: facts)
    var list = facts.facts
    for index in list.indices where list[index].kind == .import || isInclusion(list[index]) {
      if let path = graph.resolve(list[index]) { list[index].attributes.append(.init(.local, path)) }
    }
    var follower = CommandFollower(list, tree: tree, graph: graph, set: facts)
    var linked = FactSet([], diagnostics: facts.diagnostics)
    for (index, fact) in list.enumerated() {
      guard fact.kind == .command || fact.kind == .uses else {
        linked.append(fact)
        continue
      }
      let (command, behind) = follower.follow(index)
      linked.append(command)
      linked.append(contentsOf: behind)
    }
    return linked
  }

  private static func isInclusion(_ fact: Fact) -> Bool {
    guard fact.kind == .call else { return false }
    switch fact[.language] {
    case "r": return fact.name == "source" || fact.name == "sys.source"
    case "julia": return fact.name == "include"
    default: return false
    }
  }
}
