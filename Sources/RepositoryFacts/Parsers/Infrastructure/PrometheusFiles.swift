import Documents

/// Turns the files of Prometheus and Alertmanager into `resource` facts (system prometheus): `PrometheusConfig`, `AlertRule`
/// (one a rule, label its name), `Alertmanager`. Rules in a PrometheusRule object and files inside a ConfigMap count alike.
enum PrometheusFiles: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    document.format == .yaml && document.documents.contains { hasShape($0) || hasShape($0["spec"]) }
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    document.documents.flatMap { facts(of: $0, document.file) + facts(of: $0["spec"], document.file) }
  }

  /// The facts of one document; `offset` is added to lines where it stands inside another.
  static func facts(of root: DocumentNode?, _ file: SourceFile, offset: Int = 0) -> [Fact] {
    guard let root, hasShape(root) else { return [] }
    func resource(_ name: String, _ line: Int, _ label: String? = nil) -> Fact {
      Fact(
        .resource, name, at: file.line(line + offset), in: file.contexts.union(.service),
        [.init(.system, "prometheus")] + (label.map { [.init(.label, $0)] } ?? []))
    }
    var facts: [Fact] = []
    if let entry = root.entry("scrape_configs") { facts.append(resource("PrometheusConfig", entry.line)) }
    if let entry = root.entry("receivers"), root["route"] != nil { facts.append(resource("Alertmanager", entry.line)) }
    for rule in (root["groups"]?.items ?? []).flatMap({ $0["rules"]?.items ?? [] }) {
      if let alert = rule.entry("alert"), rule["expr"] != nil {
        facts.append(resource("AlertRule", alert.line, alert.value.string))
      }
    }
    return facts
  }

  private static func hasShape(_ root: DocumentNode?) -> Bool {
    guard let root else { return false }
    if let jobs = root["scrape_configs"], !jobs.items.isEmpty { return true }
    if root["route"] != nil, root["receivers"]?.items.isEmpty == false { return true }
    return root["groups"]?.items.contains { $0["rules"] != nil } == true
  }
}
