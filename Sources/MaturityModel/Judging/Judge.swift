public import Diagnostics

/// The front door of judging: what was observed, what is claimed and what is aimed at in, an assessment out.
///
/// A pure function over values: it reads nothing, and the same input gives the same assessment.
public enum Judge {
  /// Judges one repository.
  ///
  /// - Parameters:
  ///   - findings: one for each practice of the catalog; anything else is a fault of the program.
  ///   - claims: what the project says about itself, checked by `ProjectConfiguration.read`.
  ///   - profile: what the project aims at; without one the aim is the highest level, and nothing is out of scope.
  ///   - catalog: the model to judge by.
  ///   - advice: effort and first thing to do of a practice; asked only for next steps.
  ///   - day: the day by which claims have ended or not.
  ///   - repository: what else is known of the repository, passed on as it is.
  public static func assess(
    findings: [Finding], claims: Claims = Claims(), profile: Profile? = nil, catalog: PracticeCatalog = .standard,
    advice: (_ practice: String) -> (effort: Effort, text: String), asOf day: CalendarDay, repository: JudgedRepository
  ) -> Assessment {
    let findings = ordered(findings, by: catalog)
    let observed = Standings(findings)
    let claimed = ClaimJudge(claims, observed, frameworks: catalog.frameworks, asOf: day)
    let gates = GateJudge(gates: catalog.gates)
    let level = gates.level(observed)
    let reasons = Dictionary(
      (profile?.outOfScope ?? []).map { ($0.practice, $0.reason) }, uniquingKeysWith: { first, _ in first })
    let putOff = claimed.waived.union(reasons.keys)

    return withoutActuallyEscaping(advice) { advice in
      let next = NextSteps(gates: catalog.gates, catalog: catalog, standings: observed, putOff: putOff, advice: advice)
      let frameworks = FrameworkJudge(standings: observed, vouchers: claimed.vouchers)
      return Assessment(
        toolVersion: repository.toolVersion, modelVersion: catalog.modelVersion, rulesVersion: repository.rulesVersion,
        commit: repository.commit, source: repository.source, subfolder: repository.subfolder,
        languages: repository.languages, mlProject: repository.mlProject, project: repository.project,
        profile: profile.map { .init(id: $0.id, name: $0.name, targetLevel: $0.targetLevel) }, level: level,
        levelClaimed: gates.level(observed.meeting(claimed.attested)),
        cappedBy: gates.cappedBy(waived: claimed.waived, observed), score: Score.of(catalog.practices, observed),
        scoreInScope: Score.of(catalog.practices.filter { !putOff.contains($0.id) }, observed),
        gates: gates.results(observed),
        dimensions: catalog.dimensions.map { DimensionLevel($0, among: catalog.practices).result(observed) },
        practices: zip(catalog.practices, findings).map { practice, finding in
          .init(
            id: practice.id, dimension: practice.dimension, level: practice.level, status: finding.status,
            claim: claimed.claims[practice.id], outOfScope: reasons[practice.id], evidence: finding.evidence,
            reason: finding.reason)
        },
        technologies: repository.technologies, frameworks: catalog.frameworks.map { frameworks.result(of: $0) },
        nextSteps: next.steps(from: level, target: profile?.targetLevel ?? catalog.gates.last?.level ?? 0),
        leftOut: repository.leftOut, diagnostics: repository.diagnostics + claimed.notes)
    }
  }

  /// The findings in the model's order, each practice once.
  private static func ordered(_ findings: [Finding], by catalog: PracticeCatalog) -> [Finding] {
    var found: [Finding?] = Array(repeating: nil, count: catalog.practices.count)
    for finding in findings {
      guard let position = catalog.position(of: finding.practice) else {
        preconditionFailure("a finding names \(finding.practice), which is no practice of the model")
      }
      precondition(found[position] == nil, "there are two findings of \(finding.practice)")
      found[position] = finding
    }
    return zip(catalog.practices, found).map { practice, finding in
      guard let finding else { preconditionFailure("there is no finding of \(practice.id)") }
      return finding
    }
  }
}

/// What is known of a repository beside its findings: judging passes it on to the assessment as it is.
public struct JudgedRepository: Hashable, Sendable {
  /// The program's version.
  public var toolVersion: String
  /// The version of the rules.
  public var rulesVersion: String
  /// The judged commit, where there is one.
  public var commit: String?
  /// Where the files came from.
  public var source: Assessment.Source
  /// The project folder that was judged, where not the whole repository was.
  public var subfolder: String?
  /// The languages of the code, most code lines first.
  public var languages: [Assessment.LanguageShare]
  /// Whether this is a machine-learning project at all.
  public var mlProject: Assessment.MLProject
  /// Places that lessons and exercises speak of.
  public var project: Assessment.ProjectLandmarks
  /// The tools that were found.
  public var technologies: [Assessment.TechnologyResult]
  /// Paths left out of the judgement.
  public var leftOut: [Assessment.LeftOutPath]
  /// What could not be read.
  public var diagnostics: [Diagnostic]

  /// What is known; what is not given is empty.
  public init(
    toolVersion: String, rulesVersion: String, commit: String? = nil, source: Assessment.Source, subfolder: String? = nil,
    languages: [Assessment.LanguageShare] = [], mlProject: Assessment.MLProject,
    project: Assessment.ProjectLandmarks = .init(), technologies: [Assessment.TechnologyResult] = [],
    leftOut: [Assessment.LeftOutPath] = [], diagnostics: [Diagnostic] = []
  ) {
    self.toolVersion = toolVersion
    self.rulesVersion = rulesVersion
    self.commit = commit
    self.source = source
    self.subfolder = subfolder
    self.languages = languages
    self.mlProject = mlProject
    self.project = project
    self.technologies = technologies
    self.leftOut = leftOut
    self.diagnostics = diagnostics
  }
}
