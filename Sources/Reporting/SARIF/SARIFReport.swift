import Diagnostics
public import MaturityModel

/// The gaps as static-analysis results: SARIF 2.1.0 (OASIS), which code-scanning views of forges and editors read.
///
/// Each practice is a rule, each one that is not met a result; one that is waived or out of the profile's scope is a suppressed
/// result. A practice of level 1 is a warning, since all else rests on it; the others are notes: they are work to choose, not
/// faults.
public enum SARIFReport: ReportFormat {
  /// Escapes for a JSON string.
  public typealias Escaper = JSONText

  /// Its id.
  public static let id = "sarif"

  /// Its files' ending.
  public static let fileExtension = "sarif"

  /// The document.
  public static func render(_ assessment: Assessment, options: ReportOptions) -> String {
    let rules = assessment.practices.filter { options.shows(practice: $0.id, of: $0.dimension) }
    let numbers = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
    let results = Gaps(assessment, options).all.map { result($0, number: numbers[$0.practice.id] ?? 0, assessment) }
    let driver: [JSONValue.Member] = [
      .init("name", .string("Rung")), .init("version", .string(assessment.toolVersion)),
      .init("semanticVersion", .string(assessment.toolVersion)), .init("rules", .array(rules.map { rule($0, options) })),
    ]
    var run: [JSONValue.Member] = [
      .init("tool", .object([.init("driver", .object(driver))])),
      .init("automationDetails", .object([.init("id", .string("rung/" + (assessment.subfolder.map { $0 + "/" } ?? "")))])),
      .init("columnKind", .string("unicodeCodePoints")),
    ]
    if let remote = assessment.source.remote, let commit = assessment.commit {
      run.append(
        .init(
          "versionControlProvenance",
          .array([.object([.init("repositoryUri", .string(remote)), .init("revisionId", .string(commit))])])))
    }
    run.append(.init("results", .array(results)))
    let document = JSONValue.object([
      .init("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")), .init("version", .string("2.1.0")),
      .init("runs", .array([.object(run)])),
    ])
    return document.rendered() + "\n"
  }

  private static func rule(_ practice: Assessment.PracticeResult, _ options: ReportOptions) -> JSONValue {
    let meaning = options.vocabulary.meaning(practice.id) ?? practice.id
    let help = Wording.countsWhen(meaning) + " " + Wording.moreAt(practice.id)
    return .object([
      .init("id", .string(practice.id)), .init("name", .string(practice.id)),
      .init("shortDescription", text(Wording.gap(practice.id, level: practice.level))),
      .init("fullDescription", text(meaning)),
      .init("help", .object([.init("text", .string(help)), .init("markdown", .string(MarkdownText.escape(help)))])),
      .init("defaultConfiguration", .object([.init("level", .string(level(practice)))])),
      .init(
        "properties",
        .object([
          .init("tags", .strings(["mlops", practice.dimension])), .init("maturityLevel", .integer(practice.level)),
        ])),
    ])
  }

  private static func result(_ gap: Gaps.Gap, number: Int, _ assessment: Assessment) -> JSONValue {
    let practice = gap.practice
    var physical: [JSONValue.Member] = [
      .init(
        "artifactLocation",
        .object([.init("uri", .string(PercentEncoding.path(gap.location.path))), .init("uriBaseId", .string("%SRCROOT%"))]))
    ]
    if let line = gap.location.line { physical.append(.init("region", .object([.init("startLine", .integer(line))]))) }
    var members: [JSONValue.Member] = [
      .init("ruleId", .string(practice.id)), .init("ruleIndex", .integer(number)), .init("level", .string(level(practice))),
      .init("kind", .string("fail")), .init("message", text(practice.reason)),
      .init("locations", .array([.object([.init("physicalLocation", .object(physical))])])),
      // One gap a practice: neither a line that moves nor another reason makes it a new one.
      .init(
        "partialFingerprints",
        .object([.init("rungPractice/v1", .string((assessment.subfolder.map { $0 + ":" } ?? "") + practice.id))])),
      .init("properties", .object([.init("status", .string(practice.status.rawValue))])),
    ]
    if let excuse = gap.excuse {
      members.append(
        .init(
          "suppressions", .array([.object([.init("kind", .string("external")), .init("justification", .string(excuse))])])))
    }
    return .object(members)
  }

  private static func level(_ practice: Assessment.PracticeResult) -> String { practice.level == 1 ? "warning" : "note" }

  private static func text(_ text: String) -> JSONValue { .object([.init("text", .string(text))]) }
}
