public import MaturityModel

/// The level as a picture for a README: a small SVG that needs no network and says its level to who can't see it.
public enum BadgeReport: ReportFormat {
  /// Escapes for XML.
  public typealias Escaper = XMLText

  /// Its id.
  public static let id = "badge"

  /// Its files' ending.
  public static let fileExtension = "svg"

  /// From a bare frame to a full one, each with at least 4.5:1 to white text.
  static let colours = ["#5b6270", "#4a6a8a", "#2f6f8f", "#0b6b5f", "#17663a"]

  /// The picture.
  public static func render(_ assessment: Assessment, options: ReportOptions) -> String {
    let label = Wording.badgeLabel
    let value = Wording.badgeValue(assessment.level)
    // Letters of the usual fonts are 6 to 7 pixels wide at this size; textLength makes whatever font there is fit.
    let widths = [label, value].map { $0.count * 7 + 12 }
    let title = Escaper.escape(
      Wording.badgeTitle(assessment.source.name, level: assessment.level, name: options.vocabulary.levelName(assessment.level)))
    let colour = colours[min(max(assessment.level, 0), colours.count - 1)]
    func text(_ text: String, _ start: Int, _ width: Int) -> String {
      "<text x=\"\(start + 6)\" y=\"14\" textLength=\"\(width - 12)\" lengthAdjust=\"spacingAndGlyphs\">\(Escaper.escape(text))</text>"
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(widths[0] + widths[1])" height="20" role="img" aria-label="\(title)">
      <title>\(title)</title>
      <clipPath id="edge"><rect width="\(widths[0] + widths[1])" height="20" rx="4"/></clipPath>
      <g clip-path="url(#edge)"><rect width="\(widths[0])" height="20" fill="#333941"/><rect x="\(widths[0])" width="\(widths[1])" height="20" fill="\(colour)"/></g>
      <g fill="#ffffff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">\(text(label, 0, widths[0]))\(text(value, widths[0], widths[1]))</g>
      </svg>

      """
  }
}

/// The level for a badge that shields.io draws: its endpoint's JSON.
public enum ShieldsReport: ReportFormat {
  /// Escapes for a JSON string.
  public typealias Escaper = JSONText

  /// Its id.
  public static let id = "shields"

  /// Its files' ending.
  public static let fileExtension = "json"

  /// The document.
  public static func render(_ assessment: Assessment, options: ReportOptions) -> String {
    let colour = BadgeReport.colours[min(max(assessment.level, 0), BadgeReport.colours.count - 1)]
    return JSONValue.object([
      .init("schemaVersion", .integer(1)), .init("label", .string(Wording.badgeLabel)),
      .init("message", .string(Wording.badgeValue(assessment.level))), .init("color", .string(colour)),
    ]).rendered() + "\n"
  }
}
