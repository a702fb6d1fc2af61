/// Makes any text fit for a workflow command of GitHub Actions (`::notice file=…::message`): one line, nothing that would end a
/// property or begin another command.
public enum WorkflowText: TextEscaper {
  /// `raw` as a message.
  public static func escape(_ raw: String) -> String { escaped(raw, ["%": "%25", "\r": "%0D", "\n": "%0A"]) }

  /// `raw` as the value of a property, which a colon or a comma would end.
  static func property(_ raw: String) -> String {
    escaped(raw, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  private static func escaped(_ raw: String, _ signs: KeyValuePairs<Unicode.Scalar, String>) -> String {
    TerminalText.escape(raw).unicodeScalars.reduce(into: "") { result, scalar in
      if let sign = signs.first(where: { $0.key == scalar }) {
        result += sign.value
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
}
