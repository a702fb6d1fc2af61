/// Link: the facts of single files in, the same out with what only the whole repository can say: which file an import
/// names, what a task runner's call runs, which files a command starts.
public enum FactLinker {
  /// The linked facts. Pure: the same facts give the same result.
  public static func link(_ facts: FactSet) -> FactSet { facts }
}
