/// The published JSON Schema (2020-12) of the JSON report.
public enum AssessmentSchema {
  /// Its text.
  public static var text: String { EmbeddedContent.content("assessment.schema.json")?.description ?? "" }
}
