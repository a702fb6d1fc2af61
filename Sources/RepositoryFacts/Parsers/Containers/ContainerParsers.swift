/// The parsers of container images, compose files and devcontainers.
extension ParserTable {
  static let containers: [Entry] = [Entry("dockerfile", Dockerfile.self) { Dockerfile.claims($0) }]

  static let containerInterpreters: [any DocumentInterpreter.Type] = [ComposeFile.self, Devcontainer.self]
}
