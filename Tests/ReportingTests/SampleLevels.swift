import Diagnostics
import MaturityModel
import Testing

/// Made-up repositories that stand at each level, from a heap of notebooks to a platform team's service.
enum SampleLevels {
  static let all = [0, 1, 2, 3, 4]

  static func at(_ level: Int) throws -> Assessment {
    switch level {
    case 0: try notebooks.build()
    case 1: try portfolio.build()
    case 2: try team().build()
    case 3: try service().build()
    default: try platform().build()
    }
  }

  /// No tests, no CI, and notebooks that can't be read.
  private static let notebooks = SampleAssessment(
    name: "titanic",
    met: ["license", "dependencies-declared", "data-documented", "seeds-fixed"],
    partial: ["readme-setup", "clean-tree", "modular-code"],
    unknown: ["experiment-tracking", "evaluation-step"],
    diagnostics: (1...12).map { number in
      Diagnostic(
        id: "notebook-syntax", severity: number == 7 ? .error : number < 10 ? .warning : .note,
        location: .init("notebooks/explore-\(number).ipynb", line: number * 40), message: "the notebook is no valid JSON",
        remedy: "open it in Jupyter and save it again")
    },
    languages: [.init(id: "python", files: 9, lines: 840), .init(id: "r", files: 1, lines: 60)])

  /// A learner's project with foundations, on the way to reproducible training.
  static let portfolio = SampleAssessment(
    met: [
      "readme-setup", "license", "clean-tree", "modular-code", "dependencies-declared", "task-runner", "linter",
      "unit-tests", "ci-runs", "ci-tests", "data-documented", "evaluation-step", "training-script", "inference-code",
      "secrets-safe", "seeds-fixed", "config-separated",
    ],
    partial: ["pipeline-defined", "experiment-tracking", "model-served", "dependencies-locked"],
    outOfScope: [
      "ownership": "One person owns everything.", "feature-store": "One model needs no store.",
      "staged-environments": "A portfolio has one environment.", "autoscaling": "Nobody calls it often enough.",
    ],
    profile: .init(id: "solo-portfolio", name: "solo portfolio", targetLevel: 2))

  private static func upTo(_ level: Int) throws -> Set<String> {
    Set(try #require(SampleModel.shared).practices.filter { $0.level <= level }.map(\.id))
  }

  private static func team() throws -> SampleAssessment {
    SampleAssessment(
      name: "demand-forecast",
      met: try upTo(2).subtracting(["ownership", "hyperparameter-search", "type-checking", "data-versioned"])
        .union(["health-checks", "input-validation", "delivery-artifact"]),
      partial: ["model-tests", "container-hardened", "model-card"],
      claims: [
        "runbook": .init(
          kind: .attested, text: "The runbook is in the team's wiki, page On call.", by: "Ana López", date: "2026-09-01",
          counts: true),
        "model-registry": .init(
          kind: .waived, text: "One model, deployed with the image that holds it.", by: "Ben", date: "2027-01-31", counts: true),
        "rollback": .init(
          kind: .waived, text: "A redeploy takes a minute.", by: "Ben", date: "2026-05-31", counts: false),
      ],
      profile: .init(id: "small-team", name: "small team", targetLevel: 3),
      leftOut: [.init(path: "experiments/archive/**", reason: "Kept for reading, not run any more.", files: 120)],
      languages: [.init(id: "python", files: 61, lines: 7_420), .init(id: "typescript", files: 12, lines: 1_100)],
      technologies: [
        .init(id: "dvc", name: "DVC", category: "data versioning", evidence: [.init("dvc.yaml", line: 1)]),
        .init(id: "mlflow", name: "MLflow", category: "experiment tracking", evidence: [.init("src/train.py", line: 9)]),
        .init(id: "wandb", name: "Weights & Biases", category: "experiment tracking", evidence: [.init("src/tune.py", line: 3)]),
        .init(id: "fastapi", name: "FastAPI", category: "serving", evidence: [.init("services/prediction/app/main.py")]),
      ])
  }

  private static func service() throws -> SampleAssessment {
    SampleAssessment(
      name: "fraud-scoring", met: try upTo(3).subtracting(["explainability", "dashboards"]).union(["alerting"]),
      partial: ["model-promotion"],
      diagnostics: [
        Diagnostic(id: "needless-claim", severity: .note, message: "ci-tests is attested, but it is met anyway")
      ])
  }

  private static func platform() throws -> SampleAssessment {
    SampleAssessment(
      name: "recommendations", met: try upTo(4), profile: .init(id: "platform", name: "platform", targetLevel: 4))
  }

  /// A web framework: no model anywhere.
  static func webFramework() throws -> Assessment {
    var sample = portfolio
    sample.name = "tiny-web"
    sample.isMLProject = false
    sample.profile = nil
    return try sample.build()
  }

  /// Names and lines that a terminal, a browser or a parser would stumble over.
  static let hostileTexts = [
    "\u{1B}[31mred\u{1B}[0m", "\u{1B}]8;;http://example.org\u{7}link\u{1B}]8;;\u{7}", "a\nb", "a\r\nb", "tab\there",
    "bidi\u{202E}gpj.exe", "iso\u{2066}late\u{2069}", "zero\u{200B}width\u{FEFF}", "c1\u{9B}31m", "line\u{2028}sep\u{2029}",
    "漢字のファイル", "emoji-👩‍🚀-🇩🇪-❤️", "back\\slash\"quote", "\u{301}leading mark", "soft\u{AD}hyphen",
    "tags\u{E0041}\u{E0042}", "nul\u{0}", "a" + String(repeating: "\u{300}", count: 40), "<script>alert(1)</script>",
  ]

  /// One of those texts in every place of an assessment that a repository fills.
  static func hostile(_ text: String) throws -> Assessment {
    var sample = portfolio
    sample.name = text
    let evidence = Evidence(
      location: .init("src/\(text).py", line: 3), snippet: text, rule: "any", says: text, via: ["\(text):1"],
      isUntracked: true)
    sample.evidence = Dictionary(uniqueKeysWithValues: sample.met.map { ($0, [evidence]) })
    sample.claims = ["runbook": .init(kind: .attested, text: text, by: text, date: "2026-09-01", counts: true)]
    sample.outOfScope = ["rollback": text]
    sample.diagnostics = [
      Diagnostic(id: "some", severity: .warning, location: .init("x/" + text, line: 1, column: 2), message: text, remedy: text)
    ]
    sample.leftOut = [.init(path: "left/" + text, reason: text, files: 1)]
    sample.technologies = [.init(id: "some", name: text, category: "c" + text, evidence: [.init("y/" + text)])]
    sample.profile = .init(id: "small-team", name: "p" + text, targetLevel: 3)
    return try sample.build()
  }
}
