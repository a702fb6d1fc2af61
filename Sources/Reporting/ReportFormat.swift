public import MaturityModel

/// Turns what stands in a repository into text that its format can carry without harm.
///
/// Escaping twice gives the same as escaping once in no format but the terminal's, so that each string is escaped where it
/// enters a document and nowhere else.
public protocol TextEscaper: Sendable {
  /// `raw`, which may be any text at all, made safe.
  static func escape(_ raw: String) -> String
}

/// One way to write an assessment down: one file a format, and none without the escaper that belongs to it.
public protocol ReportFormat: Sendable {
  /// What every string of a repository passes through on its way into this format.
  associatedtype Escaper: TextEscaper

  /// What the format is called on the command line.
  static var id: String { get }

  /// The ending of a file in this format, without the dot.
  static var fileExtension: String { get }

  /// The whole document, ending with a line break.
  static func render(_ assessment: Assessment, options: ReportOptions) -> String
}

/// All formats there are.
public enum ReportFormats {
  /// The formats, in the order in which help lists them; the first is the default.
  public static let all: [any ReportFormat.Type] = [
    TextReport.self, JSONReport.self, HTMLReport.self, MarkdownReport.self, SARIFReport.self, JUnitReport.self, CSVReport.self,
    BadgeReport.self, ShieldsReport.self, WorkflowCommands.self,
  ]

  /// The format of that id, if there is one.
  public static func named(_ id: String) -> (any ReportFormat.Type)? { all.first { $0.id == id } }
}
