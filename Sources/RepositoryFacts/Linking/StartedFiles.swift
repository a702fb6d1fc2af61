/// Which files of the repository a command starts: `python x.py`, `uvicorn pkg.app:app`, a console script of the project.
///
/// In: the words of a command and the folders that its paths may be seen from. Out: paths, in the order of the words.
struct StartedFiles {
  private let tree: RepositoryTree
  /// The project's console scripts: `pkg.mod:main` by name.
  private let scripts: [Substring: String]

  init(_ tree: RepositoryTree, facts: FactSet) {
    self.tree = tree
    var scripts: [Substring: String] = [:]
    for fact in facts.all(.metadata) where fact.name == "script" {
      guard let value = fact[.value], let equals = value.firstIndex(of: "=") else { continue }
      let name = value[..<equals].filter { $0 != " " }
      scripts[Substring(name)] = String(value[value.index(after: equals)...].drop { $0 == " " })
    }
    self.scripts = scripts
  }

  /// The files of one command.
  func files(_ words: CommandWords, from folders: [String], _ graph: inout ImportGraph) -> [String] {
    let program = words.program
    switch program {
    case "python", "ipython", "pypy", "spark-submit", "torchrun", "deepspeed", "horovodrun", "mpirun", "coverage", "kernprof":
      return script(words, ["py", "ipynb", "pyw"], folders) + snippet(words, folders, &graph)
    case "papermill", "treon", "nbmake": return all(words, ["ipynb"], folders, limit: 1)
    case "jupyter":
      let runs = words.all.contains("--execute") || words.all.contains("execute") || words.all.contains("run")
      return runs ? all(words, ["ipynb"], folders) : []
    case "quarto": return all(words, ["qmd", "ipynb", "rmd", "md"], folders)
    case "rscript", "Rscript", "R", "r", "littler": return script(words, ["r", "rmd"], folders) + fromExpression(words, folders)
    case "julia": return script(words, ["jl"], folders)
    case "node", "nodemon", "ts-node", "tsx", "bun", "deno", "esno":
      return script(words, ["js", "ts", "mjs", "cjs", "tsx"], folders)
    case "bash", "sh", "zsh", "dash", "ksh", "source", ".":
      return words.operands(after: 1).first.flatMap { tree.file($0, from: folders) }.map { [$0] } ?? []
    case "uvicorn", "gunicorn", "hypercorn", "daphne", "waitress-serve", "granian", "celery", "arq", "rq", "faust", "chainlit",
      "streamlit", "gradio", "panel", "voila", "solara", "mesop", "fastapi", "flask", "sanic", "litestar", "robyn", "locust",
      "dagster", "prefect", "flytectl", "pyflyte", "zenml", "modal", "bentoml", "ray", "serve", "accelerate", "cog", "marimo",
      "airflow", "feast", "kedro", "pytype", "nbconvert", "pipenv", "metaflow", "hypothesis", "mlserver", "truss", "lightning":
      return served(words, folders, &graph)
    case "az", "kubectl", "gcloud", "oc", "argo", "kustomize", "helm", "sam", "anyscale", "mlflow", "ploomber", "databricks",
      "aws", "kfp":
      return configured(words, folders)
    case "snakemake": return snakefile(words, folders)
    default: break
    }
    if let entry = scripts[program] { return named(entry[...], folders, &graph) }
    guard let first = words.all.first else { return [] }
    if first.contains("/") || first.contains("."), let file = tree.file(first, from: folders) { return [file] }
    // `python -m pkg.mod` stands as `pkg.mod`.
    if first.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }), !Self.tools.contains(first),
      let file = graph.module(String(first), from: folders)
    {
      return [file]
    }
    return []
  }

  /// Words that are modules of tools far more often than files of the repository.
  private static let tools: Set<Substring> = [
    "make", "pip", "pytest", "tox", "nox", "black", "ruff", "mypy", "flake8", "isort", "git", "docker", "npm", "cd", "echo",
    "test",
    "build", "venv", "unittest", "http.server", "conda", "poetry", "uv", "twine", "task", "invoke", "just", "cp", "mv", "rm",
    "cat",
    "export", "set", "mkdir", "ls", "curl", "wget", "dvc", "tar", "sleep", "exit", "time", "jupyterlab", "sphinx",
  ]

  /// The first word with one of the endings; what follows it are its own arguments.
  private func script(_ words: CommandWords, _ endings: Set<String>, _ folders: [String]) -> [String] {
    for word in words.arguments where Self.hasEnding(word, endings) {
      let plain = word.hasPrefix("--file=") ? word.dropFirst(7) : word
      return tree.file(plain, from: folders).map { [$0] } ?? []
    }
    // A folder with `__main__.py`, or a script without ending.
    guard let word = words.operands(after: 1, valued: ["-c", "-e", "-W", "-X"]).first else { return [] }
    if let folder = tree.folder(word, from: folders), !folder.isEmpty, tree.hasFile(folder + "/__main__.py") {
      return [folder + "/__main__.py"]
    }
    return tree.file(word, from: folders).map { [$0] } ?? []
  }

  private func all(_ words: CommandWords, _ endings: Set<String>, _ folders: [String], limit: Int = 20) -> [String] {
    var files: [String] = []
    for word in words.arguments where Self.hasEnding(word, endings) {
      if word.contains("*") {
        guard let folder = tree.folder(RepositoryTree.folder(of: String(word)), from: folders) else { continue }
        let glob = PathGlob(String(RepositoryTree.name(of: String(word))))
        files += tree.files(in: folder).filter { glob.matches($0) }.prefix(limit)
      } else if let file = tree.file(word, from: folders) {
        files.append(file)
      }
      if files.count >= limit { break }
    }
    return Array(files.prefix(limit))
  }

  /// `python -c "from x import y; …"`, its text split at spaces.
  private func snippet(_ words: CommandWords, _ folders: [String], _ graph: inout ImportGraph) -> [String] {
    guard words.all.contains("-c") else { return [] }
    var files: [String] = []
    for (index, word) in words.all.enumerated() where word == "import" || word == "from" {
      guard index + 1 < words.all.count else { break }
      // In `from a import b` the module is told by `from`.
      if word == "import", index >= 2, words.all[index - 2] == "from" { continue }
      let name = words.all[index + 1].prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
      if let file = graph.module(String(name), from: folders), !files.contains(file) { files.append(file) }
    }
    return files
  }

  /// `R -e "source('x.R')"`, `Rscript -e "rmarkdown::render('x.Rmd')"`.
  private func fromExpression(_ words: CommandWords, _ folders: [String]) -> [String] {
    guard words.all.contains("-e") else { return [] }
    let quotes: Set<Character> = ["'", "\"", "(", ")", ","]
    return words.arguments.flatMap { $0.split { quotes.contains($0) } }
      .filter { Self.hasEnding($0, ["r", "rmd", "qmd"]) }.compactMap { tree.file($0, from: folders) }
  }

  /// Servers and schedulers name a file (`app.py`), a module with an object (`pkg.app:app`) or a file with one
  /// (`flows/x.py:flow`), somewhere among their words.
  private func served(_ words: CommandWords, _ folders: [String], _ graph: inout ImportGraph) -> [String] {
    var folders = folders
    for folder in words.values("--app-dir", "--chdir", "--working-dir", "--pythonpath", "-d") {
      if let place = tree.folder(folder, from: folders) { folders.insert(place, at: 0) }
    }
    var previous: Substring = ""
    for word in words.arguments {
      defer { previous = word }
      if word == "--" { continue }
      // A bare word is a verb (`serve`), unless an option says that a module follows.
      let isBare = !word.contains { $0 == "." || $0 == ":" || $0 == "/" || $0 == "=" }
      if isBare, !Self.moduleOptions.contains(previous) { continue }
      var plain = word
      if plain.hasPrefix("-") {
        guard let equals = plain.firstIndex(of: "=") else { continue }
        plain = plain[plain.index(after: equals)...]
      }
      let file = named(plain, folders, &graph)
      if !file.isEmpty { return file }
    }
    guard words.starts("flask", "run") || words.starts("fastapi", "run") || words.starts("fastapi", "dev") else { return [] }
    let usual = words.program == "flask" ? ["app.py", "wsgi.py"] : ["main.py", "app.py", "api.py", "app/main.py", "app/app.py"]
    return usual.lazy.compactMap { tree.file($0, from: Array(folders.prefix(1))) }.first.map { [$0] } ?? []
  }

  private static let moduleOptions: Set<Substring> = ["-A", "--app", "-m", "--module", "--module-name", "-k"]

  /// A file, a file with an object, a module, or a module with an object.
  private func named(_ word: Substring, _ folders: [String], _ graph: inout ImportGraph) -> [String] {
    let path = word.prefix { $0 != ":" }
    if Self.hasEnding(path, ["py", "ipynb"]), let file = tree.file(path, from: folders) { return [file] }
    guard path.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == "/" }), !path.isEmpty else { return [] }
    let module = String(path.map { $0 == "/" ? "." : $0 })
    return graph.module(module, from: folders).map { [$0] } ?? []
  }

  /// Definition files that a client sends away, and the files of a folder of them.
  private func configured(_ words: CommandWords, _ folders: [String]) -> [String] {
    var files: [String] = []
    for word in words.values(
      "-f", "--file", "--filename", "--config", "--config-file", "-k", "--template-file", "--template", "--values")
    {
      for part in word.split(separator: ",") {
        if let file = tree.file(part, from: folders) {
          files.append(file)
        } else if let folder = tree.folder(part, from: folders), !folder.isEmpty {
          files += tree.files(in: folder).filter { Self.hasEnding($0, ["yml", "yaml", "json"]) }.prefix(20)
        }
      }
    }
    if files.isEmpty {
      files = words.operands(after: 1).filter { Self.hasEnding($0, ["yml", "yaml", "json", "py"]) }
        .compactMap { tree.file($0, from: folders) }
    }
    return files
  }

  private func snakefile(_ words: CommandWords, _ folders: [String]) -> [String] {
    let named = words.values("-s", "--snakefile").map(String.init)
    for name in named.isEmpty ? ["Snakefile", "workflow/Snakefile"] : named {
      if let file = tree.file(name, from: folders) { return [file] }
    }
    return []
  }

  private static func hasEnding(_ word: some StringProtocol, _ endings: Set<String>) -> Bool {
    guard let dot = word.lastIndex(of: ".") else { return false }
    return endings.contains(word[word.index(after: dot)...].lowercased())
  }
}
