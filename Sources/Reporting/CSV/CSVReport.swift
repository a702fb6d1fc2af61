import Diagnostics
public import MaturityModel

/// The practices as a table for spreadsheets (RFC 4180): a row a practice, lines ended by CR and LF, every field in quotes.
///
/// Columns, in this order, to which later versions only add at the end: practice, dimension, level, status, claim, out of
/// scope, reason, evidence (places, separated by blanks).
public enum CSVReport: ReportFormat {
  /// Escapes for a field.
  public typealias Escaper = CSVText

  /// Its id.
  public static let id = "csv"

  /// Its files' ending.
  public static let fileExtension = "csv"

  private static let columns = ["practice", "dimension", "level", "status", "claim", "out_of_scope", "reason", "evidence"]

  /// The document.
  public static func render(_ assessment: Assessment, options: ReportOptions) -> String {
    let practices = assessment.practices.filter { options.shows(practice: $0.id, of: $0.dimension) }
    let rows = practices.map { practice in
      [
        practice.id, practice.dimension, "\(practice.level)", practice.status.rawValue,
        practice.claim.map { Wording.claimInFull($0, status: practice.status) } ?? "", practice.outOfScope ?? "", practice.reason,
        practice.evidence.map(\.location.description).joined(separator: " "),
      ]
    }
    return ([columns] + rows).map { $0.map(Escaper.escape).joined(separator: ",") + "\r\n" }.joined()
  }
}
