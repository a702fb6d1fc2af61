/// The call of a task runner: which runner, and which of its targets are asked for.
struct RunnerCall: Hashable, Sendable {
  /// The runner, by the names of `FactKind.target`.
  var runner: String
  /// The targets as written; none where the runner's default is meant.
  var targets: [String] = []
  /// The folder that an option names (`make -C docs`).
  var directory: String?

  /// Runners whose `run` starts either a script of their own or any program: the one target is the program's name.
  static let wrappers: Set<String> = ["pipenv", "pdm", "hatch", "pixi"]

  /// The call in a command without wrappers, or nil.
  static func of(_ words: [String]) -> RunnerCall? {
    guard let program = words.first else { return nil }
    let rest = words.dropFirst()
    switch program {
    case "make":
      return plain("make", rest, valued: ["-C", "--directory", "-f", "--file", "--makefile", "-I", "-o", "-W"], many: true)
    case "just": return plain("just", rest, valued: ["-f", "--justfile", "-d", "--working-directory"], many: true)
    case "task": return plain("task", rest, valued: ["-d", "--dir", "-t", "--taskfile", "-p"], many: true)
    case "inv", "invoke": return plain("invoke", rest, valued: ["-c", "--collection", "-r", "--search-root"], many: true)
    case "poe": return plain("poe", rest, valued: ["-C", "--directory", "-e"], many: false)
    case "rake": return plain("rake", rest, valued: ["-f", "-C"], many: true)
    case "sbt": return plain("sbt", rest, valued: [], many: true)
    case "tox": return listed("tox", rest, options: ["-e", "--env"])
    case "nox": return listed("nox", rest, options: ["-s", "--session", "--sessions", "-e"])
    case "npm", "yarn", "pnpm", "bun": return packageScript(program, rest)
    case "mise": return rest.first == "run" || rest.first == "r" ? named("mise", rest.dropFirst()) : nil
    case "deno": return rest.first == "task" ? named("deno", rest.dropFirst()) : nil
    case "mlflow": return rest.first == "run" ? mlProject(rest.dropFirst()) : nil
    default: return nil
    }
  }

  private static func plain(_ runner: String, _ words: ArraySlice<String>, valued: Set<String>, many: Bool) -> RunnerCall {
    var call = RunnerCall(runner: runner)
    var rest = words
    while let word = rest.first, word != "--" {
      rest = rest.dropFirst()
      if word.hasPrefix("-") {
        if word.hasPrefix("--directory=") { call.directory = String(word.dropFirst(12)) }
        if valued.contains(word) {
          if directories.contains(word) { call.directory = rest.first }
          rest = rest.dropFirst()
        } else if word == "-j" || word == "--jobs", let count = rest.first, count.allSatisfy(\.isNumber) {
          rest = rest.dropFirst()
        }
      } else if !word.contains("=") {
        call.targets.append(word)
        if !many || call.targets.count == 16 { break }
      }
    }
    return call
  }

  /// A call with one name, such as `mise run x`.
  private static func named(_ runner: String, _ words: ArraySlice<String>) -> RunnerCall? {
    let call = plain(runner, words, valued: ["-C", "--cd", "--cwd", "-c", "--config", "-j", "--jobs"], many: false)
    return call.targets.isEmpty ? nil : call
  }

  private static let directories: Set<String> = ["-C", "--cd", "--cwd", "--directory", "-d", "--dir", "--working-directory"]

  /// Runners that take their targets as values of an option: `tox -e lint,py310`, `nox -s tests lint`.
  private static func listed(_ runner: String, _ words: ArraySlice<String>, options: Set<String>) -> RunnerCall {
    var call = RunnerCall(runner: runner)
    var isValue = false
    for word in words {
      if word == "--" { break }
      if options.contains(word) {
        isValue = true
      } else if word.hasPrefix("-") {
        isValue = false
        let value = word.firstIndex(of: "=").map { word[word.index(after: $0)...] } ?? word.dropFirst(2)
        if word.hasPrefix("-e") || options.contains(where: { word.hasPrefix("\($0)=") }), !value.isEmpty {
          call.targets += value.split(separator: ",").map(String.init)
        }
      } else if isValue {
        call.targets += word.split(separator: ",").map(String.init)
        if runner == "tox" { isValue = false }
      }
      if call.targets.count >= 16 { break }
    }
    return call
  }

  private static func packageScript(_ program: String, _ words: ArraySlice<String>) -> RunnerCall? {
    var call = RunnerCall(runner: "npm")
    var rest = words
    var isScript = false
    while let word = rest.first {
      rest = rest.dropFirst()
      if word.hasPrefix("-") {
        if ["--prefix", "--cwd", "-C", "--dir"].contains(word) {
          call.directory = rest.first
          rest = rest.dropFirst()
        } else if ["-w", "--workspace", "--filter", "-F"].contains(word) {
          rest = rest.dropFirst()
        }
        continue
      }
      switch word {
      case "run", "run-script": isScript = true
      case "workspace" where program == "yarn" && !isScript: rest = rest.dropFirst()
      case "test", "start", "stop", "restart", "t", "tst":
        call.targets = [word == "t" || word == "tst" ? "test" : word]
        return call
      default:
        guard isScript || (program == "yarn" || program == "pnpm") && !ownCommands.contains(word) else { return nil }
        call.targets = [word]
        return call
      }
    }
    return nil
  }

  private static let ownCommands: Set<String> = [
    "install", "i", "add", "remove", "rm", "dlx", "exec", "init", "why", "upgrade", "up", "update", "global", "cache", "config",
    "set", "link", "unlink", "list", "ls", "outdated", "pack", "publish", "audit", "import", "info", "login", "logout", "node",
    "npm", "plugin", "version", "workspaces", "create", "fetch", "store", "setup", "self-update", "dedupe", "rebuild", "help",
  ]

  private static func mlProject(_ words: ArraySlice<String>) -> RunnerCall {
    var call = RunnerCall(runner: "mlproject", targets: ["main"])
    var rest = words
    while let word = rest.first {
      rest = rest.dropFirst()
      if word == "-e" || word == "--entry-point" {
        call.targets = rest.first.map { [$0] } ?? call.targets
        rest = rest.dropFirst()
      } else if word.hasPrefix("--entry-point=") {
        call.targets = [String(word.dropFirst(14))]
      } else if word.hasPrefix("-") {
        if !word.contains("="), !["--no-conda", "--build-image"].contains(word) { rest = rest.dropFirst() }
      } else if call.directory == nil, !word.contains(":") {
        call.directory = word
      }
    }
    return call
  }
}
