import Diagnostics
public import MaturityModel

/// The report as workflow commands of GitHub Actions, which become notes at the files of a pull request: first the level, then
/// what opens the next one. A step shows ten of a sort, so no more are given; the summary of the step has the rest.
public enum WorkflowCommands: ReportFormat {
  /// Escapes for a workflow command.
  public typealias Escaper = WorkflowText

  /// Its id.
  public static let id = "github"

  /// Its files' ending.
  public static let fileExtension = "txt"

  private static let most = 9

  /// The commands, a line each.
  public static func render(_ assessment: Assessment, options: ReportOptions) -> String {
    let level = Wording.level(assessment.level, name: options.vocabulary.levelName(assessment.level), dot: ": ")
    var lines = [command("notice", title: "Rung", "\(level), \(Wording.score(assessment.score)).")]
    let gaps = Dictionary(uniqueKeysWithValues: Gaps(assessment, options).all.map { ($0.practice.id, $0) })
    for step in assessment.nextSteps.prefix(most) {
      guard let gap = gaps[step.practice] else { continue }
      let place = "file=\(Escaper.property(gap.location.path)),line=\(gap.location.line ?? 1),"
      lines.append(command("notice", place: place, title: step.practice, "\(step.advice) (\(Wording.explain(step.practice)))"))
    }
    for diagnostic in assessment.diagnostics.filter({ $0.severity == .error }).prefix(most) {
      let place = diagnostic.location.map { "file=\(Escaper.property($0.path)),line=\($0.line ?? 1)," } ?? ""
      lines.append(command("warning", place: place, title: diagnostic.id, diagnostic.message))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func command(_ name: String, place: String = "", title: String, _ message: String) -> String {
    "::\(name) \(place)title=\(Escaper.property(title))::\(Escaper.escape(message))"
  }
}
