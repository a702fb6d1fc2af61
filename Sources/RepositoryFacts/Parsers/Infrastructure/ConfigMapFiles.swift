import Diagnostics
import Documents

/// Looks into the files that a ConfigMap carries as text: Prometheus' and Grafana's often stand nowhere else.
enum ConfigMapFiles: DocumentInterpreter {
  /// How much text of one document is looked into.
  private static let longest = 1_000_000

  static func claims(_ document: DocumentFile) -> Bool {
    document.format == .yaml && document.documents.contains { $0["kind"]?.string == "ConfigMap" && $0["data"] != nil }
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    var facts: [Fact] = []
    var remaining = longest
    let lineCount = document.file.bytes.count { $0 == UInt8(ascii: "\n") } + 1
    for root in document.documents where root["kind"]?.string == "ConfigMap" {
      for entry in root["data"]?.entries ?? [] {
        let key = entry.key.lowercased()
        guard key.hasSuffix(".yml") || key.hasSuffix(".yaml") || key.hasSuffix(".json") else { continue }
        guard let text = entry.value.string, text.utf8.count < remaining else { continue }
        remaining -= text.utf8.count
        // A block scalar's text begins on the line below its header; any other one stands on one line.
        let isBlock = entry.value.isQuoted && text.contains("\n")
        for inner in YAMLReader.read(text).documents {
          let found =
            PrometheusFiles.facts(of: inner, document.file, offset: entry.value.line)
            + GrafanaFiles.facts(of: inner, document.file, offset: entry.value.line)
          let last = found.compactMap(\.location.line).max() ?? 0
          facts += isBlock && last <= lineCount ? found : found.map { $0.moved(to: entry.line) }
        }
      }
    }
    return facts
  }
}
