import Diagnostics

/// Reads shell scripts, by name or by a `#!` line: one `code` fact, and the commands with the script's path as owner. Scripts
/// in a folder of git hooks stand in hook context and are a `hook`, too.
enum ShellScript: FileParser {
  /// Names without an ending may be scripts; only the first bytes tell.
  static func claims(_ path: PathName) -> Bool {
    switch path.ending {
    case "sh", "bash", "zsh", "ksh": true
    case "":
      !["makefile", "dockerfile", "license", "jenkinsfile", "justfile", "procfile", "mlproject", "pipfile", "snakefile"].contains(
        path.name)
    default: false
    }
  }

  static func parse(_ file: SourceFile) -> FactSet {
    let path = PathName(file.path)
    let isHook = isHook(path)
    if path.ending.isEmpty, !isHook, !hasShellLine(file.bytes) { return FactSet() }
    let text = file.text
    var contexts: FactContexts = .script
    if isHook { contexts.insert(.hook) }
    if path.folder.hasSuffix(".devcontainer") { contexts.insert(.development) }
    var facts = [
      Fact(
        .code, "shell", at: file.line(nil), in: file.contexts,
        [.init(.language, "shell"), .init(.lines, String(codeLines(file.bytes)))])
    ]
    if isHook {
      let tool = path.folder.hasPrefix(".husky") ? "husky" : "git"
      facts.append(Fact(.hook, file.name, at: file.line(1), in: .hook, [.init(.repository, tool)]))
    }
    facts += ShellCommands.facts(
      text, in: file, firstLine: 1, contexts: contexts, attributes: [.init(.owner, file.path)])
    return FactSet(facts)
  }

  private static func isHook(_ path: PathName) -> Bool {
    let isGitHook = ["pre-commit", "pre-push", "commit-msg", "pre-merge-commit", "post-merge"].contains(path.name)
    return isGitHook && (path.folder == ".husky" || path.folder == ".githooks" || path.folder.hasSuffix("hooks"))
  }

  private static func hasShellLine(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: Array("#!".utf8)) else { return false }
    let line = String(decoding: bytes.prefix(120).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    let words = line.dropFirst(2).split(separator: " ")
    return words.prefix(3).contains { word in
      ProgramName.shells.contains(word.split(separator: "/").last.map(String.init) ?? "")
    }
  }

  /// Lines that are neither blank nor a comment.
  private static func codeLines(_ bytes: [UInt8]) -> Int {
    bytes.split(separator: UInt8(ascii: "\n")).reduce(0) { count, line in
      let first = line.first { $0 > 0x20 }
      return first == nil || first == UInt8(ascii: "#") ? count : count + 1
    }
  }
}
