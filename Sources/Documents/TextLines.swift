/// The lines of a text, whatever ends them.
enum TextLines {
  /// Gives each line without its end, with its number from 1, until `body` says false; true where the text's end was reached.
  static func forEach(of text: String, _ body: (Substring, Int) -> Bool) -> Bool {
    let units = text.utf8
    var start = units.startIndex
    var number = 1
    while start < units.endIndex {
      let end = units[start...].firstIndex(of: UInt8(ascii: "\n")) ?? units.endIndex
      guard body(text[start..<end], number) else { return false }
      guard end < units.endIndex else { break }
      start = units.index(after: end)
      number += 1
    }
    return true
  }
}

extension Substring {
  /// The text without the ASCII white space around it.
  var trimmed: Substring {
    let units = utf8
    guard let first = units.firstIndex(where: { !Self.isSpace($0) }), let last = units.lastIndex(where: { !Self.isSpace($0) })
    else { return self[startIndex..<startIndex] }
    return self[first..<units.index(after: last)]
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
