import Documents

/// Turns Grafana's files into `resource` facts (system grafana): `GrafanaDashboard` (label its title), `AlertRule` (of a panel
/// or provisioned), and what provisioning brings in: `GrafanaDashboardProvider`, `GrafanaDatasource` (label its type),
/// `GrafanaContactPoint`.
enum GrafanaFiles: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    switch document.format {
    case .json: document.documents.contains { dashboard($0) != nil }
    case .yaml: document.documents.contains { $0["apiVersion"]?.string == "1" }
    default: false
    }
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    document.documents.flatMap { facts(of: $0, document.file) }
  }

  /// The facts of one document; `offset` is added to lines where it stands inside another.
  static func facts(of root: DocumentNode, _ file: SourceFile, offset: Int = 0) -> [Fact] {
    func resource(_ name: String, _ line: Int, _ label: String?) -> Fact {
      Fact(
        .resource, name, at: file.line(line + offset), in: file.contexts.union(.service),
        [.init(.system, "grafana")] + (label.map { [.init(.label, $0)] } ?? []))
    }
    var facts: [Fact] = []
    if let board = dashboard(root), let panels = board.entry("panels") ?? board.entry("rows") {
      facts.append(resource("GrafanaDashboard", panels.line, board["title"]?.string))
      for panel in panels.value.items {
        guard let alert = panel.entry("alert"), alert.value["conditions"] != nil else { continue }
        facts.append(resource("AlertRule", alert.line, alert.value["name"]?.string))
      }
    }
    guard root["apiVersion"]?.string == "1" else { return facts }
    for provider in root["providers"]?.items ?? [] where provider["options"] != nil {
      facts.append(resource("GrafanaDashboardProvider", provider.line, provider["name"]?.string))
    }
    for source in root["datasources"]?.items ?? [] {
      facts.append(resource("GrafanaDatasource", source.line, source["type"]?.string))
    }
    for point in root["contactPoints"]?.items ?? [] {
      facts.append(resource("GrafanaContactPoint", point.line, point["name"]?.string))
    }
    for rule in (root["groups"]?.items ?? []).flatMap({ $0["rules"]?.items ?? [] }) where rule["condition"] != nil {
      facts.append(resource("AlertRule", rule.line, rule["title"]?.string))
    }
    return facts
  }

  /// The dashboard of a document: itself, or under `dashboard` as the API takes it.
  private static func dashboard(_ root: DocumentNode) -> DocumentNode? {
    let board = root["dashboard"] ?? root
    let panels = board["panels"] ?? board["rows"]
    guard panels?.items.isEmpty == false else { return nil }
    return board["schemaVersion"] != nil || board["templating"] != nil ? board : nil
  }
}
