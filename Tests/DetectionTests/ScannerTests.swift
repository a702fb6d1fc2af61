import Diagnostics
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection
@testable import RuleLanguage

/// The whole way, with rules by hand where the standard ones are not what is asked about.
@Suite struct ScannerTests {
  private let library = ByHand.library(
    ("Sets.yml", "training-call: [{call: '*.fit'}]\nmachine-learning: [{import: sklearn}]"),
    ("modular-code.yml", ByHand.rules("computed: ModularCode", practice: "modular-code")),
    ("clean-tree.yml", ByHand.rules("computed: CleanTree", practice: "clean-tree")),
    ("secrets-safe.yml", ByHand.rules("computed: SecretsSafe", practice: "secrets-safe")),
    ("dependencies-locked.yml", ByHand.rules("computed: DependenciesLocked", practice: "dependencies-locked")),
    (
      "seeds-fixed.yml",
      ByHand.rules("met: [{id: seed, says: fixes a seed, call: '*', argument: 'random_state=*'}]", practice: "seeds-fixed")
    ),
    (
      "logging.yml",
      ByHand.rules("met: [{id: log, says: logs, call: logging.info, unless: [{call: forbidden}]}]", practice: "logging")
    ))

  private func scan(
    _ files: [String: String], leavingOut: [String] = [], subfolder: String? = nil
  ) async throws -> Assessment {
    let source = MemorySource(files.sorted { $0.key < $1.key }.map { MemorySource.File($0.key, text: $0.value) })
    let configuration = ProjectConfiguration(
      leaveOut: leavingOut.map { .init(path: $0, reason: "not ours", location: FileLocation(".rung.yml")) })
    let request = Scanner.Request(
      configuration: configuration, subfolder: subfolder, day: CalendarDay(secondsSince1970: 0), toolVersion: "1")
    return try await Scanner(library: library).scan(source, for: request)
  }

  private func status(_ practice: String, in assessment: Assessment) -> PracticeStatus? {
    assessment.practices.first { $0.id == practice }?.status
  }

  private let code = "import sklearn\nmodel.fit(x, random_state=1)\n"

  @Test func aScanGoesAllTheWay() async throws {
    let assessment = try await scan(["train.py": code])
    let seeds = assessment.practices.first { $0.id == "seeds-fixed" }
    #expect(seeds?.status == .met && seeds?.evidence.first?.snippet == "model.fit(x, random_state=1)")
    #expect(assessment.mlProject.isMLProject && assessment.mlProject.evidence.first?.snippet == "import sklearn")
    #expect(assessment.project.trainingCalls.map(\.location.description) == ["train.py:2"])
    #expect(assessment.languages.map(\.id) == ["python"])
    #expect(assessment.rulesVersion == library.version && assessment.toolVersion == "1")
  }

  @Test func leavingOutACredentialDoesNotHelp() async throws {
    let files = ["train.py": code, "old/settings.py": "AWS_KEY = 'AKIAIOSFODNN7ABCDEFG'\nimport os\n"]
    let assessment = try await scan(files, leavingOut: ["old"])
    let secrets = assessment.practices.first { $0.id == "secrets-safe" }
    #expect(secrets?.status == .absent)
    #expect(secrets?.evidence.map(\.location.path) == ["old/settings.py"])
    #expect(secrets?.evidence.first?.snippet.contains("AKIAIOSFODNN7ABCDEFG") == false)
    #expect(assessment.leftOut.map(\.files) == [1])
  }

  @Test func leavingOutLitterNotebooksOrLooseRequirementsDoesNotHelp() async throws {
    let notebook = """
      {"cells": [{"cell_type": "code", "source": ["a = 1\\n", "b = 2\\n", "c = 3\\n", "d = 4"]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
      """
    let files = [
      ".gitignore": "a\nb\nc\n", "train.py": code, "mlruns/0/meta.yaml": "a: 1\n", "nb/a.ipynb": notebook,
      "requirements.txt": "pandas==2.0\n", "loose/requirements.txt": "numpy\n",
    ]
    let all = try await scan(files)
    let narrowed = try await scan(files, leavingOut: ["mlruns/**", "nb/**", "loose/**"])
    for practice in ["clean-tree", "modular-code", "dependencies-locked"] {
      #expect(status(practice, in: all) == .partial, "\(practice)")
      #expect(status(practice, in: narrowed) == .partial, "\(practice)")
    }
    #expect(narrowed.level <= all.level && narrowed.score <= all.score)
  }

  @Test func whatAPathLeftOutShowsCountsForNothingAndWhatItRefutesStaysRefuted() async throws {
    let files = ["train.py": "logging.info(1)\n", "other/a.py": "x(random_state=1)\nforbidden()\n"]
    let all = try await scan(files)
    let narrowed = try await scan(files, leavingOut: ["other"])
    #expect(status("seeds-fixed", in: all) == .met && status("seeds-fixed", in: narrowed) == .absent)
    #expect(status("logging", in: all) == .absent && status("logging", in: narrowed) == .absent)
  }

  @Test func aFolderIsJudgedAsIfItWereTheRepository() async throws {
    let assessment = try await scan(["train.py": "pass\n", "service/train.py": code], subfolder: "service")
    let seeds = assessment.practices.first { $0.id == "seeds-fixed" }
    #expect(seeds?.evidence.map(\.location.description) == ["train.py:2"])
    #expect(seeds?.evidence.map(\.snippet) == ["model.fit(x, random_state=1)"])
    #expect(assessment.subfolder == "service")
  }

  @Test func aFolderThatIsNotThereIsTold() async {
    await #expect(throws: SourceProblem.self) { try await scan(["train.py": code], subfolder: "servce") }
  }
}
