import Documents

/// Turns a `kustomization.yaml` into a `resource` fact: Kustomization, system kustomize.
enum Kustomization: DocumentInterpreter {
  private static let keys = [
    "resources", "bases", "patches", "patchesStrategicMerge", "patchesJson6902", "images", "components",
    "configMapGenerator", "secretGenerator", "helmCharts", "namespace", "replicas", "namePrefix", "commonLabels",
  ]

  static func claims(_ document: DocumentFile) -> Bool {
    switch document.path.name {
    case "kustomization.yaml", "kustomization.yml", "kustomization": true
    default: false
    }
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    // An object of Flux has the same name, and is one for the cluster.
    guard let root = document.documents.first, !KubernetesManifest.isObject(root),
      let entry = root.entry("kind") ?? root.entries.first(where: { keys.contains($0.key) })
    else { return [] }
    var attributes: [Fact.Attribute] = [.init(.system, "kustomize")]
    if let api = root["apiVersion"]?.string { attributes.append(.init(.api, api)) }
    let contexts = document.file.contexts.union(.service)
    return [Fact(.resource, "Kustomization", at: document.file.line(entry.line), in: contexts, attributes)]
  }
}
