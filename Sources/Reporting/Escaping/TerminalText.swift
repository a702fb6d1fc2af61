/// Makes any text safe for a terminal, and keeps it on one line.
///
/// What would move the cursor, change the looks, turn the reading direction or hide is written out instead of sent:
/// a line break as `\n` or `\r`, a control character as `\x1b`, every other one as `\u{202e}`. Tabs and the wide or
/// unbreakable blanks become one blank. Emoji keep the joiners and selectors that they are made of; everywhere else those are
/// written out too. A backslash stands for itself: this is to be looked at, not read back.
public enum TerminalText: TextEscaper {
  /// More marks than this on one character are written out: no script needs so many, and they would run over other lines.
  private static let mostMarks = 6

  /// `raw` made safe.
  public static func escape(_ raw: String) -> String {
    if raw.utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F }) { return raw }
    var result = ""
    result.reserveCapacity(raw.utf8.count)
    for character in raw { append(character, to: &result) }
    return result
  }

  private static func append(_ character: Character, to result: inout String) {
    let scalars = Array(character.unicodeScalars)
    var marks = 0
    for index in scalars.indices {
      if isEmojiPart(index, of: scalars) || isSafe(scalars[index], isFirst: index == 0, marks: &marks) {
        result.unicodeScalars.append(scalars[index])
      } else {
        result += substitute(scalars[index])
      }
    }
  }

  private static func isSafe(_ scalar: Unicode.Scalar, isFirst: Bool, marks: inout Int) -> Bool {
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint || properties.isBidiControl { return false }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: return false
    case .spaceSeparator: return scalar == " "
    case .nonspacingMark, .enclosingMark, .spacingMark:
      // A mark without a letter of its own would settle on what stands before it.
      marks += 1
      return !isFirst && marks <= mostMarks
    default: return true
    }
  }

  /// A joiner between two emoji, one selector after an emoji, or one of the few tags that spell a region's flag: no more, as
  /// any of them could hide a message.
  private static func isEmojiPart(_ index: Int, of scalars: [Unicode.Scalar]) -> Bool {
    guard index > 0, scalars[0].properties.isEmoji else { return false }
    let previous = scalars[index - 1]
    switch scalars[index].value {
    case 0x200D:
      return scalars[0].value > 0x7F && previous.value != 0x200D && index + 1 < scalars.count
        && scalars[index + 1].properties.isEmoji
    case 0xFE0E, 0xFE0F: return previous.properties.isEmoji
    case 0xE0020...0xE007F: return scalars[0].value == 0x1F3F4 && index <= 6
    default: return false
    }
  }

  private static func substitute(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": " "
    case _ where scalar.properties.generalCategory == .spaceSeparator: " "
    case _ where scalar.value <= 0xFF && scalar.properties.generalCategory == .control:
      "\\x" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
    default: "\\u{" + String(scalar.value, radix: 16) + "}"
    }
  }
}
