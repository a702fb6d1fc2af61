import Diagnostics
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection

/// Dockerfiles go through their parser here, so that instructions and commands are as they really come.
@Suite struct ContainerImageTests {
  private func judge(_ files: [String: String]) async throws -> ComputedFinding {
    let source = MemorySource(files.map { MemorySource.File($0.key, text: $0.value) })
    let facts = FactLinker.link(try await FactExtractor.extract(from: source).facts)
    return ContainerImage.judge(RepositoryView(facts: facts))
  }
  private let code = "print('serving')\n"
  private func image(_ copy: String, from base: String = "python:3.11") -> String {
    "FROM \(base)\nRUN pip install -r requirements.txt\n\(copy)\n"
  }

  @Test(arguments: [
    ("COPY . /app", "main.py"), ("COPY src /app", "src/main.py"), ("COPY src/*.py /app/", "src/main.py"),
    ("ADD main.py /app/", "main.py"),
    ("COPY --chown=1:1 ./src/ /app", "src/main.py"), ("COPY [\"src\", \"/app\"]", "src/main.py"),
    ("RUN git clone https://example.org/a.git", "main.py"),
  ])
  func anImageThatInstallsAndHoldsCodeIsEnough(copy: String, path: String) async throws {
    let found = try await judge(["Dockerfile": image(copy), path: code])
    #expect(found.status == .met)
    #expect(found.evidence.map(\.location.line) == [3])
  }

  @Test(arguments: [
    "", "RUN git clone https://example.org/blas && cd blas && make && make install",
    "RUN git clone https://example.org/kernel && cd kernel && ./gradlew install",
    "COPY gone.py /app", "COPY requirements.txt /app", "COPY data /data", "COPY --from=build /app /app", "COPY ../other /app",
  ])
  func oneWithoutTheCodeIsAStart(copy: String) async throws {
    let found = try await judge(["Dockerfile": image(copy), "main.py": code, "data/a.csv": "1\n", "requirements.txt": "a\n"])
    #expect(found.status == .partial)
    #expect(found.evidence.map(\.says) == ["defines an image that does not hold the project's code"])
  }

  @Test func oneThatInstallsNothingIsAStart() async throws {
    #expect(try await judge(["Dockerfile": "FROM python:3.11\nCOPY . /app\n", "main.py": code]).status == .partial)
  }

  @Test func sourcesAreSeenFromTheBuildsFolder() async throws {
    let compose = "services:\n  api:\n    build:\n      context: services/api\n      dockerfile: ../../docker/api.Dockerfile\n"
    let files = ["docker/api.Dockerfile": image("COPY app.py /app/"), "services/api/app.py": code]
    #expect(try await judge(files).status == .partial)
    #expect(try await judge(files.merging(["compose.yml": compose]) { $1 }).status == .met)
    // Its own folder, the one above and the root need no word.
    #expect(try await judge(["svc/docker/Dockerfile": image("COPY app.py /app/"), "svc/app.py": code]).status == .met)
    #expect(try await judge(["a/b/c/Dockerfile": image("COPY app.py /app/"), "app.py": code]).status == .met)
    #expect(try await judge(["a/b/c/Dockerfile": image("COPY app.py /app/"), "a/app.py": code]).status == .partial)
  }

  @Test func anImageBuiltOnAnotherOfTheProjectFindsThePackagesThere() async throws {
    let base = image("")
    #expect(
      try await judge(["base.Dockerfile": base, "Dockerfile": "FROM ourbase:1\nCOPY . /app\n", "main.py": code]).status == .met)
    for known in ["python:3.12", "nvidia/cuda:12", "ghcr.io/x/y", "docker.io/library/python@sha256:1"] {
      let files = ["base.Dockerfile": base, "Dockerfile": "FROM \(known)\nCOPY . /app\n", "main.py": code]
      #expect(try await judge(files).status == .partial, "\(known)")
    }
    #expect(
      try await judge(["base.Dockerfile": base, "Dockerfile": "FROM pythonic:1\nCOPY . /app\n", "main.py": code]).status == .met)
  }

  @Test(arguments: [
    ".devcontainer/Dockerfile", ".github/actions/x/Dockerfile", ".circleci/images/Dockerfile", ".gitpod.Dockerfile",
  ])
  func imagesOfCIAndDevelopmentAreNone(path: String) async throws {
    #expect(try await judge([path: image("COPY . /app"), "main.py": code]).status == .absent)
  }

  @Test func noImageIsNone() async throws { #expect(try await judge(["main.py": code]).status == .absent) }

  /// Many Dockerfiles, many commands, many files.
  @Test func timeGrowsWithTheImages() {
    var facts: [Fact] = []
    for number in 0..<20_000 {
      let path = "d\(number)/Dockerfile"
      facts.append(fact(.instruction, "FROM", "\(path):1", .image, (.value, "python"), (.stage, "0")))
      facts.append(fact(.instruction, "COPY", "\(path):2", .image, (.value, "x y"), (.stage, "0"), (.source, "x")))
      facts.append(fact(.command, "pip install x", "\(path):3", .image))
      facts.append(fact(.code, "python", "e\(number)/a.py"))
      facts.append(file("e\(number)/a.py"))
    }
    let time = ContinuousClock().measure {
      #expect(ByHand.judge(ContainerImage.self, facts).status == .partial)
      #expect(ByHand.judge(ContainerHardened.self, facts).status == .absent)
    }
    #expect(time < .seconds(120))
  }
}
