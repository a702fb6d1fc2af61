extension FactExtractor {
  /// The kinds of facts that a file of this name can hold: what is missing where it can't be read. Credentials are left
  /// out, since nearly every file could hold one.
  public static func kinds(ofFileAt path: String) -> Set<FactKind> {
    let name = PathName(path)
    return ParserTable.entries.reduce(into: []) { kinds, entry in
      if entry.claims(name) { kinds.formUnion(ParserKinds.byParser[entry.id] ?? []) }
    }
  }
}

/// Which kinds of facts each parser gives.
private enum ParserKinds {
  private static let code: Set<FactKind> = [
    .import, .call, .decorator, .function, .class, .assign, .main, .code, .command, .dependency, .stage, .target,
  ]
  private static let prose: Set<FactKind> = [.document, .section, .table, .link, .command, .key]
  private static let tasks: Set<FactKind> = [.target, .command]
  private static let manifest: Set<FactKind> = [.dependency, .metadata]

  /// What each parser gives, by its id.
  static let byParser: [String: Set<FactKind>] = [
    "python": code, "notebook": code, "curly-brace": code, "r": code, "julia": code, "r-markdown": code, "targets": code,
    "sql": [.code, .stage],
    "snakefile": [.stage, .command, .code], "nextflow": [.stage, .command, .code], "gitattributes": [.tracked],
    "jenkinsfile": [.workflow, .job, .uses, .command],
    "requirements": manifest.union([.lock]), "setup-py": manifest, "r-description": manifest,
    "renv-lock": manifest.union([.lock]), "pom": manifest,
    "sbt": manifest, "gradle": manifest, "package-swift": manifest, "go-mod": manifest, "locks": [.lock],
    "markdown": prose, "restructuredtext": prose, "plain-markup": prose, "codeowners": [.table, .document],
    "pull-request-template": [.document], "gitignore": [.ignore],
    "structured-document": [
      .key, .dependency, .metadata, .workflow, .job, .uses, .command, .resource, .service, .stage, .hook, .tracked, .target,
    ],
    "dockerfile": [.instruction, .command], "hcl": [.resource, .key, .command], "bicep": [.resource, .key],
    "makefile": tasks, "justfile": tasks, "tox": tasks, "nox": tasks, "invoke": tasks, "procfile": tasks,
    "shell-script": [.command, .code, .hook, .target],
  ]
}
