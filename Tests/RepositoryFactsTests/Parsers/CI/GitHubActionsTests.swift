import Diagnostics
import Testing

@testable import RepositoryFacts

struct GitHubActionsTests {
  @Test func jobsSayWhereTheyRun() {
    let text =
      "on: push\njobs:\n  a:\n    runs-on: [self-hosted, gpu]\n    steps: [{run: make}]\n  b:\n    runs-on: {group: big}\n"
    let jobs = Parsing.facts(".github/workflows/a.yml", text).filter { $0.kind == .job }
    #expect(jobs.map { $0.values(.label) } == [["self-hosted", "gpu"], ["big"]])
    #expect(jobs.map { $0[.owner] } == ["a", "b"])
  }

  @Test func inlineProgramsAreSteps() {
    let text = """
      on: push
      jobs:
        a:
          steps:
          - shell: python {0}
            run: |
              import mlflow as m
              m.register_model("x")
              import os; os.system("make train")
          - shell: Rscript {0}
            run: source("a.R")
      """
    let facts = Parsing.facts(".github/workflows/a.yml", text)
    #expect(facts.first { $0.kind == .workflow }?.name == "github-actions")
    #expect(
      facts.filter { $0.kind == .command }.map { "\($0.location.line ?? 0) \($0.name) \($0[.owner] ?? "-")" } == [
        "7 python - a", "9 make train a", "11 Rscript - a",
      ])
    let call = facts.first { $0.kind == .call }
    #expect(call?.name == "mlflow.register_model")
    #expect(call?.location.line == 8)
    #expect(call?.contexts.contains(.ci) == true)
    #expect(!facts.contains { $0.kind == .code })
  }

  private let path = ".github/workflows/ci.yml"

  private func triggers(_ on: String) -> [String]? {
    Parsing.facts(path, "on: \(on)\njobs: {a: {steps: [{run: pytest}]}}").first { $0.kind == .workflow }?.values(.trigger)
  }

  @Test(arguments: [
    ("push", ["push"]), ("[push, pull_request]", ["push", "pull-request"]), ("{push: {tags: ['v*']}}", ["tag"]),
    ("{push: {tags: [a], branches: [b]}}", ["push", "tag"]), ("{push: , workflow_dispatch: }", ["push", "manual"]),
    ("{schedule: [{cron: '0 0 * * *'}]}", ["schedule"]), ("workflow_call", ["call"]), ("issue_comment", ["event"]),
    ("{release: {types: [published]}}", ["release"]), ("{workflow_run: {workflows: [x]}}", ["push"]),
    ("[pull_request, pull_request_target]", ["pull-request"]),
  ])
  func readsTriggers(_ on: String, _ expected: [String]) { #expect(triggers(on) == expected) }

  private let workflow = """
    name: CI
    on: [push]
    env:
      IMAGE: app
    defaults:
      run:
        working-directory: src
    jobs:
      test:
        runs-on: ubuntu-latest
        needs: [lint]
        if: github.ref == 'refs/heads/main'
        environment:
          name: production
        strategy:
          matrix:
            tool: [black, isort]
        steps:
          - uses: actions/checkout@v4
          - uses: docker/build-push-action@v5
            with:
              push: true
          - run: |
              pip install x

              docker push ${{ env.IMAGE }}
          - run: ${{ matrix.tool }} .
            working-directory: ./lib
          - name: python
            shell: python
            run: import os
          - if: ${{ false }}
            run: mypy .
          - uses: ./.github/actions/setup
      off:
        if: false
        steps: [{run: pytest}]
      call:
        uses: ./.github/workflows/other.yml
        with: {stage: dev}
    """

  @Test func readsJobsAndSteps() throws {
    let facts = Parsing.facts(path, workflow)
    let commands = facts.filter { $0.kind == .command }
    #expect(
      commands.map { "\($0.location.line ?? 0): \($0.name) @\($0[.directory] ?? "")" } == [
        "24: pip install x @src", "26: docker push app @src", "27: black . @lib", "27: isort . @lib",
        "31: python - @src",
      ])
    #expect(commands.allSatisfy { $0[.owner] == "test" && $0.values(.trigger) == ["push"] && $0.contexts.contains(.ci) })
    let job = try #require(facts.first { $0.kind == .job })
    #expect(job.name == "test" && job[.environment] == "production" && job[.needs] == "lint" && job[.condition] != nil)
    #expect(facts.filter { $0.kind == .job }.map(\.name) == ["test", "call"])
    let uses = facts.filter { $0.kind == .uses }
    #expect(
      uses.map(\.name) == [
        "actions/checkout", "docker/build-push-action", ".github/actions/setup", ".github/workflows/other.yml",
      ])
    #expect(uses[1][.version] == "v5" && uses[1][.with] == "push=true" && uses[1].location.line == 20)
    #expect(uses[3][.owner] == "call" && uses[3][.with] == "stage=dev")
    #expect(facts.first { $0.kind == .workflow }?.location.line == 2)
  }

  @Test(arguments: [
    "steps: [{uses: actions/checkout@v4}, {run: echo hello}]", "if: false\n    steps: [{run: pytest}]", "steps: []",
  ])
  func emptyWorkflowsDontCount(_ job: String) {
    #expect(!Parsing.facts(path, "on: push\njobs:\n  a:\n    \(job)").contains { $0.kind == .workflow })
  }

  @Test(arguments: ["workflows/ci.yml", ".github/ci.yml", ".github/workflows/ci.txt", "sub/.github/workflows/ci.yml"])
  func misplacedFilesDontCount(_ path: String) { #expect(Parsing.facts(path, workflow).isEmpty) }

  @Test func readsCompositeActions() {
    let text = "runs:\n  using: composite\n  steps:\n    - run: pytest\n      shell: bash\n    - uses: a/b@v1\n"
    let facts = Parsing.facts(".github/actions/setup/action.yml", text)
    #expect(facts.map(\.name) == ["pytest", "a/b"])
    #expect(
      facts.allSatisfy { $0[.owner] == ".github/actions/setup" && $0[.trigger] == nil && $0[.system] == "composite-action" })
  }

  @Test func windowsRunnersUsePowerShell() {
    let text =
      "on: push\njobs:\n  a:\n    runs-on: windows-latest\n    steps:\n      - run: |\n          pytest `\n            tests\n"
    #expect(Parsing.commands(path, text) == ["7: pytest tests"])
  }

  @Test func anyPrefixEnds() {
    let bytes = Array(workflow.utf8)
    let lines = workflow.split(separator: "\n", omittingEmptySubsequences: false).count
    for end in stride(from: 0, through: bytes.count, by: 7) {
      for fact in Parsing.facts(path, String(decoding: bytes[..<end], as: UTF8.self)) {
        #expect((1...lines).contains(fact.location.line ?? 1))
      }
    }
  }

  @Test func repeatedAliasesEndSoon() {
    let script = String(repeating: "pytest; ", count: 5_000)
    let text =
      "on: push\njobs:\n  a:\n    steps:\n      - &s {run: \"\(script)\"}\n" + String(repeating: "      - *s\n", count: 10_000)
    let start = ContinuousClock.now
    #expect(Parsing.facts(path, text).filter { $0.kind == .command }.count == ShellCommands.limit)
    #expect(ContinuousClock.now - start < .seconds(120))
  }
}
