/// Makes any text fit to stand in Markdown as GitHub, GitLab and others render it, on one line, as nothing but text: no
/// heading, link, mention, table cell, HTML or emoji name comes of it.
public enum MarkdownText: TextEscaper {
  /// What has a meaning in some flavour of Markdown.
  private static let special: Set<Unicode.Scalar> = ["\\", "`", "*", "_", "[", "]", "!", "|", "~", "$"]
  /// What an address begins with, before its colon.
  private static let schemes = ["http", "https", "ftp", "mailto", "xmpp", "javascript", "data"]

  /// `raw` made safe.
  public static func escape(_ raw: String) -> String {
    var result = ""
    for scalar in TerminalText.escape(raw).unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      // Mentions and numbers of issues are looked for in what was rendered; an empty comment behind their sign ends them.
      case "@", "#": result += "\\\(scalar)<!-- -->"
      // Addresses become links of themselves.
      case ":" where schemes.contains(where: result.lowercased().hasSuffix): result += "\\:"
      case "." where result.lowercased().hasSuffix("www"): result += "\\."
      case _ where special.contains(scalar):
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// `raw` in the letters of code. Markdown reads on within the tag, so what it would read is escaped there too.
  static func code(_ raw: String) -> String { "<code>" + escape(raw) + "</code>" }
}
