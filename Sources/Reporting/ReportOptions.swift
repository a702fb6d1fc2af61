/// What a report shows and how wide: everything about the reader, nothing about the repository.
public struct ReportOptions: Sendable {
  /// Ids of the dimensions and practices to show; empty for all. Never changes what is judged.
  public var only: Set<String>
  /// Whether to show reasons, all evidence and all diagnostics.
  public var isVerbose: Bool
  /// How many cells a line may take, from 40 to 200.
  public var width: Int
  /// The colours; `.none` where the output is no terminal.
  public var palette: Palette
  /// Whether the terminal shows more than ASCII.
  public var isUnicode: Bool
  /// The words for people that an assessment does not carry.
  public var vocabulary: ReportVocabulary

  /// The widths that a text report can be laid out for; others are brought into them.
  public static let widths = 40...200

  /// Options; without arguments, what a pipe gets.
  public init(
    only: Set<String> = [], isVerbose: Bool = false, width: Int = 80, palette: Palette = .none, isUnicode: Bool = true,
    vocabulary: ReportVocabulary
  ) {
    self.only = only
    self.isVerbose = isVerbose
    self.width = min(max(width, Self.widths.lowerBound), Self.widths.upperBound)
    self.palette = palette
    self.isUnicode = isUnicode
    self.vocabulary = vocabulary
  }
}

extension ReportOptions {
  /// Whether a practice of a dimension is to be shown.
  func shows(practice: String, of dimension: String) -> Bool {
    only.isEmpty || only.contains(practice) || only.contains(dimension)
  }
}
