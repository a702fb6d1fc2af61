public import MaturityModel

/// The report for programs: the whole assessment, in the form that `assessment.schema.json` describes.
///
/// Members stand in a fixed order and none is ever left out; what has no value is null. With `only`, the practices and
/// dimensions that are not to be shown are left out and `only` says so; all else is as without.
public enum JSONReport: ReportFormat {
  /// Escapes for a JSON string.
  public typealias Escaper = JSONText

  /// Its id.
  public static let id = "json"

  /// Its files' ending.
  public static let fileExtension = "json"

  /// The document.
  public static func render(_ assessment: Assessment, options: ReportOptions) -> String {
    document(assessment, options).rendered() + "\n"
  }

  private static func document(_ assessment: Assessment, _ options: ReportOptions) -> JSONValue {
    let practices = assessment.practices.filter { options.shows(practice: $0.id, of: $0.dimension) }
    let shown = Set(practices.map(\.dimension))
    return .object([
      .init("schemaVersion", .integer(Assessment.schemaVersion)),
      .init("tool", .object([.init("name", .string("rung")), .init("version", .string(assessment.toolVersion))])),
      .init("model", .object([.init("version", .string(assessment.modelVersion))])),
      .init("rules", .object([.init("version", .string(assessment.rulesVersion))])),
      .init("commit", .optional(assessment.commit)),
      .init("source", source(assessment.source)),
      .init("subfolder", .optional(assessment.subfolder)),
      .init("only", options.only.isEmpty ? .null : .strings(options.only.sorted())),
      .init("languages", .array(assessment.languages.map(language))),
      .init("mlProject", mlProject(assessment.mlProject)),
      .init("project", landmarks(assessment.project)),
      .init("profile", assessment.profile.map(profile) ?? .null),
      .init("level", .integer(assessment.level)),
      .init("levelClaimed", .integer(assessment.levelClaimed)),
      .init("cappedBy", .strings(assessment.cappedBy)),
      .init("score", .decimal(assessment.score)),
      .init("scoreInScope", .decimal(assessment.scoreInScope)),
      .init("gates", .array(assessment.gates.map(JSONResults.gate))),
      .init(
        "dimensions",
        .array(
          assessment.dimensions.filter { options.only.isEmpty || shown.contains($0.id) }.map(JSONResults.dimension))),
      .init("practices", .array(practices.map(JSONResults.practice))),
      .init("technologies", .array(assessment.technologies.map(technology))),
      .init("frameworks", .array(assessment.frameworks.map(JSONResults.framework))),
      .init("nextSteps", .array(assessment.nextSteps.map(JSONResults.nextStep))),
      .init("leftOut", .array(assessment.leftOut.map(leftOut))),
      .init("diagnostics", .array(assessment.diagnostics.map(JSONResults.diagnostic))),
    ])
  }

  private static func source(_ source: Assessment.Source) -> JSONValue {
    .object([
      .init("name", .string(source.name)), .init("remote", .optional(source.remote)),
      .init("dirty", .optional(source.isDirty)),
    ])
  }

  private static func language(_ language: Assessment.LanguageShare) -> JSONValue {
    .object([
      .init("id", .string(language.id)), .init("files", .integer(language.files)), .init("lines", .integer(language.lines)),
    ])
  }

  private static func mlProject(_ project: Assessment.MLProject) -> JSONValue {
    .object([
      .init("isMLProject", .bool(project.isMLProject)), .init("reason", .string(project.reason)),
      .init("evidence", .array(project.evidence.map(JSONResults.evidence))),
    ])
  }

  private static func landmarks(_ project: Assessment.ProjectLandmarks) -> JSONValue {
    func list(_ landmarks: [Assessment.ProjectLandmarks.Landmark]) -> JSONValue {
      .array(
        landmarks.map { landmark in
          .object([.init("name", .string(landmark.name))] + JSONResults.place(landmark.location))
        })
    }
    return .object([
      .init("entryPoints", list(project.entryPoints)), .init("trainingCalls", list(project.trainingCalls)),
      .init("manifests", list(project.manifests)), .init("ciSystems", list(project.ciSystems)),
      .init("testFolders", list(project.testFolders)), .init("projects", list(project.projects)),
    ])
  }

  private static func profile(_ profile: Assessment.ProfileChoice) -> JSONValue {
    .object([
      .init("id", .string(profile.id)), .init("name", .string(profile.name)),
      .init("targetLevel", .integer(profile.targetLevel)),
    ])
  }

  private static func technology(_ technology: Assessment.TechnologyResult) -> JSONValue {
    .object([
      .init("id", .string(technology.id)), .init("name", .string(technology.name)),
      .init("category", .string(technology.category)),
      .init("evidence", .array(technology.evidence.map { .object(JSONResults.place($0)) })),
    ])
  }

  private static func leftOut(_ path: Assessment.LeftOutPath) -> JSONValue {
    .object([
      .init("path", .string(path.path)), .init("reason", .string(path.reason)), .init("files", .integer(path.files)),
    ])
  }
}
