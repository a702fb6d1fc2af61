import Diagnostics
public import MaturityModel
public import RepositoryFacts
import RuleLanguage

/// The front door of detection: a repository in, its assessment out, an arrow of the design a line.
///
/// A scanner holds the rules and nothing else, so that one can judge many repositories, at the same time too.
public struct Scanner: Sendable {
  /// What a scan is asked for, beside the repository.
  public struct Request: Sendable {
    /// The project's own configuration, already checked.
    public var configuration: ProjectConfiguration
    /// The profile in force.
    public var profile: Profile?
    /// The folder to judge, where not the whole repository is.
    public var subfolder: String?
    /// The day by which claims are judged.
    public var day: CalendarDay
    /// The program's version.
    public var toolVersion: String

    /// What to scan for; without a configuration nothing is claimed or left out.
    public init(
      configuration: ProjectConfiguration = ProjectConfiguration(), profile: Profile? = nil, subfolder: String? = nil,
      day: CalendarDay, toolVersion: String
    ) {
      self.configuration = configuration
      self.profile = profile
      self.subfolder = subfolder
      self.day = day
      self.toolVersion = toolVersion
    }
  }

  private let rules: RulePack

  /// A scanner by the rules that the program brings.
  public init() { rules = .standard }

  /// A scanner by some rules.
  public init(library: RuleLibrary) { rules = library.pack }

  /// Judges a repository. Throws a `SourceProblem` where there is nothing to judge.
  public func scan(_ source: some RepositorySource, for request: Request) async throws -> Assessment {
    let leavingOut = request.configuration.leaveOut.map { PathGlob($0.path) }
    var extraction = try await FactExtractor.extract(from: source, leavingOut: leavingOut, subfolder: request.subfolder)
    let facts = FactLinker.link(extraction.facts)
    // A giant tree's facts need not be held twice.
    extraction.facts = FactSet()
    var maker = await FindingMaker.matched(rules: rules, facts: facts)
    var findings = maker.findings()
    var whole = (files: extraction.files, facts: facts)
    if !extraction.leftOut.isEmpty {
      let all = try await FactExtractor.extract(from: source, subfolder: request.subfolder)
      whole = (all.files, FactLinker.link(all.facts))
      var wholeMaker = await FindingMaker.matched(rules: rules, facts: whole.facts)
      findings = LeaveOutGuard.findings(findings, over: wholeMaker.findings(), by: rules)
    }
    let finder = ProjectFinder(facts: facts)
    let project = finder.landmarks(
      training: maker.matches(rules.trainingCalls),
      projects: request.subfolder == nil ? request.configuration.projects : [])
    let machineLearning = finder.machineLearning(signs: maker.matches(rules.machineLearning))
    let technologies = TechnologyFinder.technologies(of: rules, in: &maker)
    let shown = findings.flatMap(\.evidence) + machineLearning.evidence
    let snippets = await SnippetReader.read(
      shown, from: source, subfolder: request.subfolder, files: whole.files, facts: whole.facts)
    await source.finish()
    let advice = rules.advice
    return Judge.assess(
      findings: findings.map { SnippetReader.fill($0, snippets) }, claims: request.configuration.claims,
      profile: request.profile, advice: { advice[$0] ?? (.medium, "") }, asOf: request.day,
      repository: JudgedRepository(
        toolVersion: request.toolVersion, rulesVersion: rules.version, commit: extraction.identity.commit,
        source: .init(
          name: request.configuration.name ?? extraction.identity.name, remote: extraction.identity.remote,
          isDirty: extraction.identity.isDirty),
        subfolder: request.subfolder, languages: finder.languages(), mlProject: SnippetReader.fill(machineLearning, snippets),
        project: project, technologies: technologies, leftOut: Self.leftOut(request, extraction),
        diagnostics: facts.diagnostics))
  }

  /// What the configuration leaves out, with how many files each entry covers.
  private static func leftOut(_ request: Request, _ extraction: Extraction) -> [Assessment.LeftOutPath] {
    request.configuration.leaveOut.map { entry in
      let glob = PathGlob(entry.path)
      return .init(path: entry.path, reason: entry.reason, files: extraction.leftOut.count { glob.covers($0) })
    }
  }
}
