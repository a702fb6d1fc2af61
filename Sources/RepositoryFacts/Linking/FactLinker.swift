/// Link: the facts of single files in, the same out with what only the whole repository can say: which file an import
/// names, what a task runner's call runs, which files a command starts.
///
/// Nothing is taken away. `import` facts (and calls that include a file) get `local`, `command` facts get `runs`; behind
/// each command stand the commands and hooks that it was followed to, at its own place and with `via`; behind what names a
/// container image stands that image.
public enum FactLinker {
  /// The linked facts. Pure: the same facts give the same result.
  public static func link(_ facts: FactSet) -> FactSet {
    let paths = facts.all(.file).filter { fact in
      fact[.label] != "vendored" && !fact.values(.label).contains("symlink")
    }.map(\.name)
    let tree = RepositoryTree(files: paths)
    var graph = ImportGraph(tree, paths: paths, facts: facts)
    // All imports come first: a command starts what its files import, wherever they stand. The list itself is not changed,
    // since that would copy it.
    let list = facts.facts
    var imported: [Int: String] = [:]
    for index in list.indices where list[index].kind == .import || isInclusion(list[index]) {
      imported[index] = graph.resolve(list[index])
    }
    var follower = CommandFollower(list, tree: tree, graph: graph, set: facts)
    var linked = FactSet([], diagnostics: facts.diagnostics)
    linked.reserveCapacity(list.count + list.count / 8)
    for index in list.indices {
      switch list[index].kind {
      case .command, .uses:
        let (command, behind) = follower.follow(index)
        for fact in [command] + behind {
          linked.append(fact)
          linked.append(contentsOf: ImageReferences.of(fact))
        }
      case .import, .call:
        var fact = list[index]
        if let path = imported[index] { fact.attributes.append(.init(.local, path)) }
        linked.append(fact)
      default:
        linked.append(list[index])
        linked.append(contentsOf: ImageReferences.of(list[index]))
      }
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
