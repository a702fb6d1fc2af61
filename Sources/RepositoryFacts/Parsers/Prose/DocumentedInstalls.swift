/// Finds what documentation says to type at the prompt of R, Julia or IPython to install something: `install.packages("x")`
/// is the command `R -e install.packages x`, `] add X` and `Pkg.add("X")` are `julia -e Pkg.add X`, `!pip install x` is
/// `pip install x`.
enum DocumentedInstalls {
  /// The languages of blocks that are looked at; blocks without one are too.
  static let languages: Set<String> = [
    "r", "rscript", "rconsole", "r-console", "julia", "julia-repl", "jl", "jlcon", "pkg", "python", "py", "ipython",
    "ipython3", "scala",
  ]

  private static let calls: [(suffix: String, program: String)] = [
    ("install.packages", "R"), ("install_github", "R"), ("install_gitlab", "R"), ("install_bitbucket", "R"),
    ("install_local", "R"), ("install_version", "R"), ("install_deps", "R"), ("BiocManager::install", "R"),
    ("pak::pak", "R"), ("pkg_install", "R"), ("renv::restore", "R"), ("renv::install", "R"), ("devtools::install", "R"),
    ("Pkg.add", "julia"), ("Pkg.develop", "julia"), ("Pkg.instantiate", "julia"), ("Pkg.clone", "julia"),
  ]

  /// The `command` facts of a block whose first line is line `firstLine` of the file.
  static func facts(
    _ lines: [String], language: String, firstLine: Int, heading: String, in file: SourceFile, contexts: FactContexts
  ) -> [Fact] {
    var found: [Fact] = []
    for (offset, line) in lines.enumerated() where line.utf8.count < 500 {
      let location = file.line(firstLine + offset)
      if let magic = magic(line, language) {
        found += ShellCommands.facts(
          magic, in: file, firstLine: firstLine + offset, contexts: contexts, attributes: [.init(.owner, heading)])
      } else if let name = packageMode(line) ?? call(line) {
        found.append(Fact(.command, name, at: location, in: contexts.union(file.contexts), [.init(.owner, heading)]))
      }
    }
    return found
  }

  /// `!pip install x`, `%pip install x` of IPython.
  private static func magic(_ line: String, _ language: String) -> String? {
    guard language.hasPrefix("py") || language.hasPrefix("ipy") else { return nil }
    let text = line.trimmedBlanks
    return text.hasPrefix("!") || text.hasPrefix("%pip") || text.hasPrefix("%conda")
      ? PythonMagics.command(of: String(text)) : nil
  }

  /// `] add X`, `pkg> add X`, `(@v1.10) pkg> instantiate`, `julia> ] add X`.
  private static func packageMode(_ line: String) -> String? {
    var text = line.trimmedBlanks
    if text.hasPrefix("julia>") { text = text.dropFirst(6).trimmedBlanks }
    if text.hasPrefix("]") {
      text = text.dropFirst().trimmedBlanks
    } else if text.hasPrefix("(") || text.hasPrefix("pkg>"), let end = prompt(text) {
      text = text[end...].trimmedBlanks
    } else {
      return nil
    }
    let words = text.split(separator: " ", maxSplits: 8)
    guard let verb = words.first, ["add", "dev", "develop", "instantiate"].contains(verb) else { return nil }
    let name = verb == "dev" ? "develop" : verb
    return (["julia", "-e", "Pkg.\(name)"] + words.dropFirst().map(String.init)).joined(separator: " ")
  }

  /// Where the text behind the prompt `pkg>` begins.
  private static func prompt(_ text: Substring) -> Substring.Index? {
    guard let sign = text.firstIndex(of: ">"), text[..<sign].hasSuffix("pkg") else { return nil }
    return text.index(after: sign)
  }

  /// A call that installs, with its first arguments as far as they are strings.
  private static func call(_ line: String) -> String? {
    var start = line.startIndex
    while let open = line[start...].firstIndex(of: "(") {
      let head = line[start..<open]
      for (suffix, program) in calls where head.hasSuffix(suffix) {
        let before = head.dropLast(suffix.count)
        // The qualifier belongs to the name: `remotes::install_github`.
        let qualifier = before.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" || $0 == ":" }
        if before.contains("#") || qualifier.first.map({ $0 != ":" && $0 != "." }) == true { continue }
        let arguments = strings(line[line.index(after: open)...])
        return ([program, "-e", String(qualifier.reversed()) + suffix] + arguments).joined(separator: " ")
      }
      start = line.index(after: open)
    }
    return nil
  }

  private static func strings(_ text: Substring) -> [String] {
    var found: [String] = []
    var rest = text.prefix { $0 != ")" }
    while found.count < 8, let quote = rest.firstIndex(where: { $0 == "\"" || $0 == "'" }) {
      let inner = rest[rest.index(after: quote)...]
      guard let end = inner.firstIndex(of: rest[quote]) else { break }
      if end > inner.startIndex, !inner[..<end].contains(" ") { found.append(String(inner[..<end])) }
      rest = inner[inner.index(after: end)...]
    }
    return found
  }
}
