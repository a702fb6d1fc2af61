import Documents

/// Reads the steps of a job or composite action of GitHub Actions, with variables and matrix values put in.
struct GitHubSteps {
  var variables: [DocumentNode?] = []
  var matrix: DocumentNode?
  var directory: String?
  var shell: String?

  /// How many variants of a text the matrix gives at most.
  private static let maximumVariants = 8

  func read(_ step: DocumentNode, of job: CIBuilder.Job, into builder: inout CIBuilder) {
    if step["if"]?.isNeverTrue == true { return }
    var job = job
    let place = step["working-directory"]?.string ?? directory
    job.directory = place.map { ExpressionText.filled($0, environment(step)) }
    if let action = step["uses"], let name = action.string {
      if name.hasPrefix("docker://") {
        let parts = name.dropFirst(9).split(separator: ":", maxSplits: 1).map(String.init)
        builder.uses(
          "docker://\(parts.first ?? "")", version: parts.count > 1 ? parts[1] : "", line: action.line, of: job,
          with: step["with"])
      } else {
        builder.uses(name, line: action.line, of: job, with: step["with"])
        if let input = commandInput(of: name, in: step["with"]) { run(input, step, job, &builder) }
      }
    }
    guard let run = step["run"] else { return }
    if let shell = step["shell"]?.string ?? shell {
      guard let dialect = ShellDialect(shell: shell) else {
        builder.program(shell, run, of: job)
        return
      }
      job.dialect = dialect
    }
    self.run(run, step, job, &builder)
  }

  private func run(_ node: DocumentNode, _ step: DocumentNode, _ job: CIBuilder.Job, _ builder: inout CIBuilder) {
    guard !builder.collector.isFull, let text = node.string else { return }
    for variant in variants(of: ExpressionText.filled(text, environment(step))) {
      builder.script(text: variant, at: node, of: job)
    }
  }

  /// The input of well-known actions that holds shell text.
  private func commandInput(of action: String, in inputs: DocumentNode?) -> DocumentNode? {
    guard let inputs else { return nil }
    let name = action.prefix { $0 != "@" }.lowercased()
    let runsText = [
      "/retry", "ssh-action", "azure/cli", "xvfb", "docker-run-action", "headless-gui", "ssh-compute", "run-on-arch",
    ]
    guard runsText.contains(where: { name.hasSuffix($0) || name.contains($0) }) else { return nil }
    return inputs["command"] ?? inputs["script"] ?? inputs["inlineScript"] ?? inputs["run"]
  }

  /// The variables that are plain text, by `env.NAME`; the nearest wins.
  private func environment(_ step: DocumentNode) -> [String: String] {
    var values: [String: String] = [:]
    for node in variables + [step["env"]] {
      for entry in (node?.entries ?? []).prefix(200) {
        guard let value = entry.value.string, ExpressionText.isPlain(value) else { continue }
        values["env.\(entry.key)"] = value
      }
    }
    return values
  }

  /// The text once for each combination of matrix values that it names, at most `maximumVariants`.
  private func variants(of text: String) -> [String] {
    guard let matrix, text.contains("matrix.") else { return [text] }
    var rows: [[String: String]] = [[:]]
    var extra: [[String: String]] = []
    for entry in matrix.entries.prefix(32) where entry.key != "exclude" {
      if entry.key == "include" {
        extra = entry.value.items.prefix(64).map { item in values(of: item) }
        continue
      }
      let name = "matrix.\(entry.key)"
      // What the text doesn't name makes no variants.
      guard text.contains(name) else { continue }
      let choices = entry.value.items.prefix(Self.maximumVariants).map { item -> [String: String] in
        if let value = item.string, ExpressionText.isPlain(value) { return [name: value] }
        return values(of: item, prefix: "\(name).")
      }
      guard !choices.isEmpty else { continue }
      rows = Array(rows.flatMap { row in choices.map { row.merging($0) { $1 } } }.prefix(Self.maximumVariants))
    }
    if rows == [[:]], !extra.isEmpty { rows = [] }
    var texts: [String] = []
    for row in rows + extra where texts.count < Self.maximumVariants {
      let filled = ExpressionText.filled(text, row)
      if !texts.contains(filled) { texts.append(filled) }
    }
    return texts.isEmpty ? [text] : texts
  }

  private func values(of node: DocumentNode, prefix: String = "matrix.") -> [String: String] {
    var values: [String: String] = [:]
    for entry in node.entries {
      guard let value = entry.value.string, ExpressionText.isPlain(value) else { continue }
      values[prefix + entry.key] = value
    }
    return values
  }
}

/// Puts values into `${{ … }}` expressions that name nothing but a variable.
enum ExpressionText {
  /// Whether a value can stand for its expression: short, on one line, without expressions of its own.
  static func isPlain(_ value: String) -> Bool {
    value.utf8.count <= 200 && !value.utf8.contains { $0 < 0x20 } && !value.contains("${{")
  }

  /// `text` with each expression that is a key of `values` replaced by its value.
  static func filled(_ text: String, _ values: [String: String]) -> String {
    guard !values.isEmpty, text.contains("${{") else { return text }
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "$"), index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "{"),
        bytes[index + 2] == UInt8(ascii: "{")
      {
        // Names are short: a longer expression is none of them.
        let end = bytes[index...].prefix(120).firstIndex(of: UInt8(ascii: "}")) ?? index
        if end > index + 3, end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "}") {
          let name = String(decoding: bytes[(index + 3)..<end].filter { $0 != UInt8(ascii: " ") }, as: UTF8.self)
          if let value = values[name] {
            result.append(contentsOf: value.utf8)
            index = end + 2
            continue
          }
        }
      }
      result.append(bytes[index])
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }
}
