/// Makes any text fit to stand in an XML document, between tags or in an attribute: HTML's escapes, which XML shares, without
/// the characters that XML 1.0 can't hold at all.
public enum XMLText: TextEscaper {
  /// `raw` made safe.
  public static func escape(_ raw: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in HTMLText.escape(raw).unicodeScalars {
      switch scalar.value {
      case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: result.append(scalar)
      default: result.append("\u{FFFD}")
      }
    }
    return String(result)
  }
}
