import Testing

@testable import RepositoryFacts

struct KubernetesManifestTests {
  private let deployment = """
    apiVersion: v1
    kind: Secret
    metadata: {name: keys}
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: api
    spec:
      template:
        spec:
          containers:
            - name: api
              command: [python]
              args: ["serve.py"]
              livenessProbe: {exec: {command: [curl, localhost]}}
            - name: side
              args: [--port, "80"]
    """

  @Test func givesObjectsAndWhatContainersStart() {
    let facts = Interpreted.facts(KubernetesManifest.self, "k8s/api.yaml", deployment)
    #expect(
      facts.only(.resource).summary == [
        "2 resource Secret system=kubernetes api=v1 label=keys",
        "6 resource Deployment system=kubernetes api=apps/v1 label=api",
      ])
    let commands = facts.only(.command)
    #expect(commands.map { $0.location.line } == [14, 16])
    #expect(commands.map { $0[.target] } == ["start", "healthcheck"])
    #expect(commands.allSatisfy { $0[.owner] == "api" && $0.contexts.contains(.service) })
  }

  @Test func leavesDocumentsOfTheSameShapeAlone() {
    for text in [
      "apiVersion: backstage.io/v1alpha1\nkind: Component\n", "apiVersion: v1\nkind: Config\n", "kind: Deployment\n",
      "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n", "apiVersion: v1\nkind: '{{ .Values.kind }}'\n",
    ] {
      #expect(Interpreted.facts(KubernetesManifest.self, "a.yaml", text).isEmpty)
    }
  }

  @Test func knowsHelmTemplatesAndLists() {
    let text =
      "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Service\n  metadata: {name: '{{ .Release.Name }}'}\n"
    let facts = Interpreted.facts(KubernetesManifest.self, "chart/templates/a.yaml", text)
    #expect(facts.map(\.name) == ["List", "Service"])
    #expect(facts.allSatisfy { $0[.system] == "helm" })
  }

  @Test func knowsChartsAndKustomizations() {
    #expect(
      Interpreted.facts(HelmChart.self, "c/Chart.yaml", "apiVersion: v2\nname: api\nversion: 1.0.0\n").summary
        == ["2 resource Chart system=helm label=api api=v2"])
    #expect(
      Interpreted.facts(Kustomization.self, "c/kustomization.yaml", "resources: [a.yaml]\n").summary
        == ["1 resource Kustomization system=kustomize"])
    #expect(Interpreted.facts(Kustomization.self, "c/kustomization.yaml", "").isEmpty)
  }
}
