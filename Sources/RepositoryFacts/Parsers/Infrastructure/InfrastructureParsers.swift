/// The parsers of infrastructure: clusters, clouds, monitoring.
extension ParserTable {
  static let infrastructure: [Entry] = [
    Entry("hcl", Terraform.self) { Terraform.claims($0) },
    Entry("bicep", Bicep.self) { Bicep.claims($0) },
  ]

  static let infrastructureInterpreters: [any DocumentInterpreter.Type] = [
    KubernetesManifest.self, HelmChart.self, Kustomization.self, CloudFormation.self, Serverless.self, ARMTemplate.self,
    Ansible.self, AzureML.self, PrometheusFiles.self, GrafanaFiles.self, ConfigMapFiles.self,
  ]
}
