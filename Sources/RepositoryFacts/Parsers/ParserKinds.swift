extension FactExtractor {
  /// The kinds of facts that a file of this name can hold: what is missing where it can't be read.
  public static func kinds(ofFileAt path: String) -> Set<FactKind> {
    let path = PathName(path)
    switch path.ending {
    case "py", "ipynb", "r", "rmd", "qmd", "jl", "js", "ts", "jsx", "tsx", "mjs", "cjs", "java", "scala", "kt", "swift", "go",
      "rs",
      "cpp", "cc", "cxx", "h", "hpp", "cs":
      return [.import, .call, .decorator, .function, .class, .assign, .main, .code, .command, .dependency, .stage]
    case "yml", "yaml", "json", "toml", "ini", "cfg", "lock", "dvc":
      return [
        .key, .dependency, .metadata, .workflow, .job, .uses, .command, .resource, .service, .stage, .hook, .tracked, .target,
        .lock,
      ]
    case "tf", "tofu", "bicep", "tfvars", "hcl": return [.resource, .key]
    case "sql": return [.code, .stage]
    case "smk", "nf": return [.stage, .command]
    case "dockerfile", "containerfile": return [.instruction, .command]
    case "gitattributes": return [.tracked]
    case "env", "properties", "conf": return [.key]
    case "md", "rst", "markdown": return [.document, .section, .table, .link, .command]
    case "sh", "bash", "mk": return [.command, .target]
    case "txt": return [.dependency, .document]
    default: break
    }
    if path.name.contains("dockerfile") || path.name.contains("containerfile") { return [.instruction, .command] }
    if ["makefile", "gnumakefile", "justfile", "jenkinsfile", "procfile", "snakefile"].contains(path.name) {
      return [.command, .target, .workflow, .stage]
    }
    return []
  }
}
