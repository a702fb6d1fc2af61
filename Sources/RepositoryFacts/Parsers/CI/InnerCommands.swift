/// Finds the commands that a command starts elsewhere: in a container, on another machine, for each file found.
///
/// The outer command is a fact of its own beside them.
enum InnerCommands {
  static func of(_ step: CommandUnwrapper.Step, program: String) -> [[ShellWord]] {
    switch program {
    case "docker", "podman", "nerdctl": return inContainer(step.words.dropFirst())
    case "docker-compose", "podman-compose": return inComposeService(step.words.dropFirst())
    case "find":
      guard let start = step.words.firstIndex(where: { $0.text == "-exec" || $0.text == "-execdir" }) else { return [] }
      return [Array(step.words[(start + 1)...].prefix { $0.text != ";" && $0.text != "+" })]
    case "ssh": return onOtherMachine(step.words.dropFirst())
    case "kubectl", "ray", "anyscale", "wait-for-it", "start-server-and-test", "uvx", "nix", "devbox", "hatch":
      return behindDashes(step)
    case "opentelemetry-instrument", "ddtrace-run": return [Array(step.words.dropFirst().drop { $0.text.hasPrefix("-") })]
    case "newrelic-admin": return [Array(step.words.dropFirst(2))]
    default:
      return program.hasSuffix("wait-for-it.sh") || program.hasSuffix("wait-for.sh") ? behindDashes(step) : []
    }
  }

  private static func behindDashes(_ step: CommandUnwrapper.Step) -> [[ShellWord]] {
    guard let dashes = step.words.firstIndex(where: { $0.text == "--" }), dashes + 1 < step.words.endIndex else { return [] }
    return [Array(step.words[(dashes + 1)...])]
  }

  private static func onOtherMachine(_ words: ArraySlice<ShellWord>) -> [[ShellWord]] {
    var rest = words
    while let option = rest.first?.text, option.hasPrefix("-") {
      rest = rest.dropFirst(option.utf8.count == 2 && "bcDEeFIiJLlmOoPpRSWw".contains(option.dropFirst()) ? 2 : 1)
    }
    rest = rest.dropFirst()
    guard let first = rest.first else { return [] }
    // One quoted word is shell text of its own.
    guard rest.count == 1, first.isQuoted else { return [Array(rest)] }
    return [[ShellWord(text: "bash", line: first.line), ShellWord(text: "-c", line: first.line), first]]
  }

  // MARK: Containers

  private static func inContainer(_ words: ArraySlice<ShellWord>) -> [[ShellWord]] {
    var rest = words
    skip(&rest, isFlag: { _ in false }, valued: ["-H", "--host", "-c", "--context", "-l", "--log-level", "--config"])
    switch rest.first?.text {
    case "compose": return inComposeService(rest.dropFirst())
    case "container": rest = rest.dropFirst()
    default: break
    }
    let verb = rest.first?.text
    guard verb == "run" || verb == "exec" else { return [] }
    rest = rest.dropFirst()
    let entry = skip(&rest, isFlag: { isContainerFlag($0) })
    return inner(entry, rest.dropFirst())
  }

  private static func inComposeService(_ words: ArraySlice<ShellWord>) -> [[ShellWord]] {
    var rest = words
    skip(
      &rest, isFlag: { _ in false },
      valued: [
        "-f", "--file", "-p", "--project-name", "--profile", "--env-file", "--project-directory", "--ansi", "--parallel",
      ])
    guard rest.first?.text == "run" || rest.first?.text == "exec" else { return [] }
    rest = rest.dropFirst()
    let entry = skip(
      &rest, isFlag: { _ in false },
      valued: [
        "-e", "--env", "-v", "--volume", "-p", "--publish", "-u", "--user", "-w", "--workdir", "--name", "--entrypoint", "-l",
        "--label", "--cap-add", "--cap-drop", "--index",
      ])
    return inner(entry, rest.dropFirst())
  }

  private static func inner(_ entry: ShellWord?, _ command: ArraySlice<ShellWord>) -> [[ShellWord]] {
    let words = (entry.map { [$0] } ?? []) + command
    return words.isEmpty || words[0].text.isEmpty ? [] : [words]
  }

  /// Moves behind options; gives the value of `--entrypoint`. Options take a value if `valued` has them or, without such a
  /// list, if they are no flag.
  @discardableResult private static func skip(
    _ rest: inout ArraySlice<ShellWord>, isFlag: (String) -> Bool, valued: Set<String>? = nil
  ) -> ShellWord? {
    var entry: ShellWord?
    while let option = rest.first, option.text.hasPrefix("-") {
      rest = rest.dropFirst()
      if option.text.hasPrefix("--"), let equals = option.text.firstIndex(of: "=") {
        if option.text[..<equals] == "--entrypoint" {
          entry = ShellWord(text: String(option.text[option.text.index(after: equals)...]), line: option.line)
        }
        continue
      }
      guard valued.map({ $0.contains(option.text) }) ?? !isFlag(option.text) else { continue }
      if option.text == "--entrypoint" { entry = rest.first }
      rest = rest.dropFirst()
    }
    return entry
  }

  /// Whether an option of `docker run` or `docker exec` stands alone: long flags, letters joined (`-it`), values attached
  /// (`-p80:80`).
  private static func isContainerFlag(_ option: String) -> Bool {
    if option.hasPrefix("--") { return longFlags.contains(option) }
    let letters = Array(option.utf8.dropFirst())
    guard let first = letters.first, let last = letters.last else { return true }
    let isLone: (UInt8) -> Bool = { "ditPqT".utf8.contains($0) }
    return isLone(first) ? isLone(last) : letters.count > 1
  }

  private static let longFlags: Set<String> = [
    "--rm", "--init", "--privileged", "--detach", "--interactive", "--tty", "--read-only", "--no-healthcheck",
    "--oom-kill-disable", "--publish-all", "--quiet", "--sig-proxy", "--disable-content-trust", "--help", "--use-api-socket",
  ]
}
