/// The surroundings in which a fact stands; a fact can have several.
public struct FactContexts: OptionSet, Hashable, Sendable {
  /// One bit a context.
  public let rawValue: UInt16
  /// From bits.
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// In a test file.
  public static let test = FactContexts(rawValue: 1 << 0)
  /// In a notebook's code cell.
  public static let notebook = FactContexts(rawValue: 1 << 1)
  /// In a CI definition, or reached from one.
  public static let ci = FactContexts(rawValue: 1 << 2)
  /// In a container image's definition (what building or starting it runs).
  public static let image = FactContexts(rawValue: 1 << 3)
  /// In a task runner's file (make, just, tox, package scripts).
  public static let task = FactContexts(rawValue: 1 << 4)
  /// In a hook that runs before a commit.
  public static let hook = FactContexts(rawValue: 1 << 5)
  /// In documentation (Markdown, reStructuredText).
  public static let docs = FactContexts(rawValue: 1 << 6)
  /// In a pipeline's definition (dvc.yaml, MLproject, Snakefile, Argo).
  public static let pipeline = FactContexts(rawValue: 1 << 7)
  /// In a shell script.
  public static let script = FactContexts(rawValue: 1 << 8)
  /// In a compose file, Kubernetes manifest or other definition of a running service.
  public static let service = FactContexts(rawValue: 1 << 9)
  /// In an example, tutorial or documentation folder, beside the project's own code.
  public static let example = FactContexts(rawValue: 1 << 10)
  /// Started by code of the project (`subprocess.run`, `os.system`).
  public static let code = FactContexts(rawValue: 1 << 11)
  /// In the set-up of a development environment (devcontainer, Vagrantfile, Gitpod).
  public static let development = FactContexts(rawValue: 1 << 12)

  /// The names that rule files use, in order.
  public static let names: [(name: String, context: FactContexts)] = [
    ("test", .test), ("notebook", .notebook), ("ci", .ci), ("image", .image), ("task", .task), ("hook", .hook),
    ("docs", .docs), ("pipeline", .pipeline), ("script", .script), ("service", .service), ("example", .example),
    ("code", .code), ("development", .development),
  ]
}
