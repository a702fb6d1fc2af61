import Testing

@testable import RepositoryFacts

/// Prometheus, Grafana and the ConfigMaps that carry their files.
struct MonitoringFilesTests {
  @Test func readsPrometheus() {
    let rules = "groups:\n- name: a\n  rules:\n  - alert: Slow\n    expr: x > 1\n  - record: y\n    expr: z\n"
    #expect(
      Interpreted.facts(PrometheusFiles.self, "rules.yml", rules).summary
        == ["4 resource AlertRule system=prometheus label=Slow"])
    let object = "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n" + indented(rules)
    #expect(Interpreted.facts(PrometheusFiles.self, "r.yml", object).map { $0.location.line } == [7])
    #expect(
      Interpreted.facts(PrometheusFiles.self, "p.yml", "scrape_configs:\n- job_name: api\n").map(\.name) == ["PrometheusConfig"])
    #expect(
      Interpreted.facts(PrometheusFiles.self, "a.yml", "route: {receiver: x}\nreceivers: [{name: x}]\n").map(\.name)
        == ["Alertmanager"])
    #expect(Interpreted.facts(PrometheusFiles.self, "a.yml", "scrape_configs: []\n").isEmpty)
  }

  @Test func readsGrafana() {
    let board = "{\"title\": \"API\",\n \"schemaVersion\": 36,\n \"panels\": [{\"type\": \"graph\"}]}"
    #expect(
      Interpreted.facts(GrafanaFiles.self, "api.json", board).summary
        == ["3 resource GrafanaDashboard system=grafana label=API"])
    #expect(Interpreted.facts(GrafanaFiles.self, "a.json", "{\"panels\": [], \"schemaVersion\": 1}").isEmpty)
    let provisioned = "apiVersion: 1\ndatasources:\n- name: p\n  type: prometheus\n"
    #expect(Interpreted.facts(GrafanaFiles.self, "d.yml", provisioned).map { $0[.label] } == ["prometheus"])
  }

  @Test func looksIntoConfigMaps() {
    let map =
      "apiVersion: v1\nkind: ConfigMap\ndata:\n  other.txt: scrape_configs\n  prometheus.yml: |\n    global: {}\n"
      + "    scrape_configs:\n    - job_name: api\n  quoted.yml: \"scrape_configs: [{job_name: a}]\"\n"
    #expect(Interpreted.facts(ConfigMapFiles.self, "c.yml", map).map { $0.location.line } == [7, 9])
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  \($0)\n" }.joined()
  }
}
