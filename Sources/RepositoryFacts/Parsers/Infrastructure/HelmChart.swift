import Documents

/// Turns a `Chart.yaml` into a `resource` fact: Chart, system helm, label the chart's name.
enum HelmChart: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    document.path.name == "chart.yaml" || document.path.name == "chart.yml"
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    guard let root = document.documents.first, let name = root.entry("name"), let label = name.value.string,
      root["version"] != nil || root["apiVersion"] != nil
    else { return [] }
    var attributes: [Fact.Attribute] = [.init(.system, "helm"), .init(.label, label)]
    if let api = root["apiVersion"]?.string { attributes.append(.init(.api, api)) }
    let contexts = document.file.contexts.union(.service)
    return [Fact(.resource, "Chart", at: document.file.line(name.line), in: contexts, attributes)]
  }
}
