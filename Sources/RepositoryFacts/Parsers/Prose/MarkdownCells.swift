/// Cuts a row of a pipe table into its cells.
enum MarkdownCells {
  /// The cells' text, trimmed; `\|` and bars in code spans don't separate.
  static func split(_ row: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var row = TextBytes.trimmed(row)
    if row.first == UInt8(ascii: "|") { row.removeFirst() }
    if row.last == UInt8(ascii: "|"), row.dropLast().last != UInt8(ascii: "\\") { row.removeLast() }
    var cells: [ArraySlice<UInt8>] = []
    var start = row.startIndex
    var isInCode = false
    var index = row.startIndex
    while index < row.endIndex {
      switch row[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "`"): isInCode.toggle()
      case UInt8(ascii: "|") where !isInCode:
        cells.append(TextBytes.trimmed(row[start..<index]))
        start = index + 1
      default: break
      }
      index += 1
    }
    cells.append(TextBytes.trimmed(row[min(start, row.endIndex)...]))
    return cells
  }
}

/// The header and the number of rows of an HTML table.
struct HTMLTable {
  /// The cells of the header: all `th` of the first row that has some, else the first row's `td`.
  private(set) var header: [[UInt8]] = []
  /// How many rows follow.
  private(set) var rows = 0

  /// Reads the table from its source; what is not closed ends with the table.
  init(_ content: [UInt8]) {
    var row: [[UInt8]] = []
    var cell: [UInt8]?
    var index = 0
    func endCell() {
      if let open = cell { row.append(open) }
      cell = nil
    }
    func endRow() {
      endCell()
      if !row.isEmpty {
        if header.isEmpty { header = row } else { rows += 1 }
      }
      row = []
    }
    while index < content.count {
      guard content[index] == UInt8(ascii: "<") else {
        cell?.append(content[index])
        index += 1
        continue
      }
      let end = content[index...].firstIndex(of: UInt8(ascii: ">")) ?? content.count
      let tag = HTMLTag(content[(index + 1)..<max(end, index + 1)].prefix(200))
      switch tag.name {
      case "tr", "table": endRow()
      case "th", "td":
        endCell()
        if !tag.isClosing { cell = [] }
      default: break
      }
      index = min(end, content.count - 1) + 1
    }
    endRow()
  }
}
