/// The `.rung.yml` that `rung init` writes: everything that can be said in it, commented out, with a word on what it does.
///
/// Lines that begin with `# ` are for reading; the others that begin with `#` are settings, and hold once that sign is
/// taken out.
public enum ProjectConfigurationTemplate {
  /// The file's text; a name and a profile that are given hold at once.
  public static func text(name: String? = nil, profile: String? = nil, catalog: PracticeCatalog = .standard) -> String {
    let profiles = catalog.profiles.map { "#   \($0.id): \($0.audience) Aims at level \($0.targetLevel).\n" }.joined()
    return """
      # What this project says about itself to Rung. Every line may be left out.
      # What is observed in the repository decides the level; what stands here is shown beside it.

      # What the project is called in reports.
      \(setting("name", name, example: "churn-model"))

      # What the project aims at, which decides the next steps and what reports grey out:
      \(profiles)\(setting("profile", profile, example: "small-team"))

      # The level that it aims at, 0 to 4, where that is not the profile's.
      #target: 2

      # Practices that the project does without, and until when. A waived practice is not met, and opens no gate.
      #waive:
      #  - practice: autoscaling
      #    reason: The service answers ten requests a day.
      #    by: Ada Example
      #    until: 2030-12-31

      # What is done where the repository can't show it: a practice, an item of a framework, or a question.
      # Shown as claimed, beside what is observed. A date may not lie in the future.
      #attest:
      #  - practice: runbook
      #    statement: The on-call guide is in the team's handbook, chapter 4.
      #    by: Ada Example
      #    date: 2026-01-31
      #    link: https://handbook.example.org/on-call
      #  - framework: ml-test-score
      #    item: data-5
      #    statement: Names and addresses are removed before the data reaches the project.
      #    by: Ada Example
      #    date: 2026-01-31
      #    until: 2030-12-31

      # Paths that are not to be judged, with the reason, which reports list.
      #leave-out:
      #  - path: archive/first-attempt
      #    reason: Kept for the record and run by nobody.

      # The project folders of a repository that holds several.
      #projects:
      #  - services/churn
      #  - services/pricing

      """
  }

  private static func setting(_ key: String, _ value: String?, example: String) -> String {
    guard let value, !value.allSatisfy(\.isWhitespace) else { return "#\(key): \(example)" }
    return "\(key): \(doubleQuoted(value))"
  }

  /// A text as a double-quoted YAML scalar, which takes any character.
  private static func doubleQuoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where isUnsafe(scalar):
        let digits = String(scalar.value, radix: 16)
        quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Whether a character breaks a line, hides or turns text, or is none that YAML allows as it is.
  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: scalar.properties.isBidiControl
    }
  }
}
