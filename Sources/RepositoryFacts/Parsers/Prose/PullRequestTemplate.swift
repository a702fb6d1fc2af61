import Diagnostics

/// A template for pull or merge requests: gives a `document` fact named `pull-request-template` whose `words` are all words,
/// those of headings and lists too, for a template is mostly these. Comments are left out.
enum PullRequestTemplate: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    var text: [UInt8] = []
    var rest = file.bytes[...]
    while let open = TextBytes.find("<!--", in: rest) {
      text.append(contentsOf: rest[..<open])
      text.append(0x20)
      guard let end = TextBytes.find("-->", in: rest, from: open + 4) else {
        rest = []
        break
      }
      rest = rest[(end + 3)...]
    }
    text.append(contentsOf: rest)
    let words = TextBytes.wordCount(text)
    guard words > 0 else { return FactSet() }
    return FactSet([
      Fact(.document, "pull-request-template", at: FileLocation(file.path), in: file.contexts, [.init(.words, "\(words)")])
    ])
  }

  /// Whether a path is one of those from which code hosts take templates.
  static func claims(_ path: PathName) -> Bool {
    let stem = path.name.prefix { $0 != "." }
    let isTemplate = stem == "pull_request_template" || stem == "merge_request_template"
    if isTemplate {
      return hosts.contains(path.folder) || path.folder.hasSuffix("pull_request_template")
    }
    guard path.ending == "md" || path.ending == "txt" else { return false }
    if path.folder == ".gitlab/merge_request_templates" { return true }
    // Azure keeps those of single branches a folder deeper: `.azuredevops/pull_request_template/branches/main.md`.
    let folder = path.folder.hasSuffix("/branches") ? path.folder.dropLast("/branches".count) : path.folder[...]
    return hosts.contains { $0.isEmpty ? folder == "pull_request_template" : folder == "\($0)/pull_request_template" }
  }

  /// The folders in which GitHub, GitLab, Azure DevOps, Gitea and Forgejo look.
  private static let hosts = ["", "docs", ".github", ".gitlab", ".azuredevops", ".gitea", ".forgejo"]
}
