/// Rows whose columns stand under each other, measured in cells of a terminal.
///
/// Columns are as wide as their widest cell. Where that is more than there is room for, the flexible ones give way, the widest
/// first, and their cells are cut or wrapped.
public struct TextTable: Sendable {
  /// How one column looks.
  public struct Column: Hashable, Sendable {
    /// Which edge the cells stand at.
    public enum Alignment: Hashable, Sendable {
      /// Words.
      case left
      /// Numbers.
      case right
    }
    /// What becomes of a cell that is wider than its column.
    public enum Overflow: Hashable, Sendable {
      /// The column never gives way.
      case never
      /// The end is cut off.
      case cutEnd
      /// The start is cut off, for paths.
      case cutStart
      /// It goes on in the next line.
      case wrap
    }
    /// Which edge its cells stand at.
    public let alignment: Alignment
    /// What becomes of a cell that is too wide.
    public let overflow: Overflow
    /// The fewest cells that the column gives way to.
    public let least: Int
    /// The most cells that it takes even where there is room.
    public let most: Int

    /// A column; by default of words, that keeps its width.
    public init(_ alignment: Alignment = .left, overflow: Overflow = .never, least: Int = 8, most: Int = .max) {
      self.alignment = alignment
      self.overflow = overflow
      self.least = least
      self.most = most
    }
  }

  /// A cell's text and looks.
  public struct Cell: Hashable, Sendable {
    /// Its text, as it came.
    public let text: String
    /// Its looks.
    public let style: Style

    /// A cell.
    public init(_ text: String, _ style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  private let columns: [Column]
  private let gap: Int
  private var rows: [[Cell]] = []

  /// A table without rows; columns are `gap` cells apart.
  public init(_ columns: [Column], gap: Int = 2) {
    self.columns = columns
    self.gap = gap
  }

  /// Adds a row; cells that lack are empty, and those beyond the columns are left out.
  public mutating func add(_ cells: [Cell]) {
    rows.append(columns.indices.map { $0 < cells.count ? Cell(TerminalText.escape(cells[$0].text), cells[$0].style) : Cell("") })
  }

  /// The table's lines, none wider than `width` as far as its rigid columns allow.
  public func lines(width: Int, ellipsis: String = "…") -> [StyledLine] {
    let widths = columnWidths(room: width)
    return rows.flatMap { row in
      let wrapped = columns.indices.map { fit(row[$0].text, columns[$0], widths[$0], ellipsis) }
      return (0..<(wrapped.map(\.count).max() ?? 0)).map { number in
        var line = StyledLine()
        var edge = 0
        for (index, texts) in wrapped.enumerated() where widths[index] > 0 {
          let text = number < texts.count ? texts[number] : ""
          let lead = columns[index].alignment == .right ? widths[index] - DisplayWidth.of(text) : 0
          if !text.isEmpty {
            line.pad(to: edge + lead)
            line.add(text, row[index].style)
          }
          edge += widths[index] + gap
        }
        return line
      }
    }
  }

  private func columnWidths(room: Int) -> [Int] {
    var widths = columns.indices.map { index in
      min(rows.reduce(0) { max($0, DisplayWidth.of($1[index].text)) }, columns[index].most)
    }
    func total() -> Int { widths.reduce(0, +) + gap * max(widths.filter { $0 > 0 }.count - 1, 0) }
    var excess = total() - room
    while excess > 0 {
      let flexible = columns.indices.filter { columns[$0].overflow != .never && widths[$0] > columns[$0].least }
      guard let widest = flexible.max(by: { widths[$0] < widths[$1] }) else { break }
      // Down to the next widest in one go, so that the effort does not grow with the cells' length.
      let next = flexible.filter { $0 != widest }.map { widths[$0] }.max() ?? 0
      let step = min(excess, max(widths[widest] - max(next, columns[widest].least), 1))
      widths[widest] -= step
      excess -= step
    }
    return widths
  }

  private func fit(_ text: String, _ column: Column, _ width: Int, _ ellipsis: String) -> [String] {
    switch column.overflow {
    case .never where column.most == .max: [text]
    case .never, .cutEnd: [DisplayWidth.truncate(text, to: width, ellipsis: ellipsis)]
    case .cutStart: [DisplayWidth.truncate(text, to: width, at: .start, ellipsis: ellipsis)]
    case .wrap: Paragraph.lines(text, width: width)
    }
  }
}
