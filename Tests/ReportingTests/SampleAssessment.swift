import Diagnostics
import MaturityModel
import Reporting
import Testing

/// Makes an assessment up: which practices are met and partial is given, and all else follows from the model, so that what a
/// report shows hangs together.
struct SampleAssessment {
  var name = "churn-model"
  var met: Set<String> = []
  var partial: Set<String> = []
  var unknown: Set<String> = []
  var claims: [String: Assessment.Claim] = [:]
  var outOfScope: [String: String] = [:]
  var profile: Assessment.ProfileChoice?
  var isMLProject = true
  var diagnostics: [Diagnostic] = []
  var leftOut: [Assessment.LeftOutPath] = []
  var languages: [Assessment.LanguageShare] = [.init(id: "python", files: 24, lines: 2_310)]
  var technologies: [Assessment.TechnologyResult] = []
  /// Evidence that stands in the place of what would be made up.
  var evidence: [String: [Evidence]] = [:]

  func build() throws -> Assessment {
    let model = try #require(SampleModel.shared)
    let gates = gates(model)
    let attested = Set(claims.filter { $0.value.kind == .attested && $0.value.counts }.keys)
    var claimed = self
    claimed.met.formUnion(attested)
    let practices = model.practices.map(result)
    return Assessment(
      toolVersion: "0.1.0", modelVersion: "3f9a1c07", rulesVersion: "b20c44e1",
      commit: "4f2c91d0a7e35b6c8d9e0f1a2b3c4d5e6f708192",
      source: .init(name: name, remote: "https://example.org/team/churn-model.git", isDirty: false), subfolder: nil,
      languages: languages,
      mlProject: .init(
        isMLProject: isMLProject,
        reason: isMLProject ? "A model is trained in one place." : "No code trains, loads or evaluates a model.",
        evidence: isMLProject ? [.init(location: .init("src/train.py", line: 41), rule: "training-call")] : []),
      project: .init(
        entryPoints: [.init(name: "train", location: .init("src/train.py", line: 58))],
        testFolders: [.init(name: "tests", location: .init("tests"))]),
      profile: profile, level: level(gates), levelClaimed: level(claimed.gates(model)),
      cappedBy: claims.filter { $0.value.kind == .waived && $0.value.counts }.keys.sorted(), score: score(model.practices),
      scoreInScope: score(model.practices.filter { outOfScope[$0.id] == nil }), gates: gates,
      dimensions: model.dimensions.map { dimension($0.id, $0.name, model) }, practices: practices,
      technologies: technologies, frameworks: [framework], nextSteps: nextSteps(gates), leftOut: leftOut,
      diagnostics: diagnostics)
  }

  private func status(_ id: String) -> PracticeStatus {
    met.contains(id) ? .met : partial.contains(id) ? .partial : unknown.contains(id) ? .unknown : .absent
  }

  private func worth(_ id: String) -> Double { met.contains(id) ? 1 : partial.contains(id) ? 0.5 : 0 }

  private func result(_ practice: SampleModel.Practice) -> Assessment.PracticeResult {
    let status = status(practice.id)
    let proof = status == .met || status == .partial ? evidence[practice.id] ?? [Self.evidence(practice)] : []
    let reason =
      switch status {
      case .met: "One place shows it."
      case .partial: "It is begun, but nothing runs it; a step in CI that calls it would be enough."
      case .absent: "No file of the kinds that could show it does; one that does would be enough."
      case .unknown: "Nothing was found, but notebooks/explore.ipynb can't be read."
      }
    return .init(
      id: practice.id, dimension: practice.dimension, level: practice.level, status: status, claim: claims[practice.id],
      outOfScope: outOfScope[practice.id], evidence: proof, reason: reason)
  }

  /// A likely place by the practice's dimension.
  private static func evidence(_ practice: SampleModel.Practice) -> Evidence {
    let line = practice.id.utf8.count * 3
    let (path, snippet, via): (String, String, [String]) =
      switch practice.dimension {
      case "delivery": (".github/workflows/ci.yml", "run: make check", ["Makefile:12"])
      case "environment": ("pyproject.toml", "dependencies = [", [])
      case "quality": ("tests/test_features.py", "assert encode(frame).shape == (3, 7)", [])
      case "serving": ("services/prediction/app/main.py", "@app.post(\"/predict\")", [])
      case "data": ("pipelines/validate.py", "schema.validate(frame, lazy=True)", [])
      case "experiments", "pipelines": ("src/train.py", "model = fit(params, train_frame)", [])
      case "monitoring": ("deploy/monitoring/rules.yaml", "expr: drift_score > 0.2", [])
      default: ("README.md", "## Install and run", [])
      }
    return Evidence(
      location: .init(path, line: line), snippet: snippet, rule: "any", says: "shows it", via: via)
  }

  private func gates(_ model: SampleModel) -> [Assessment.GateResult] {
    model.gates.enumerated().map { index, conditions in
      let results = conditions.map { condition -> Assessment.GateResult.Condition in
        let held = condition.practices.filter {
          met.contains($0) || condition.rule == .started && partial.contains($0)
        }
        let need = if case .any(let count) = condition.rule { count } else { 1 }
        return .init(rule: condition.rule, practices: condition.practices, held: held, holds: held.count >= need)
      }
      return .init(level: index + 1, holds: results.allSatisfy(\.holds), conditions: results)
    }
  }

  private func level(_ gates: [Assessment.GateResult]) -> Int { gates.prefix { $0.holds }.count }

  private func score(_ practices: [SampleModel.Practice]) -> Double {
    let all = practices.reduce(0.0) { $0 + Double(5 - $1.level) }
    let counted = practices.reduce(0.0) { $0 + Double(5 - $1.level) * worth($1.id) }
    return all == 0 ? 0 : (counted / all * 1000).rounded() / 10
  }

  private func dimension(_ id: String, _ name: String, _ model: SampleModel) -> Assessment.DimensionResult {
    let own = model.practices.filter { $0.dimension == id }
    let cells = (1...4).map { level in
      let there = own.filter { $0.level == level }
      return Assessment.DimensionResult.Cell(
        level: level, counted: there.reduce(0) { $0 + worth($1.id) }, total: there.count)
    }
    let reached = cells.prefix { $0.counted * 3 >= Double($0.total) * 2 }.last { $0.total > 0 }?.level
    return .init(id: id, name: name, level: reached, score: score(own), cells: cells)
  }

  private func nextSteps(_ gates: [Assessment.GateResult]) -> [Assessment.NextStep] {
    guard let gate = gates.first(where: { !$0.holds }) else { return [] }
    let missing = gate.conditions.filter { !$0.holds }.flatMap { condition -> [String] in
      let open = condition.practices.filter { !condition.held.contains($0) }
      guard case .any(let count) = condition.rule else { return open }
      return Array(open.prefix(count - condition.held.count))
    }
    return missing.map { id in
      let effort = Effort.allCases[id.utf8.count % Effort.allCases.count]
      return .init(
        practice: id, effort: effort, advice: "Add what shows \(id) where your project already has a place for such a thing.")
    }.sorted { ($0.effort, $0.practice) < ($1.effort, $1.practice) }
  }

  private var framework: Assessment.FrameworkResult {
    .init(
      id: "ml-test-score", name: "ML Test Score",
      items: [
        .init(
          id: "data-7", title: "input feature code is tested", section: "data",
          state: met.contains("unit-tests") ? .shown : .open, isAttested: false),
        .init(id: "data-3", title: "no feature costs too much", section: "data", state: .ask, isAttested: true),
      ],
      score: 0.5, sectionScores: [.init(section: "data", score: met.contains("unit-tests") ? 1.5 : 0.5)])
  }
}
