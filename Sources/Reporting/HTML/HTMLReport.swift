public import MaturityModel

/// The report for people who are not at a terminal: one page that needs no network and no script.
///
/// The page's looks stand in `Templates/report`, what it says in `HTMLPage`.
public enum HTMLReport: ReportFormat {
  /// Escapes for HTML.
  public typealias Escaper = HTMLText

  /// Its id.
  public static let id = "html"

  /// Its files' ending.
  public static let fileExtension = "html"

  /// The page.
  public static func render(_ assessment: Assessment, options: ReportOptions) -> String {
    ReportTemplates.standard.render(HTMLPage(assessment, options))
  }
}
