import Documents

/// Turns documents with `apiVersion` and `kind` into `resource` facts, and what their containers start into `command` facts
/// (context `service`, owner the object's name, `target` start or healthcheck).
///
/// Every such object counts, whatever defines its kind: Deployment, InferenceService, Rollout, PrometheusRule. In a Helm
/// template (a file under `templates` with `{{`) the system is helm.
enum KubernetesManifest: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    document.format != .toml && document.format != .ini && document.documents.contains(where: isObject)
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    let system = isTemplate(document) ? "helm" : "kubernetes"
    var run = RunText(document)
    var facts: [Fact] = []
    for root in document.documents where isObject(root) {
      add(root, document.file, system, &run, &facts)
      // A List holds objects; lists in lists are not a thing.
      guard root["kind"]?.string?.hasSuffix("List") == true else { continue }
      for item in root["items"]?.items ?? [] where isObject(item) { add(item, document.file, system, &run, &facts) }
    }
    return facts
  }

  /// Whether a document is an object of the Kubernetes API.
  static func isObject(_ root: DocumentNode) -> Bool {
    guard let api = root["apiVersion"]?.string, let kind = root["kind"]?.string, !kind.isEmpty, !kind.contains("{{") else {
      return false
    }
    // The same shape, but no cluster takes them: Kustomize's own file, service catalogues, tools' settings.
    return !api.hasPrefix("kustomize.config.k8s.io/") && !api.hasPrefix("backstage.io/") && !api.hasPrefix("skaffold/")
      && !kind.hasSuffix("Configuration") && !(api == "v1" && kind == "Config")
  }

  private static func isTemplate(_ document: DocumentFile) -> Bool {
    guard document.path.path.hasPrefix("templates/") || document.path.path.contains("/templates/") else { return false }
    let bytes = document.file.bytes
    return zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "{") && $1 == UInt8(ascii: "{") }
  }

  private static func add(
    _ root: DocumentNode, _ file: SourceFile, _ system: String, _ run: inout RunText, _ facts: inout [Fact]
  ) {
    guard let kind = root.entry("kind"), let name = kind.value.string else { return }
    let label = root["metadata"]?["name"]?.string ?? root["metadata"]?["generateName"]?.string
    var attributes: [Fact.Attribute] = [.init(.system, system)]
    if let api = root["apiVersion"]?.string { attributes.append(.init(.api, api)) }
    if let label { attributes.append(.init(.label, label)) }
    facts.append(Fact(.resource, name, at: file.line(kind.line), in: file.contexts.union(.service), attributes))
    // Argo's templates are steps of a pipeline: `ArgoWorkflow` says what they run.
    guard !ArgoWorkflow.isWorkflow(root) else { return }
    let owner = Fact.Attribute(.owner, label ?? name)
    for container in containers(of: root) {
      facts += run.start(
        program: container["command"], arguments: container["args"], contexts: .service,
        attributes: [owner, .init(.target, "start")])
      for probe in ["livenessProbe", "readinessProbe", "startupProbe"] {
        guard let test = container[probe]?["exec"]?["command"] else { continue }
        facts += run.commands(test, contexts: .service, attributes: [owner, .init(.target, "healthcheck")])
      }
    }
  }

  /// All mappings under a key `containers` or `initContainers`, wherever they stand: pod specs nest differently in each kind.
  private static func containers(of root: DocumentNode) -> [DocumentNode] {
    var found: [DocumentNode] = []
    var open = [root]
    while let node = open.popLast() {
      for entry in node.entries {
        if entry.key == "containers" || entry.key == "initContainers" {
          found += entry.value.items
        } else {
          open.append(entry.value)
        }
      }
      open += node.items
    }
    return found.sorted { $0.line < $1.line }
  }
}
