import Testing

@testable import Documents

@Suite struct YAMLTemplateTests {
  @Test func aHelmTemplateIsRead() throws {
    let text = """
      {{- /* a comment
         over two lines */}}
      {{- if .Values.enabled }}
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: {{ include "app.name" . }}-api
        labels: {{- include "app.labels" . | nindent 4 }}
      spec:
        replicas: {{ .Values.replicas }}
        template:
          spec:
            containers:
              {{- range .Values.items }}
              - image: "{{ .Values.image.repository }}:{{ default "latest" .Values.tag }}"
                name: repo/{{ .name }}
                args: [{{ .first }}, "b"]
              {{- end }}
      {{- end }}
      """
    let read = YAMLReader.readLeniently(text)
    #expect(read.problem == nil)
    let root = try #require(read.documents.first)
    #expect(root["kind"]?.string == "Deployment")
    #expect(root.entry("kind")?.line == 5)
    #expect(root[path: "metadata", "name"]?.string == "{{…}}-api")
    #expect(root[path: "spec", "replicas"]?.string == "{{…}}")
    let container = try #require(root[path: "spec", "template", "spec", "containers"]?.items.first)
    #expect(container.line == 15)
    #expect(container["image"]?.string == "{{ .Values.image.repository }}:{{…}}")
    #expect(container["name"]?.string == "repo/{{…}}")
    #expect(container["args"]?.strings == ["{{…}}", "b"])
  }

  @Test func jinjaIsRead() throws {
    let text =
      "{% set x = 1 %}\nname: {{ cookiecutter.name }}\n{% if x %}\nkey: a{% if y %}b{% endif %}c\n{% endif %}\n{# no #}\n"
    let read = YAMLReader.readLeniently(text)
    #expect(read.problem == nil)
    #expect(read.documents.first?["name"]?.string == "{{…}}")
    #expect(read.documents.first?["key"]?.string == "abc")
  }

  @Test func templatedKeysAreRead() throws {
    let read = YAMLReader.readLeniently("{{ .Values.key }}: 1\nother: 2 # {{ comment }}\n")
    #expect(read.problem == nil)
    #expect(read.documents.first?.entries.map(\.key) == ["{{…}}", "other"])
    #expect(read.documents.first?["other"]?.string == "2")
  }

  @Test func expressionsOfWorkflowsStay() throws {
    let text = "run: echo ${{ github.sha }}\nif: ${{ true }}\n"
    #expect(YAMLTemplate.withoutMarks(text) == nil)
    #expect(YAMLReader.readLeniently(text).documents.first?["run"]?.string == "echo ${{ github.sha }}")
  }

  @Test func flowMappingsStay() throws {
    let read = YAMLReader.readLeniently("a: {b: {c: 1}}\nd: {{ x }}\n")
    #expect(read.documents.first?[path: "a", "b", "c"]?.string == "1")
  }

  @Test(arguments: ["{{", "a: {{", "a: \"{{", "{%", "{{}}{{", "a: '{{ x }}", "{{ a\n}}: {{\n}}", "- {{- x -}} \\ \" # {{"])
  func brokenTemplatesKeepTheirLines(text: String) {
    let result = YAMLTemplate.withoutMarks(text)
    let feeds = result?.utf8.count { $0 == UInt8(ascii: "\n") }
    #expect(feeds == text.utf8.count { $0 == UInt8(ascii: "\n") })
  }
}
