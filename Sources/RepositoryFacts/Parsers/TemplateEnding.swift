/// The endings that project templates put behind a file's own (`train.py.tmpl`, `ci.yml.j2`): such a file is read as what it
/// becomes.
enum TemplateEnding {
  private static let endings = [".tmpl", ".jinja", ".jinja2", ".j2", ".template", ".tpl"]
  private static let known: Set<Substring> = [
    "py", "ipynb", "r", "rmd", "qmd", "jl", "js", "ts", "jsx", "tsx", "java", "scala", "kt", "go", "rs", "sh", "bash", "sql",
    "smk", "nf", "yml", "yaml", "json", "toml", "ini", "cfg", "txt", "md", "rst", "tf", "tofu", "hcl", "tfvars", "bicep",
    "dockerfile",
  ]
  private static let names: Set<Substring> = [
    "dockerfile", "makefile", "justfile", "jenkinsfile", "procfile", "snakefile", "mlproject", "pipfile", "codeowners",
  ]

  /// A lowercased file name without its template ending, where what is left is of a known sort; else the name itself.
  static func removed(from name: String) -> String {
    guard let ending = endings.first(where: { name.hasSuffix($0) }) else { return name }
    let rest = name.dropLast(ending.count)
    if names.contains(rest) { return String(rest) }
    guard let dot = rest.lastIndex(of: "."), dot > rest.startIndex, known.contains(rest[rest.index(after: dot)...]) else {
      return name
    }
    return String(rest)
  }
}
