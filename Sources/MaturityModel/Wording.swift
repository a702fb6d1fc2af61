import Diagnostics

/// Every message of this target, with its id.
enum Wording {
  static let customProfileName = "Own target"
  static let customProfileAudience = "A project that names a target level and no profile."

  // MARK: The file .rung.yml

  static func syntax(_ problem: String, at place: FileLocation) -> Diagnostic {
    error("config-syntax", place, problem)
  }

  static func severalDocuments(at place: FileLocation) -> Diagnostic {
    error(
      "config-several-documents", place, "the file holds more than one YAML document", "keep one and take out the '---' lines")
  }

  static func noMapping(_ part: ConfigurationPart, at place: FileLocation) -> Diagnostic {
    error("config-no-mapping", place, "\(noun(part)) must be keys with values", "write 'key: value'; \(keys(of: part))")
  }

  static func unknownKey(_ key: String, nearest: String?, _ part: ConfigurationPart, at place: FileLocation) -> Diagnostic {
    error("config-unknown-key", place, "\(noun(part)) has no key \(quoted(key))", write(nearest) ?? keys(of: part))
  }

  static func missingKey(_ key: String, _ part: ConfigurationPart, at place: FileLocation) -> Diagnostic {
    error("config-missing-key", place, "\(noun(part)) lacks '\(key)'", "add '\(key):' with its value")
  }

  static func noList(_ key: String, at place: FileLocation) -> Diagnostic {
    error("config-no-list", place, "'\(key)' must be a list", "begin each entry with '- ' on a line of its own")
  }

  static func noText(_ key: String, at place: FileLocation) -> Diagnostic {
    error("config-no-text", place, "'\(key)' must be a text", "write it after the colon, in quotes if it holds a colon itself")
  }

  static func emptyText(_ key: String, at place: FileLocation) -> Diagnostic {
    error("config-empty-text", place, "'\(key)' is empty", "write its text or take the key out")
  }

  static func longText(_ key: String, limit: Int, at place: FileLocation) -> Diagnostic {
    error("config-long-text", place, "'\(key)' is longer than \(limit) bytes", "shorten it")
  }

  static func noLevel(_ word: String, at place: FileLocation) -> Diagnostic {
    error("config-level", place, "\(quoted(word)) is no level", "write a number from 0 to 4")
  }

  static func noDate(_ word: String, at place: FileLocation) -> Diagnostic {
    error("config-date", place, "\(quoted(word)) is no date", "write year, month and day, as in 2026-03-31")
  }

  static func futureDate(_ date: CalendarDay, _ day: CalendarDay, at place: FileLocation) -> Diagnostic {
    error(
      "config-future-date", place, "\(date) is after \(day), the day that is judged by",
      "write the day on which the statement was made")
  }

  static func endsBeforeItBegins(_ until: CalendarDay, _ date: CalendarDay, at place: FileLocation) -> Diagnostic {
    error("config-reversed-dates", place, "'until' (\(until)) is before 'date' (\(date))", "write a later day")
  }

  static func unknownProfile(_ word: String, nearest: String?, known: [String], at place: FileLocation) -> Diagnostic {
    error(
      "config-unknown-profile", place, "there is no profile \(quoted(word))",
      write(nearest) ?? "the profiles are \(joined(known))")
  }

  static func unknownPractice(_ word: String, nearest: String?, at place: FileLocation) -> Diagnostic {
    error(
      "config-unknown-practice", place, "there is no practice \(quoted(word))",
      write(nearest) ?? "'rung model' lists the practices")
  }

  static func unknownFramework(_ word: String, nearest: String?, known: [String], at place: FileLocation) -> Diagnostic {
    error(
      "config-unknown-framework", place, "there is no framework \(quoted(word))",
      write(nearest) ?? "the frameworks are \(joined(known))")
  }

  static func unknownItem(_ word: String, of framework: String, nearest: String?, at place: FileLocation) -> Diagnostic {
    error(
      "config-unknown-item", place, "\(framework) has no item \(quoted(word))",
      write(nearest) ?? "'rung model --framework \(framework)' lists its items")
  }

  static func noQuestionID(_ word: String, at place: FileLocation) -> Diagnostic {
    error(
      "config-question", place, "\(quoted(word)) is no id of a question", "write it in small letters, digits and hyphens")
  }

  static func noSubject(at place: FileLocation) -> Diagnostic {
    error(
      "config-no-subject", place, "an attestation must say what it is about",
      "add 'practice', or 'framework' and 'item', or 'question'")
  }

  static func severalSubjects(at place: FileLocation) -> Diagnostic {
    error(
      "config-several-subjects", place, "an attestation is about one thing only",
      "keep 'practice', or 'framework' and 'item', or 'question', and attest the others apart")
  }

  static func repeated(_ word: String, list: String, line: Int, at place: FileLocation) -> Diagnostic {
    error(
      "config-repeated", place, "\(quoted(word)) stands twice under '\(list)', first in line \(line)", "keep one of the two")
  }

  static func waivedAndAttested(_ practice: String, line: Int? = nil, at place: FileLocation) -> Diagnostic {
    error(
      "claim-waived-and-attested", place,
      "\(quoted(practice)) is both waived and attested\(line.map { ", first in line \($0)" } ?? "")",
      "keep one: either the project does without it, or it is done")
  }

  static func backslash(_ path: String, at place: FileLocation) -> Diagnostic {
    error("config-backslash", place, "the path \(quoted(path)) has a backslash", "write '/' between folders")
  }

  static func absolutePath(_ path: String, at place: FileLocation) -> Diagnostic {
    error("config-absolute-path", place, "the path \(quoted(path)) is absolute", "write it from the repository's root on")
  }

  static func parentPath(_ path: String, at place: FileLocation) -> Diagnostic {
    error("config-parent-path", place, "the path \(quoted(path)) has '..' in it", "write it from the repository's root on")
  }

  static func wholeRepository(_ path: String, at place: FileLocation) -> Diagnostic {
    error("config-whole-repository", place, "the path \(quoted(path)) is the whole repository", "name a part of it")
  }

  static func noLink(_ word: String, at place: FileLocation) -> Diagnostic {
    error(
      "config-link", place, "\(quoted(word)) is no link",
      "write an address that begins with https://, or a path from the repository's root on")
  }

  static func moreMistakes(_ count: Int, in place: FileLocation) -> Diagnostic {
    error(
      "config-more-mistakes", place, "\(count) more \(count == 1 ? "mistake is" : "mistakes are") not listed",
      "correct those above first")
  }

  // MARK: Claims

  static func expiredWaiver(_ waiver: Waiver, _ until: CalendarDay) -> Diagnostic {
    note(
      "claim-expired", waiver.location, "the waiver of '\(waiver.practice)' ended on \(until) and counts no more",
      "decide anew: write a later 'until', or take it out")
  }

  static func expiredAttestation(_ attestation: Attestation, _ until: CalendarDay) -> Diagnostic {
    note(
      "claim-expired", attestation.location,
      "the attestation of \(subject(of: attestation)) ended on \(until) and counts no more",
      "look anew: write a new 'date' and a later 'until', or take it out")
  }

  static func needlessWaiver(_ waiver: Waiver) -> Diagnostic {
    note("claim-needless", waiver.location, "'\(waiver.practice)' is met, so its waiver is needless", "take the waiver out")
  }

  static func needlessAttestation(_ attestation: Attestation) -> Diagnostic {
    note(
      "claim-needless", attestation.location, "\(subject(of: attestation)) is met, so its attestation is needless",
      "take the attestation out")
  }

  // MARK: Pieces

  private static func subject(of attestation: Attestation) -> String {
    switch attestation.subject {
    case .practice(let id): quoted(id)
    case .item(let framework, let item): quoted("\(framework) \(item)")
    case .question(let id): "the question \(quoted(id))"
    }
  }

  private static func noun(_ part: ConfigurationPart) -> String {
    switch part {
    case .file: "the file"
    case .waiver: "a waiver"
    case .attestation: "an attestation"
    case .leftOut: "a path to leave out"
    }
  }

  private static func keys(of part: ConfigurationPart) -> String { "its keys are \(joined(part.keys))" }

  private static func write(_ nearest: String?) -> String? { nearest.map { "did you mean '\($0)'?" } }

  /// `a, b and c`.
  private static func joined(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) and \(last)"
  }

  /// A word of the input in quotes, shortened where it is too long to be read.
  private static func quoted(_ word: String) -> String {
    let shown = word.unicodeScalars.prefix(60)
    return shown.endIndex == word.endIndex ? "'\(word)'" : "'\(String(String.UnicodeScalarView(shown)))…'"
  }

  private static func error(_ id: String, _ place: FileLocation, _ message: String, _ remedy: String? = nil) -> Diagnostic {
    Diagnostic(id: id, severity: .error, location: place, message: message, remedy: remedy)
  }

  private static func note(_ id: String, _ place: FileLocation, _ message: String, _ remedy: String) -> Diagnostic {
    Diagnostic(id: id, severity: .note, location: place, message: message, remedy: remedy)
  }
}
