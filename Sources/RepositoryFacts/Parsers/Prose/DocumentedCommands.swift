/// Finds the commands that documentation shows: in blocks of shell code, after prompts, in code spans.
enum DocumentedCommands {
  /// The commands of a block. A block whose language is a shell's is all commands, unless it has prompts: then only what
  /// follows a prompt is typed, the rest is output. A block without a language counts by lines that look like commands.
  static func block(
    _ lines: [String], language: String, firstLine: Int, heading: String, in file: SourceFile, contexts: FactContexts
  ) -> [Fact] {
    let isShell = shells.contains(language)
    let isPlain = language.isEmpty || plain.contains(language)
    var installs: [Fact] = []
    if isPlain || DocumentedInstalls.languages.contains(language) {
      installs = DocumentedInstalls.facts(
        lines, language: language, firstLine: firstLine, heading: heading, in: file, contexts: contexts)
    }
    guard isShell || isPlain else { return installs }
    let prompted = lines.map { afterPrompt($0, allowsAngle: isShell || language.isEmpty) }
    let hasPrompts = prompted.contains { $0 != nil }
    var kept: [String] = []
    var count = 0
    var isContinued = false
    for (line, typed) in zip(lines, prompted) {
      var text = ""
      if isContinued {
        text = line
      } else if hasPrompts {
        text = typed ?? ""
      } else if isShell ? canBeCommand(line) : looksLikeCommand(line, words: 1) {
        text = line
      }
      isContinued = !text.isEmpty && text.utf8.last == UInt8(ascii: "\\")
      if !text.isEmpty { count += 1 }
      kept.append(text)
    }
    guard count > 0 else { return installs }
    return installs + facts(kept.joined(separator: "\n"), firstLine: firstLine, heading: heading, in: file, contexts: contexts)
  }

  /// The command of a code span, if it is one of at least two words.
  static func span(_ text: String, line: Int, heading: String, in file: SourceFile, contexts: FactContexts) -> [Fact] {
    let typed = afterPrompt(text, allowsAngle: false) ?? text
    guard typed.utf8.count < 500, looksLikeCommand(typed, words: 2) else { return [] }
    return facts(typed, firstLine: line, heading: heading, in: file, contexts: contexts)
  }

  /// The one place where shell text is handed on.
  private static func facts(
    _ text: String, firstLine: Int, heading: String, in file: SourceFile, contexts: FactContexts
  ) -> [Fact] {
    ShellCommands.facts(
      text, in: file, firstLine: firstLine, contexts: contexts, attributes: [.init(.owner, heading)])
  }

  private static func isSetting(_ word: Substring) -> Bool {
    guard let equals = word.utf8.firstIndex(of: UInt8(ascii: "=")), equals > word.startIndex else { return false }
    return word[..<equals].utf8.allSatisfy { TextBytes.isAlphanumeric($0) || $0 == UInt8(ascii: "_") }
  }

  /// What follows a prompt (`$ `, `% `, `(env) $ `, `me@host:~$ `, `PS C:\> `, `> `), or nil without one.
  static func afterPrompt(_ line: String, allowsAngle: Bool) -> String? {
    let bytes = Array(line.utf8.prefix(120))
    var index = 0
    while index < bytes.count, TextBytes.isSpace(bytes[index]) { index += 1 }
    let start = index
    while index < bytes.count - 1 {
      let byte = bytes[index]
      let isEnd = bytes[index + 1] == 0x20
      if isEnd, byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: ">") {
        let before = bytes[start..<index]
        let isBare = before.isEmpty && (byte != UInt8(ascii: ">") || allowsAngle)
        let isHost = byte != UInt8(ascii: ">") && (before.contains(UInt8(ascii: "@")) || before.first == UInt8(ascii: "("))
        let isPowerShell = byte == UInt8(ascii: ">") && before.starts(with: Array("PS ".utf8))
        guard isBare || isHost || isPowerShell else { return nil }
        return TextBytes.string(TextBytes.trimmed(ArraySlice(Array(line.utf8).dropFirst(index + 1))))
      }
      // A prompt has at most one space, behind the name of an environment or `PS`.
      if byte == 0x20, bytes[start] != UInt8(ascii: "("), !bytes[start...].starts(with: Array("PS ".utf8)) { return nil }
      index += 1
    }
    return nil
  }

  /// Whether a line's first word can name a program at all: blocks marked as shell hold output and other code too.
  private static func canBeCommand(_ line: String) -> Bool {
    let words = line.split(maxSplits: 2, whereSeparator: { $0 == " " || $0 == "\t" })
    guard let program = words.first, words.count < 2 || words[1] != "=" else { return false }
    if program.hasPrefix("#") { return false }
    let isName = program.utf8.allSatisfy { TextBytes.isWord($0) || "-_./~$=:+@%\"{}".utf8.contains($0) }
    return isName && program.utf8.contains(where: TextBytes.isWord)
  }

  /// Whether a line's first word is a program that documentation tells people to start.
  static func looksLikeCommand(_ line: String, words: Int) -> Bool {
    var parts = line.split(maxSplits: 4, whereSeparator: { $0 == " " || $0 == "\t" })[...]
    while let first = parts.first, first == "sudo" || isSetting(first) { parts = parts.dropFirst() }
    guard let program = parts.first, parts.count >= words else { return false }
    if parts.count > 1,
      ["is", "are", "and", "or", "=", "==", ":", "the", "sure", "a", "an", "it"].contains(parts[parts.startIndex + 1])
    {
      return false
    }
    return programs.contains(String(program)) || (program.hasPrefix("./") && program.utf8.count > 2)
  }

  private static let shells: Set<String> = [
    "sh", "bash", "shell", "console", "zsh", "fish", "terminal", "shell-session", "shellsession", "sh-session", "powershell",
    "ps1", "pwsh", "cmd", "bat", "batch", "commandline", "cli", "ksh",
  ]
  private static let plain: Set<String> = ["text", "txt", "none", "plain", "plaintext", "code", "pre"]
  private static let programs: Set<String> = [
    "accelerate", "airflow", "ansible-playbook", "apt", "apt-get", "astro", "aws", "az", "bash", "bentoml", "brew", "bun",
    "bundle", "cargo", "cd", "chmod", "choco", "cmake", "conda", "cp", "curl", "dagster", "dbt", "deepspeed", "deno", "docker",
    "docker-compose", "dvc", "export", "flask", "gcloud", "git", "go", "gradle", "gradlew", "gunicorn", "helm",
    "huggingface-cli", "hf", "invoke", "java", "julia", "jupyter", "just", "kaggle", "kedro", "kind", "kubectl", "mamba",
    "make", "mkdir", "micromamba", "minikube", "mlflow", "modal", "mvn", "nextflow", "node", "nox", "npm", "npx", "nvidia-docker",
    "pdm",
    "perl", "pip", "pip3", "pipenv", "pixi", "pnpm", "podman", "poetry", "pre-commit", "prefect", "pulumi", "py", "pytest",
    "python", "python2", "python3", "R", "ray", "Rscript", "ruff", "sam", "sbatch", "sbt", "scp", "serverless", "setx", "sh",
    "singularity", "snakemake", "source", "spark-submit", "ssh", "streamlit", "swift", "task", "terraform", "tensorboard",
    "torchrun", "tox",
    "ts-node", "unzip", "uv", "uvicorn", "uvx", "vagrant", "virtualenv", "wandb", "wget", "xcodebuild", "yarn", "zenml",
  ]
}
