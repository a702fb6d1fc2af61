/// One line for a terminal: pieces of text with their styles, and how many cells they take.
///
/// The only way in is `add`, which escapes: nothing of a repository can reach a terminal raw, whoever builds the line.
public struct StyledLine: Hashable, Sendable {
  private struct Piece: Hashable {
    let text: String
    let style: Style
  }

  private var pieces: [Piece] = []

  /// How many cells the line takes.
  public private(set) var width = 0

  /// An empty line.
  public init() {}

  /// A line of one piece.
  public init(_ text: String, _ style: Style = .plain) { add(text, style) }

  /// Whether there is nothing on it.
  public var isEmpty: Bool { pieces.isEmpty }

  /// Adds text, made safe.
  public mutating func add(_ text: String, _ style: Style = .plain) {
    let safe = TerminalText.escape(text)
    guard !safe.isEmpty else { return }
    pieces.append(Piece(text: safe, style: style))
    width += DisplayWidth.of(safe)
  }

  /// Adds another line's pieces.
  public mutating func add(_ other: StyledLine) {
    pieces += other.pieces
    width += other.width
  }

  /// Fills up with blanks to `column`, and adds at least `gap`.
  public mutating func pad(to column: Int, gap: Int = 0) {
    let count = max(column - width, gap)
    guard count > 0 else { return }
    pieces.append(Piece(text: String(repeating: " ", count: count), style: .plain))
    width += count
  }

  /// The line as bytes for a terminal, without blanks at its end.
  ///
  /// Where the terminal knows ASCII alone, every other character is a question mark in each cell that it would take.
  public func rendered(_ palette: Palette, isUnicode: Bool = true) -> String {
    var kept = pieces[...]
    while let last = kept.last, last.text.utf8.allSatisfy({ $0 == 0x20 }) { kept.removeLast() }
    var result = ""
    for (index, piece) in zip(kept.indices, kept) {
      var text = piece.text
      if index == kept.endIndex - 1 { while text.utf8.last == 0x20 { text.removeLast() } }
      result += palette.paint(isUnicode ? text : Self.ascii(text), piece.style)
    }
    return result
  }

  private static func ascii(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = ""
    for character in text {
      if character.utf8.count == 1 {
        result.append(character)
      } else {
        result += String(repeating: "?", count: DisplayWidth.of(character))
      }
    }
    return result
  }
}
