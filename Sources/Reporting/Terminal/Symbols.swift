public import MaturityModel

/// The signs that reports draw with, for terminals that show Unicode and for those that don't.
///
/// Every sign is one cell wide in both sets, but the ellipsis, so that a layout is the same in both.
public struct Symbols: Hashable, Sendable {
  /// Signs of the four statuses.
  public let met, partial, absent, unknown: String
  /// Stands for a level that a dimension has none of.
  public let none: String
  /// The cells of a bar: full, half, and empty.
  public let full, half, empty: String
  /// A ladder's rung that is climbed and one that isn't, without the level's digit: left and right of it.
  public let climbed, open: (left: String, right: String)
  /// Points at where the project stands.
  public let here: String
  /// Separates short facts in one line.
  public let dot: String
  /// Stands for what was cut off.
  public let ellipsis: String

  /// For terminals that show Unicode.
  public static let unicode = Symbols(
    met: "✓", partial: "◐", absent: "·", unknown: "?", none: "–", full: "█", half: "▌", empty: "░",
    climbed: ("┣━", "━┫"), open: ("├─", "─┤"), here: "◀", dot: "·", ellipsis: "…")

  /// For all others.
  public static let ascii = Symbols(
    met: "+", partial: "~", absent: ".", unknown: "?", none: "-", full: "#", half: "=", empty: ".",
    climbed: ("|=", "=|"), open: ("|-", "-|"), here: "<", dot: "-", ellipsis: "...")

  /// The sign of a status.
  public func sign(_ status: PracticeStatus) -> String {
    switch status {
    case .met: met
    case .partial: partial
    case .absent: absent
    case .unknown: unknown
    }
  }

  /// Alike when the statuses' signs are: there are two sets.
  public static func == (left: Symbols, right: Symbols) -> Bool { left.met == right.met }

  /// Hashes what equality compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(met) }
}
