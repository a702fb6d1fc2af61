/// Small cuts of text that the parsers of containers, infrastructure and pipelines share.
enum TextLines {
  /// The lines of `text`, broken at line feeds only (as lines are counted everywhere), without carriage returns at their end.
  static func split(_ text: String) -> [Substring] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
    }
  }
}

extension Substring {
  /// Without white space at the start.
  var droppingLeadingSpace: Substring { drop { $0.isWhitespace } }

  /// Without white space at both ends.
  var droppingOuterSpace: Substring {
    let start = droppingLeadingSpace
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start[start.endIndex...] }
    return start[...last]
  }
}
