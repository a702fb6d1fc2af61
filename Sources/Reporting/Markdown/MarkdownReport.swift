import Diagnostics
public import MaturityModel

/// The report as Markdown: for a comment on a pull request, a step's summary, a wiki.
///
/// Stays under the 65,536 characters that forges take: evidence is cut first, then the list of practices, and what was cut is
/// said.
public enum MarkdownReport: ReportFormat {
  /// Escapes for Markdown.
  public typealias Escaper = MarkdownText

  /// Its id.
  public static let id = "markdown"

  /// Its files' ending.
  public static let fileExtension = "md"

  /// How long a report may be, in UTF-16 units, which forges count.
  static let limit = 65_000

  /// How much evidence of a practice is listed, the most first.
  private static let evidence = [5, 2, 1, 0]

  /// The document.
  public static func render(_ assessment: Assessment, options: ReportOptions) -> String {
    for count in evidence {
      let text = document(assessment, options, evidence: count, hasPractices: true)
      if text.utf16.count <= limit { return text }
    }
    let short = document(assessment, options, evidence: 0, hasPractices: false)
    guard short.utf16.count > limit else { return short }
    return document(assessment, options, evidence: 0, hasPractices: false, hasDetails: false)
  }

  private static func document(
    _ assessment: Assessment, _ options: ReportOptions, evidence: Int, hasPractices: Bool, hasDetails: Bool = true
  ) -> String {
    let words = options.vocabulary
    var blocks = head(assessment, words)
    if hasDetails { blocks += next(assessment, words) }
    blocks.append(dimensions(assessment))
    if hasPractices {
      blocks += assessment.dimensions.compactMap { practices(of: $0, assessment, options, evidence: evidence) }
      if evidence < Self.evidence[0] { blocks.append(Wording.cutEvidence) }
    } else {
      blocks.append(Wording.cutPractices)
    }
    if hasDetails, let diagnostics = diagnostics(assessment) { blocks.append(diagnostics) }
    blocks.append(
      "<sub>" + escape(Wording.judgedBy(assessment.toolVersion, model: assessment.modelVersion, commit: assessment.commit))
        + "</sub>")
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func escape(_ text: String) -> String { Escaper.escape(text) }

  private static func head(_ assessment: Assessment, _ words: ReportVocabulary) -> [String] {
    let level = Wording.level(assessment.level, name: words.levelName(assessment.level), dot: ": ")
    var blocks = ["## \(escape(assessment.source.name)): \(escape(level))"]
    // The ladder on one line: a filled sign for each level that was climbed.
    let rungs = words.levels.indices.map { $0 <= assessment.level ? "\u{25CF} **\($0)**" : "\u{25CB} \($0)" }
    blocks.append(rungs.joined(separator: " \u{2014} ") + " \u{2003} " + escape(Wording.score(assessment.score)))
    if words.levels.indices.contains(assessment.level) { blocks.append(escape(words.levels[assessment.level].meaning)) }
    if assessment.levelClaimed != assessment.level {
      blocks.append(escape(Wording.claimedLevel(assessment.levelClaimed, name: words.levelName(assessment.levelClaimed))))
    }
    if !assessment.cappedBy.isEmpty { blocks.append(escape(Wording.capped(by: assessment.cappedBy))) }
    if !assessment.mlProject.isMLProject { blocks.append(escape(Wording.noMLProject(assessment.mlProject.reason))) }
    return blocks
  }

  private static func next(_ assessment: Assessment, _ words: ReportVocabulary) -> [String] {
    guard let gate = assessment.gates.first(where: { !$0.holds }) else { return ["### " + escape(Wording.allGatesHold)] }
    let title = "### " + escape(Wording.nextLevel(gate.level, name: words.levelName(gate.level), dot: ": "))
    let steps = assessment.nextSteps.map { step in
      "- [ ] **\(escape(step.practice))** (\(escape(Wording.effort(step.effort)))): \(escape(step.advice)) "
        + Escaper.code(Wording.explain(step.practice))
    }
    return steps.isEmpty ? [title] : [title, steps.joined(separator: "\n")]
  }

  private static func dimensions(_ assessment: Assessment) -> String {
    var rows = ["| Dimension | Level | Score | L1 | L2 | L3 | L4 |", "| --- | --- | ---: | --- | --- | --- | --- |"]
    for dimension in assessment.dimensions {
      let cells = (1...4).map { level -> String in
        guard let cell = dimension.cells.first(where: { $0.level == level }), cell.total > 0 else { return "\u{2013}" }
        return Wording.share(Wording.shortNumber(cell.counted), of: cell.total)
      }
      let level = dimension.level.map(String.init) ?? "\u{2013}"
      rows.append(
        "| " + ([escape(dimension.name), level, Wording.number(dimension.score)] + cells).joined(separator: " | ") + " |")
    }
    return rows.joined(separator: "\n")
  }

  /// The practices of a dimension, folded; nil where none is to be shown.
  private static func practices(
    of dimension: Assessment.DimensionResult, _ assessment: Assessment, _ options: ReportOptions, evidence: Int
  ) -> String? {
    let practices = assessment.practices.filter {
      $0.dimension == dimension.id && options.shows(practice: $0.id, of: $0.dimension)
    }
    guard !practices.isEmpty else { return nil }
    let met = practices.count { $0.status == .met }
    let lines = practices.flatMap { practice -> [String] in
      var line =
        "- \(HTMLPage.sign(practice.status)) **\(escape(practice.id))** \(practice.status.rawValue): \(escape(practice.reason))"
      if let claim = practice.claim { line += " _" + escape(Wording.claimInFull(claim, status: practice.status)) + "_" }
      return [line]
        + practice.evidence.prefix(evidence).map { proof in
          "  - " + Escaper.code(proof.location.description) + (proof.snippet.isEmpty ? "" : " " + Escaper.code(proof.snippet))
        }
    }
    let summary = HTMLText.escape("\(dimension.name): \(met) of \(practices.count) met")
    return "<details><summary>\(summary)</summary>\n\n" + lines.joined(separator: "\n") + "\n\n</details>"
  }

  private static func diagnostics(_ assessment: Assessment) -> String? {
    let shown = assessment.diagnostics.sorted { $0.severity > $1.severity }.prefix(20)
    guard !shown.isEmpty else { return nil }
    var lines = shown.map { diagnostic in
      "- \(diagnostic.severity.rawValue): "
        + (diagnostic.location.map { Escaper.code($0.description) + " " } ?? "") + escape(diagnostic.message)
    }
    if assessment.diagnostics.count > shown.count {
      lines.append("- " + escape(Wording.moreDiagnostics(assessment.diagnostics.count - shown.count)))
    }
    return "<details><summary>\(Wording.diagnostics)</summary>\n\n" + lines.joined(separator: "\n") + "\n\n</details>"
  }
}
