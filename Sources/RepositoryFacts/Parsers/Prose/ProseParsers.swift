extension ParserTable {
  /// The parsers of prose, and of the small files about a repository that people write beside it.
  static let prose: [Entry] = [
    Entry("markdown", Markdown.self) { path in
      guard !PullRequestTemplate.claims(path) else { return false }
      return ["md", "markdown", "mdown", "mkd", "mdx", "rmd", "qmd"].contains(path.ending)
        || DocumentName.isPlainDocument(path)
    },
    Entry("restructuredtext", ReStructuredText.self) { $0.ending == "rst" },
    Entry("plain-markup", PlainMarkup.self) { ["org", "adoc", "asciidoc"].contains($0.ending) },
    Entry("gitignore", GitIgnore.self) { $0.name == ".gitignore" || $0.name == ".hgignore" },
    Entry("codeowners", Codeowners.self) {
      $0.name == "codeowners" && ["", ".github", ".gitlab", ".bitbucket", ".gitea", ".forgejo", "docs"].contains($0.folder)
    },
    Entry("pull-request-template", PullRequestTemplate.self, claims: PullRequestTemplate.claims),
  ]
}
