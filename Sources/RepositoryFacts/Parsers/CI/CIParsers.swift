extension ParserTable {
  /// CI definitions that are no structured documents.
  static let continuousIntegration: [Entry] = [
    Entry("jenkinsfile", Jenkinsfile.self) {
      $0.name == "jenkinsfile" || $0.name.hasPrefix("jenkinsfile.") || $0.ending == "jenkinsfile"
    }
  ]

  /// CI definitions in YAML.
  static let continuousIntegrationInterpreters: [any DocumentInterpreter.Type] = [
    GitHubActions.self, GitHubActionDefinition.self, GitLabCI.self, CircleCI.self, AzurePipelines.self, TravisCI.self,
    CloudBuild.self, CodeBuild.self, BitbucketPipelines.self, Buildkite.self, DroneCI.self,
  ]
}
