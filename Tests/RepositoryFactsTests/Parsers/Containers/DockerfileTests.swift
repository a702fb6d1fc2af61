import Diagnostics
import Testing

@testable import RepositoryFacts

struct DockerfileTests {
  private func facts(_ text: String, path: String = "Dockerfile") -> [Fact] {
    Dockerfile.parse(SourceFile(path: path, text: text)).facts
  }

  @Test(arguments: [
    ("Dockerfile", true), ("docker/Dockerfile.gpu", true), ("train.dockerfile", true), ("Dockerfile-mlflow", true),
    ("Containerfile", true), ("Dockerfile.md", false), ("Dockerfile.dockerignore", false), ("dockerfiles.py", false),
    ("my_dockerfile_generator.go", false),
  ])
  func claimsByName(path: String, claimed: Bool) {
    #expect(Dockerfile.claims(PathName(path)) == claimed)
  }

  @Test func numbersStagesAndPutsArgumentsIn() {
    let facts = facts(
      """
      ARG VERSION=3.11
      ARG FLAVOUR=${VERSION}-slim
      FROM --platform=linux/amd64 python:${FLAVOUR} AS build
      COPY requirements.txt ./
      FROM python:$VERSION
      COPY --from=build /venv /venv
      COPY --chown=app src/ app/ /srv/
      FROM ${BASE:-alpine} as last
      FROM ${UNKNOWN}
      """)
    #expect(
      facts.summary == [
        "1 instruction ARG value=VERSION=3.11", "2 instruction ARG value=FLAVOUR=${VERSION}-slim",
        "3 instruction FROM value=python:3.11-slim AS build stage=0",
        "4 instruction COPY value=requirements.txt ./ stage=0 source=requirements.txt",
        "5 instruction FROM value=python:3.11 stage=1", "6 instruction COPY value=/venv /venv stage=1",
        "7 instruction COPY value=src/ app/ /srv/ stage=1 source=src/ source=app/",
        "8 instruction FROM value=alpine as last stage=2", "9 instruction FROM value=${UNKNOWN} stage=3",
      ])
    #expect(facts.allSatisfy { $0.contexts == .image })
  }

  @Test func continuesLinesOverCommentsAndBlanks() {
    let facts = facts("FROM a\nRUN pip install x && \\\n  # why\n\n  python train.py \\\n  --fast\nUSER app\n")
    #expect(facts.only(.instruction).map(\.summaryLine).contains("2 RUN pip install x && python train.py --fast"))
    #expect(
      facts.only(.command).map { "\($0.location.line ?? 0) \($0.name)" } == ["2 pip install x", "5 python train.py --fast"])
    #expect(facts.last { $0.kind == .instruction }?.location.line == 7)
  }

  @Test func knowsTheEscapeDirective() {
    let facts = facts("# escape=`\nFROM a\nRUN python train.py `\n --path C:\\data\\\nCMD x\n")
    #expect(facts.only(.instruction).map(\.name) == ["FROM", "RUN", "CMD"])
  }

  @Test func readsHereDocuments() {
    let facts = facts(
      "FROM a\nRUN <<EOF\npip install x\npython train.py\nEOF\nRUN python <<-'PY'\n\tFROM = 1\n\tPY\nCOPY <<EOF /a.txt\nRUN evil\nEOF\nUSER app\n"
    )
    #expect(facts.only(.instruction).map(\.name) == ["FROM", "RUN", "RUN", "COPY", "USER"])
    #expect(facts.only(.instruction)[3].values(.source).isEmpty)
    #expect(
      facts.only(.command).map { "\($0.location.line ?? 0) \($0.name)" } == ["3 pip install x", "4 python train.py", "6 python"])
  }

  @Test func saysWhatTheImageStarts() {
    let facts = facts(
      """
      FROM a
      CMD ["old"]
      ENTRYPOINT ["python", "serve.py"]
      CMD ["--port", "80"]
      HEALTHCHECK --interval=5s CMD curl -f http://localhost/health
      FROM b
      ENTRYPOINT ["/entrypoint.sh"]
      CMD ["uvicorn", "app:app"]
      FROM c
      CMD gunicorn app:app
      """, path: "d/Dockerfile")
    #expect(
      facts.only(.command).map(\.summaryLine) == [
        "5 curl -f http://localhost/health [healthcheck]", "3 serve.py --port 80 [start]",
        "7 /entrypoint.sh uvicorn app:app [start]", "8 uvicorn app:app [start]", "10 gunicorn app:app [start]",
      ]
        || facts.only(.command).map(\.summaryLine) == [
          "5 curl -f http://localhost/health [healthcheck]", "3 python serve.py --port 80 [start]",
          "7 entrypoint.sh uvicorn app:app [start]", "8 uvicorn app:app [start]", "10 gunicorn app:app [start]",
        ])
    #expect(facts.only(.command).allSatisfy { $0[.owner] == "d/Dockerfile" })
  }

  @Test func saysNothingOfAFileThatBuildsNothing() {
    #expect(facts("RUN rm -rf /\n").isEmpty)
    #expect(facts("This is how FROM works\n").isEmpty)
    #expect(facts("# FROM a\n# RUN pip install x\n").isEmpty)
  }

  @Test func readsWindowsLineEnds() {
    let text = "FROM a\nRUN x && \\\n  y <<E\nbody\nE\nCMD z\n"
    let windows = "\u{FEFF}" + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    #expect(facts(windows).summary == facts(text).summary)
  }

  @Test func endsGrowingArguments() {
    var text = "ARG A0=xxxxxxxxxx\n"
    for index in 1...60 { text += "ARG A\(index)=${A\(index - 1)}${A\(index - 1)}\n" }
    let facts = facts(text + "FROM ${A60}\n")
    #expect((facts.last?[.value]?.utf8.count ?? 0) < 100_000)
  }
}

extension Fact {
  /// `line name value [target]`, without what a test doesn't ask for.
  fileprivate var summaryLine: String {
    let target = self[.target].map { " [\($0)]" } ?? ""
    let value = kind == .instruction ? " " + (self[.value] ?? "") : ""
    return "\(location.line ?? 0) \(name)\(value)\(target)"
  }
}
