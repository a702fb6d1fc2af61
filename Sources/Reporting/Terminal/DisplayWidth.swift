/// How many cells of a terminal a text takes, and how to cut it to so many.
///
/// Measured character by character as people see them (grapheme clusters): a letter with its marks is as wide as the letter,
/// an emoji of several parts two cells. Texts must be escaped first, as control characters have no width of their own.
public enum DisplayWidth {
  /// Where a text that is too long is cut.
  public enum Cut: Hashable, Sendable {
    /// At its end: prose and names.
    case end
    /// At its start: paths, whose end says most.
    case start
  }

  /// The cells of a text.
  public static func of(_ text: String) -> Int {
    let bytes = text.utf8
    if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The cells of one character.
  public static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if first.value < 0x7F, scalars.count == 1 { return 1 }
    if isEmoji(first, scalars) { return 2 }
    return scalars.reduce(0) { $0 + cells($1) }
  }

  /// `text`, or as much of it as fits into `width` cells with `ellipsis` in the place of the rest.
  public static func truncate(_ text: String, to width: Int, at cut: Cut = .end, ellipsis: String = "…") -> String {
    guard of(text) > width else { return text }
    let room = width - of(ellipsis)
    guard room > 0 else { return take(text, room: max(width, 0), from: cut) }
    let kept = take(text, room: room, from: cut)
    return cut == .end ? kept + ellipsis : ellipsis + kept
  }

  private static func take(_ text: String, room: Int, from cut: Cut) -> String {
    var room = room
    func fits(_ character: Character) -> Bool {
      room -= of(character)
      return room >= 0
    }
    switch cut {
    case .end: return String(text.prefix(while: fits))
    case .start:
      var start = text.endIndex
      while start > text.startIndex, fits(text[text.index(before: start)]) { start = text.index(before: start) }
      return String(text[start...])
    }
  }

  /// Whether a character is drawn as a picture: by itself, by selector 16, as a keycap, with a skin tone, joined with others,
  /// or as two letters of a flag.
  private static func isEmoji(_ first: Unicode.Scalar, _ scalars: Character.UnicodeScalarView) -> Bool {
    let properties = first.properties
    guard properties.isEmoji else { return false }
    if (0x1F1E6...0x1F1FF).contains(first.value) { return scalars.count > 1 }
    if properties.isEmojiPresentation { return true }
    return scalars.dropFirst().contains {
      $0.value == 0xFE0F || $0.value == 0x200D && first.value > 0x7F || $0.properties.isEmojiModifier
    }
  }

  private static func cells(_ scalar: Unicode.Scalar) -> Int {
    // The vowels and final consonants of Korean syllables written letter by letter share their first consonant's cells.
    if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .format, .control: return 0
    default: return EastAsianWidth.isWide(scalar) ? 2 : 1
    }
  }
}
