import TestSupport
import Testing

/// What is typed wrong, and what it is answered with.
@Suite struct UsageTests {
  @Test func helpNamesTheExitCodes() async throws {
    let outcome = try await RungProcess.run(["scan", "--help"])
    #expect(outcome.status == 0)
    for line in ["0  done", "1  the level is under --fail-under", "2  wrong usage", "3  internal error"] {
      #expect(outcome.output.contains(line))
    }
  }

  @Test func versionIsPrinted() async throws {
    let outcome = try await RungProcess.run(["--version"])
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: ".").count == 3)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsAreWritten(shell: String) async throws {
    let outcome = try await RungProcess.run(["--generate-completion-script", shell])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("fail-under"))
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let says: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    Mistake(arguments: ["scan", "--formt", "json"], says: "--format"),
    Mistake(arguments: ["scan", "/nowhere/at/all"], says: "there is no folder '/nowhere/at/all'"),
    Mistake(arguments: ["scan", "--format", "pdf", "."], says: "'pdf' is no format"),
    Mistake(arguments: ["scan", "--only", "linterr", "."], says: "did you mean 'linter'?"),
    Mistake(arguments: ["scan", "--fail-under", "7", "."], says: "7 is no level"),
    Mistake(arguments: ["scan", "--profile", "huge", "."], says: "'huge' is no profile"),
    Mistake(arguments: ["scan", "https://github.com/a/b"], says: "git clone https://github.com/a/b"),
    Mistake(arguments: ["explain", "ci-test"], says: "did you mean 'ci-tests'?"),
    Mistake(arguments: ["model", "--framework", "x"], says: "'x' is no framework"),
    Mistake(arguments: ["rules", "test", "/nowhere/at/all"], says: "there is no folder"),
    Mistake(arguments: ["facts", "/tmp", "cal"], says: "did you mean 'call'?"),
  ])
  func mistakesEndWithTwo(_ mistake: Mistake) async throws {
    let outcome = try await RungProcess.run(mistake.arguments)
    #expect(outcome.status == 2)
    #expect(outcome.complaint.contains(mistake.says), "\(outcome.complaint)")
    #expect(outcome.output.isEmpty)
  }

  @Test func explainShowsMeaningRulesAndExamples() async throws {
    let outcome = try await RungProcess.run(["explain", "experiment-tracking"])
    #expect(outcome.status == 0)
    for word in ["What counts", "What Rung looks for", "mlflow", "Examples that count", "Examples that don't count"] {
      #expect(outcome.output.contains(word))
    }
  }

  @Test func modelPrintsEveryPractice() async throws {
    let outcome = try await RungProcess.run(["model"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("To reach level 4"))
    #expect(outcome.output.contains("drift-monitoring"))
  }

  @Test func aFrameworkIsMapped() async throws {
    let outcome = try await RungProcess.run(["model", "--framework", "ml-test-score"], environment: ["COLUMNS": "200"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("monitor-7"))
    #expect(outcome.output.contains("prediction-logging and drift-monitoring"))
  }

  @Test func factsAreListedInColumns() async throws {
    try await TestFiles.withFiles([("train.py", "import mlflow\nmlflow.log_metric('rmse', 1)\n")]) { paths in
      let outcome = try await RungProcess.run(["facts", String(paths[0].dropLast("/train.py".count)), "call"])
      #expect(outcome.output == "call\tmlflow.log_metric\ttrain.py:2\t\targument=rmse | argument=1 | language=python\n")
    }
  }

  @Test func initWritesOnceAndWhatItWritesIsRight() async throws {
    try await TestFiles.withFiles([("README.md", "# A\n")]) { paths in
      let folder = String(paths[0].dropLast("/README.md".count))
      let first = try await RungProcess.run(["init", folder, "--profile", "small-team"])
      #expect(first.status == 0)
      let second = try await RungProcess.run(["init", folder])
      #expect(second.status == 2)
      #expect(second.complaint.contains("exists and is left as it is"))
      let scan = try await RungProcess.run(["scan", folder, "--format", "json"])
      #expect(scan.status == 0, "\(scan.complaint)")
      #expect(scan.output.contains("\"small-team\""))
    }
  }
}
