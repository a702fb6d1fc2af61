/// Makes any text fit to stand between the quotes of a JSON string (RFC 8259).
///
/// Beyond what JSON asks for, everything that a terminal would obey or hide is escaped too (controls, reading direction,
/// zero width, separators), so that a report shown as it is does no harm either.
public enum JSONText: TextEscaper {
  /// `raw` as the inside of a string.
  public static func escape(_ raw: String) -> String {
    if raw.utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) { return raw }
    var result = ""
    result.reserveCapacity(raw.utf8.count + 8)
    for scalar in raw.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where isHidden(scalar): for unit in Character(scalar).utf16 { result += escape(unit: unit) }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    if scalar.properties.isDefaultIgnorableCodePoint { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: return true
    default: return false
    }
  }

  private static func escape(unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
