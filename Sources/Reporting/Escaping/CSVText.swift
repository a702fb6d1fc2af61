/// Makes any text fit to be a field of a CSV file (RFC 4180), and harmless in a spreadsheet: a field that would be taken for a
/// formula begins with an apostrophe.
public enum CSVText: TextEscaper {
  /// `raw` as a quoted field.
  public static func escape(_ raw: String) -> String {
    var text = TerminalText.escape(raw)
    // Blanks in front don't keep a spreadsheet from seeing a formula.
    if let first = text.unicodeScalars.first(where: { $0 != " " }), "=+-@|%".unicodeScalars.contains(first) { text = "'" + text }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
