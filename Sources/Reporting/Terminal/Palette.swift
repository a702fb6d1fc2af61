/// What a piece of text is, as far as its looks go. A palette says how that looks.
public enum Style: Hashable, Sendable, CaseIterable {
  /// Running text.
  case plain
  /// The title of a section.
  case heading
  /// What the eye should find first.
  case strong
  /// What the eye may pass over.
  case faint
  /// A practice that is met; the part of the ladder that is climbed; the full part of a bar.
  case met
  /// A practice that is partly met.
  case partial
  /// A practice of which nothing is known.
  case unknown
  /// Something is wrong and the result says less.
  case warning
  /// Something is wrong and must be mended.
  case error
  /// A command to type.
  case command
}

/// How styles look: the terminal's own codes for each (SGR, ECMA-48 8.3.117), or none at all.
///
/// The sixteen named colours alone are used, so that a reader's own colour scheme decides what is legible.
public struct Palette: Hashable, Sendable {
  private let codes: [Style: String]

  private init(codes: [Style: String]) { self.codes = codes }

  /// Plain text.
  public static let none = Palette(codes: [:])

  /// Weight, and few colours.
  public static let standard = Palette(codes: [
    .heading: "1", .strong: "1", .faint: "2", .met: "32", .partial: "33", .unknown: "35", .warning: "33", .error: "31",
    .command: "36",
  ])

  /// `text`, which must be safe already, in that style.
  func paint(_ text: String, _ style: Style) -> String {
    guard let code = codes[style], !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
