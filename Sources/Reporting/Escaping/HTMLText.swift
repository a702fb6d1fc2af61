/// Makes any text fit to stand in an HTML page, between tags or between the quotes of an attribute.
///
/// What would turn the reading direction or hide is written out, as in a terminal (`TerminalText`); then `&`, `<`, `>` and
/// quotes become references. The report's templates do the second half themselves, for every `{{value}}`.
public enum HTMLText: TextEscaper {
  /// `raw` made safe.
  public static func escape(_ raw: String) -> String {
    var result = ""
    for scalar in TerminalText.escape(raw).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
