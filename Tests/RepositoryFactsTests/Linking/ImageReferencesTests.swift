import Diagnostics
import Testing

@testable import RepositoryFacts

@Suite struct ImageReferencesTests {
  private func names(_ kind: FactKind, _ name: String, _ attributes: [Fact.Attribute] = []) -> [String] {
    ImageReferences.of(Fact(kind, name, at: FileLocation("f", line: 1), in: .ci, attributes)).map(\.name)
  }

  @Test(arguments: [
    ("python:3.12-slim", "python"), ("python:3.12 AS base", "python"), ("--platform=linux/amd64 python:3 AS b", "python"),
    ("ghcr.io/org/app@sha256:0123", "ghcr.io/org/app"), ("localhost:5000/team/app:1", "localhost:5000/team/app"),
    ("scratch", "scratch"),
  ])
  func aBaseImageLosesItsTag(value: String, name: String) {
    #expect(names(.instruction, "FROM", [.init(.value, value)]) == [name])
  }

  @Test func servicesManifestsAndRunsReferToImages() {
    #expect(names(.service, "db", [.init(.image, "postgres:16")]) == ["postgres"])
    #expect(names(.key, "spec.containers.image", [.init(.value, "grafana/grafana:10")]) == ["grafana/grafana"])
    #expect(names(.key, "image.repository", [.init(.value, "grafana/loki")]) == ["grafana/loki"])
    #expect(names(.command, "docker run -p 1:1 wandb/local:latest") == ["1", "wandb/local"])
  }

  @Test func whatNamesNoImageHasNone() {
    #expect(names(.instruction, "RUN", [.init(.value, "pip install x")]).isEmpty)
    #expect(names(.key, "images", [.init(.value, "a")]).isEmpty)
    #expect(names(.command, "docker build -t app .").isEmpty)
    #expect(names(.instruction, "FROM").isEmpty)
    #expect(names(.instruction, "FROM", [.init(.value, ":1")]).isEmpty)
  }

  @Test func theReferenceStandsWhereItsFactStands() {
    let fact = Fact(.service, "db", at: FileLocation("compose.yml", line: 4), in: .service, [.init(.image, "redis:7")])
    #expect(ImageReferences.of(fact) == [Fact(.imageReference, "redis", at: fact.location, in: .service)])
  }
}
