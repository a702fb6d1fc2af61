import Diagnostics
import Testing

@testable import RepositoryFacts

struct ComposeFileTests {
  private let text = """
    services:
      api:
        image: ${REGISTRY:-local}/api:1
        build:
          context: ../app
          dockerfile: docker/Dockerfile.api
        command: uvicorn app:app --port 80
        ports: ["80:80", {published: 81, target: 82}]
        volumes:
          - ./data:/data
        healthcheck:
          test: ["CMD", "curl", "-f", "http://localhost/health"]
      job:
        build: .
        entrypoint: [python]
        command: [train.py, --fast]
        healthcheck:
          test: ["NONE"]
    """

  @Test func givesServicesAndWhatTheyStart() {
    let facts = Interpreted.facts(ComposeFile.self, "deploy/docker-compose.prod.yml", text)
    #expect(
      facts.only(.service).summary == [
        "2 service api image=local/api:1 build=app dockerfile=app/docker/Dockerfile.api command=uvicorn app:app --port 80"
          + " volume=./data:/data port=80:80 port=81:82",
        "13 service job build=deploy dockerfile=deploy/Dockerfile command=train.py --fast",
      ])
    let commands = facts.only(.command)
    #expect(commands.map { $0[.owner] } == ["api", "api", "job"])
    #expect(commands.map { $0[.target] } == ["start", "healthcheck", "start"])
    #expect(commands.map { $0.location.line } == [7, 12, 15])
    #expect(commands[2].name.hasSuffix("train.py --fast"))
    #expect(commands.allSatisfy { $0.contexts.contains(.service) })
  }

  @Test func leavesOtherFilesAlone() {
    #expect(Interpreted.facts(ComposeFile.self, "values.yml", text).isEmpty)
    #expect(Interpreted.facts(ComposeFile.self, "compose.yml", "version: 3\n").isEmpty)
    #expect(Interpreted.facts(ComposeFile.self, "compose.yml", "services: [a, b]\n").isEmpty)
  }

  @Test func countsLinesOfScripts() {
    let text = "services:\n  a:\n    command: |\n      python prepare.py\n      python train.py\n  b:\n    command: \"x\\ny\"\n"
    let facts = Interpreted.facts(ComposeFile.self, "compose.yml", text).only(.command)
    #expect(facts.map { $0.location.line } == [4, 5, 7, 7])
  }

  @Test func readsTextOnlyAsOftenAsItIsWritten() {
    let big = String(repeating: "echo x;", count: 10_000)
    let text = "services:\n  a: &a\n    command: \(big)\n" + (0..<200).map { "  s\($0): *a\n" }.joined()
    let facts = Interpreted.facts(ComposeFile.self, "compose.yml", text)
    #expect(facts.only(.command).count < 10_000)
    #expect(facts.only(.service).count == 201)
  }
}

struct DevcontainerTests {
  @Test func runsInDevelopment() {
    let text = """
      {"postCreateCommand": "pip install -r requirements.txt && dvc pull",
       "onCreateCommand": {"a": ["make", "setup"]},
       "name": "dvc push"}
      """
    let facts = Interpreted.facts(Devcontainer.self, ".devcontainer/devcontainer.json", text)
    #expect(facts.map(\.kind) == [.command, .command, .command])
    #expect(facts.allSatisfy { $0.contexts.contains(.development) })
    #expect(facts[1].name == "dvc pull")
    #expect(facts[2][.owner] == "onCreateCommand")
    #expect(SourceFile(path: ".devcontainer/Dockerfile", text: "").contexts == .development)
  }
}

struct RepositoryPathTests {
  @Test(arguments: [
    ("", ".", "."), ("a/b", "../c", "a/c"), ("a", "./x//y", "a/x/y"), ("", "../x", "../x"), ("a", "/abs", "/abs"),
    ("a", "s3://b/c", "s3://b/c"), ("a", "..", "."),
  ])
  func joins(folder: String, path: String, joined: String) {
    #expect(RepositoryPath.join(folder, path) == joined)
  }
}
