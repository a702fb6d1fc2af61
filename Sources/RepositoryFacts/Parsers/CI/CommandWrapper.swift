/// A program that only starts another one, and how its own words are told from those of the other.
struct CommandWrapper: Sendable {
  /// Options that take a value in the next word; all others are single words.
  var valued: Set<String> = []
  /// Words that must stand first (`run` of `poetry run`), options allowed before each.
  var verbs: [Set<String>] = []
  /// How many words follow the options before the command (`timeout 5 cmd`).
  var operands = 0
  /// Whether the command only begins behind `--`.
  var needsDashes = false
  /// Whether a `@version` behind the program is cut (`npx eslint@8`).
  var cutsVersion = false
  /// Whether a first word `x.py` is started with Python.
  var startsPython = false
  /// The runner whose scripts the first word could also name.
  var runner: String?

  /// Takes the wrapper off; false, with nothing changed, where these words don't wrap a command.
  func unwrap(_ step: inout CommandUnwrapper.Step) -> Bool {
    var rest = step.words.dropFirst()
    var directory: String?
    for verb in verbs {
      skipOptions(&rest, &directory)
      guard let word = rest.first?.text, verb.contains(word) else { return false }
      rest = rest.dropFirst()
    }
    if needsDashes {
      guard let dashes = rest.firstIndex(where: { $0.text == "--" }) else { return false }
      rest = rest[(dashes + 1)...]
    } else if let module = skipOptions(&rest, &directory) {
      // `uv run -m pytest`
      rest = [ShellWord(text: module, line: step.line)] + rest
    }
    rest = rest.dropFirst(operands)
    guard let first = rest.first else { return false }
    if cutsVersion, let at = first.text.lastIndex(of: "@"), at != first.text.startIndex {
      rest[rest.startIndex].text = String(first.text[..<at])
    }
    if startsPython, first.text.hasSuffix(".py") { rest = [ShellWord(text: "python", line: first.line)] + rest }
    step.words = rest
    step.runner = runner
    if let directory { step.directory = WorkingDirectory.join(step.directory, directory) }
    return true
  }

  /// Moves behind options; gives the module of a `-m` option of wrappers that start Python.
  @discardableResult private func skipOptions(_ rest: inout ArraySlice<ShellWord>, _ directory: inout String?) -> String? {
    while let option = rest.first?.text, option.hasPrefix("-"), option != "-" {
      rest = rest.dropFirst()
      if option == "--" { return nil }
      if startsPython, option == "-m" || option == "--module" {
        defer { rest = rest.dropFirst() }
        return rest.first?.text
      }
      if valued.contains(option) {
        if option == "--directory" || option == "-C" || option == "--cwd" || option == "--chdir" { directory = rest.first?.text }
        rest = rest.dropFirst()
      }
    }
    return nil
  }

  /// The wrappers by program.
  static let table: [String: CommandWrapper] = {
    var table: [String: CommandWrapper] = [:]
    for program in ["nohup", "builtin", "setsid", "chronic", "unbuffer", "catchsegv", "then", "winpty", "noglob"] {
      table[program] = CommandWrapper()
    }
    table["sudo"] = CommandWrapper(valued: ["-u", "-g", "-p", "-C", "-h", "-r", "-t", "-U", "--user", "--group"])
    table["doas"] = CommandWrapper(valued: ["-u", "-C"])
    table["time"] = CommandWrapper(valued: ["-f", "-o", "--format", "--output"])
    table["exec"] = CommandWrapper(valued: ["-a"])
    table["nice"] = CommandWrapper(valued: ["-n"])
    table["ionice"] = CommandWrapper(valued: ["-c", "-n"])
    table["stdbuf"] = CommandWrapper(valued: ["-i", "-o", "-e"])
    table["timeout"] = CommandWrapper(valued: ["-k", "-s", "--signal", "--kill-after"], operands: 1)
    table["xvfb-run"] = CommandWrapper(valued: ["-n", "-s", "-e", "-f", "-p", "-w", "--server-num", "--server-args"])
    table["env"] = CommandWrapper(valued: ["-u", "-C", "--unset", "--chdir"])
    table["cross-env"] = CommandWrapper()
    table["xargs"] = CommandWrapper(valued: ["-I", "-n", "-P", "-d", "-L", "-a", "-s", "-E", "--max-args", "--max-procs"])
    table["gosu"] = CommandWrapper(operands: 1)
    table["su-exec"] = CommandWrapper(operands: 1)
    table["tini"] = CommandWrapper(valued: ["-p", "-e"])
    table["dumb-init"] = CommandWrapper(valued: ["-r", "--rewrite"])
    let shared: Set<String> = ["-C", "-P", "--directory", "--project"]
    table["poetry"] = CommandWrapper(valued: shared, verbs: [["run"]])
    table["uv"] = CommandWrapper(valued: uvOptions, verbs: [["run"]], startsPython: true)
    table["uvx"] = CommandWrapper(valued: uvOptions, cutsVersion: true)
    table["pipx"] = CommandWrapper(valued: ["--spec", "--python", "--pip-args"], verbs: [["run"]], cutsVersion: true)
    table["pipenv"] = CommandWrapper(verbs: [["run"]], runner: "pipenv")
    table["pdm"] = CommandWrapper(valued: ["-p", "--project", "-c"], verbs: [["run"]], startsPython: true, runner: "pdm")
    table["hatch"] = CommandWrapper(valued: ["-e", "--env", "-p", "--project"], verbs: [["run"]], runner: "hatch")
    table["pixi"] = CommandWrapper(
      valued: ["-e", "--environment", "--manifest-path", "-x", "--executable"], verbs: [["run", "r"]], runner: "pixi")
    table["rye"] = CommandWrapper(valued: ["--pyproject"], verbs: [["run"]])
    for conda in ["conda", "mamba", "micromamba"] {
      table[conda] = CommandWrapper(valued: ["-n", "-p", "--name", "--prefix", "--cwd", "-r"], verbs: [["run"]])
    }
    table["npx"] = CommandWrapper(valued: ["-p", "--package", "--prefix"], cutsVersion: true)
    table["bunx"] = CommandWrapper(cutsVersion: true)
    table["yarn"] = CommandWrapper(valued: ["--cwd", "-p", "--package"], verbs: [["dlx", "exec"]], cutsVersion: true)
    table["pnpm"] = CommandWrapper(valued: ["-C", "--dir", "--filter"], verbs: [["dlx", "exec"]], cutsVersion: true)
    table["npm"] = CommandWrapper(valued: ["--prefix", "-w", "--workspace"], verbs: [["exec", "x"]], cutsVersion: true)
    table["bundle"] = CommandWrapper(verbs: [["exec"]])
    table["dotenv"] = CommandWrapper(valued: ["-f", "--file", "-e", "-c"], verbs: [["run", "--"]])
    table["direnv"] = CommandWrapper(verbs: [["exec"]], operands: 1)
    for program in ["infisical", "doppler", "op", "aws-vault", "chamber", "envconsul", "mise", "secrethub"] {
      table[program] = CommandWrapper(needsDashes: true)
    }
    return table
  }()

  private static let uvOptions: Set<String> = [
    "--with", "--with-requirements", "--with-editable", "--extra", "--group", "--only-group", "--no-group", "--python", "-p",
    "--package", "--project", "--directory", "--env-file", "--index", "--index-url", "-i", "--default-index",
    "--extra-index-url", "--find-links", "-f", "--refresh-package", "-P", "--upgrade-package", "--no-extra", "--config-file",
    "--cache-dir", "--link-mode", "--resolution", "--prerelease", "--exclude-newer", "--index-strategy", "-C",
    "--config-setting", "--color", "--from", "-w",
  ]
}
