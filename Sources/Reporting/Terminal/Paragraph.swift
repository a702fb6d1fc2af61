/// Running text broken into lines of at most so many cells.
public enum Paragraph {
  /// Lines longer than this are hard to read, however wide the terminal.
  public static let comfortableWidth = 100

  /// The lines of `text`, made safe: broken at blanks, and inside a word only where it alone is too long for a line.
  /// There is always one line at least, and no line is wider than `width`.
  public static func lines(_ text: String, width: Int) -> [String] {
    let width = max(width, 2)
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in TerminalText.escape(text).split(separator: " ") {
      var word = String(word)
      var cells = DisplayWidth.of(word)
      if used > 0, used + 1 + cells <= width {
        line += " " + word
        used += 1 + cells
        continue
      }
      if used > 0 { lines.append(line) }
      while cells > width {
        let head = DisplayWidth.truncate(word, to: width, ellipsis: "")
        lines.append(head)
        word = String(word.dropFirst(head.count))
        cells = DisplayWidth.of(word)
      }
      line = word
      used = cells
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }
}
