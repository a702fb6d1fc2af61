extension CurlyReader {
  /// Reports a read of the environment that is no call: `process.env.X`, `import.meta.env.X`,
  /// `ProcessInfo.processInfo.environment["X"]` become the call `process.env` with argument `X`, as `os.environ["X"]` of
  /// Python does. `parts` is a dotted name, `end` the token behind it.
  mutating func environment(_ parts: [String], end: Int, line: Int) {
    guard let name = Self.environments(language).first(where: { parts.starts(with: $0) }) else { return }
    let canonical = name.joined(separator: ".")
    if parts.count > name.count {
      guard language.isScript, !(parts.count == name.count + 1 && program.isSign(end, "=")) else { return }
      output.call(canonical, arguments: [parts[name.count]], line: line)
      return
    }
    var bracket = end
    if program.isSign(bracket, "?", ".") { bracket += 1 }
    if program.isSign(bracket, "[") {
      let close = program.partner[bracket]
      guard close < program.tokens.count, !program.isSign(close + 1, "=") else { return }
      output.call(canonical, arguments: LightArguments.read(program, open: bracket), line: line)
    } else if language.isScript {
      let members = destructuredMembers(before: end - 2 * name.count)
      if !members.isEmpty { output.call(canonical, arguments: members, line: line) }
    }
  }

  private static func environments(_ language: LightLanguage) -> [[String]] {
    switch language {
    case .javascript, .typescript: [["process", "env"], ["import", "meta", "env"], ["Bun", "env"]]
    case .swift: [["ProcessInfo", "processInfo", "environment"]]
    default: []
    }
  }

  /// The names that `const {a, b: c} = …` takes out of what stands behind the `=` at `index`.
  private func destructuredMembers(before index: Int) -> [String] {
    guard program.isSign(index, "="), program.isSign(index - 1, "}") else { return [] }
    var members: [String] = []
    var place = index - 2
    while place > 0, index - place < 200, !program.isSign(place, "{") {
      if program.isIdentifier(place), program.isSign(place - 1, ",") || program.isSign(place - 1, "{") {
        members.append(program.text(place))
      }
      place -= 1
    }
    return program.isSign(place, "{") ? members.reversed() : []
  }
}
