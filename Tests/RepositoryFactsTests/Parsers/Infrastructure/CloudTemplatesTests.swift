import Testing

@testable import RepositoryFacts

/// CloudFormation, Serverless, ARM, Bicep, Ansible and Azure ML.
struct CloudTemplatesTests {
  @Test func readsCloudFormation() {
    let text = "Resources:\n  Fn:\n    Type: AWS::Serverless::Function\n    Properties: {Role: !Ref R}\n  Bad: {Type: x}\n"
    #expect(
      Interpreted.facts(CloudFormation.self, "template.yaml", text).summary
        == ["3 resource AWS::Serverless::Function system=cloudformation api=aws label=Fn"])
    #expect(Interpreted.facts(CloudFormation.self, "a.yaml", "Resources: {a: {Type: cpu}}\n").isEmpty)
  }

  @Test func readsServerless() {
    let text = "service: x\nprovider: {name: aws}\nfunctions:\n  predict:\n    handler: a.b\n"
    #expect(
      Interpreted.facts(Serverless.self, "serverless.yml", text).summary
        == ["4 resource function system=serverless api=aws label=predict"])
  }

  @Test func readsARMTemplates() {
    let text = """
      {"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
       "resources": [{"type": "Microsoft.Web/sites", "apiVersion": "2022-03-01", "name": "s",
         "resources": [{"type": "config", "name": "c"}]}]}
      """
    #expect(
      Interpreted.facts(ARMTemplate.self, "a.json", text).summary == [
        "2 resource Microsoft.Web/sites system=arm api=2022-03-01 label=s", "3 resource config system=arm label=c",
      ])
  }

  @Test func readsBicep() {
    let text = """
      // resource no 'A/b@1' = {
      /*
      resource no 'A/b@1' = {
      */
      resource st 'Microsoft.Storage/storageAccounts@2023-01-01' = {
        name: 'it''s /* no comment'
        text: '''
      resource no 'A/b@1' = {
        '''
      }
      resource kv 'Microsoft.KeyVault/vaults@2023-01-01' existing = {
      module net './modules/net.bicep' = {
      """
    #expect(
      Bicep.parse(SourceFile(path: "infra/main.bicep", text: text)).facts.summary == [
        "5 resource Microsoft.Storage/storageAccounts system=bicep api=2023-01-01 label=st",
        "11 resource existing.Microsoft.KeyVault/vaults system=bicep api=2023-01-01 label=kv",
        "12 resource module system=bicep source=infra/modules/net.bicep label=net",
      ])
  }

  @Test func readsPlaybooks() {
    #expect(
      Interpreted.facts(Ansible.self, "site.yml", "- name: set up\n  hosts: all\n  tasks: []\n").summary
        == ["2 resource playbook system=ansible label=set up"])
    #expect(Interpreted.facts(Ansible.self, "tasks.yml", "- name: x\n  shell: y\n").isEmpty)
  }

  @Test func readsAzureML() {
    let text = """
      $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
      type: pipeline
      jobs:
        prep:
          code: ../src
          command: python prep.py
          outputs: {data: }
        train:
          inputs:
            data: ${{parent.jobs.prep.outputs.data}}
            raw: {path: azureml:raw@latest}
      """
    let facts = Interpreted.facts(AzureML.self, "ml/jobs/pipeline.yml", text)
    #expect(
      facts.filter { $0.kind != .command }.summary == [
        "1 resource pipelineJob system=azureml", "4 stage prep system=azureml output=data",
        "8 stage train system=azureml input=azureml:raw@latest needs=prep",
      ])
    #expect(facts.only(.command).map { $0[.directory] } == ["ml/src"])
    #expect(facts.only(.command).first?.contexts.contains(.pipeline) == true)
    #expect(Interpreted.facts(AzureML.self, "a.yml", "$schema: https://json-schema.org/draft.json\n").isEmpty)
  }
}
