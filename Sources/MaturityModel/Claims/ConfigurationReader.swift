import Diagnostics
import Documents

/// Reads the top level of a `.rung.yml`; the entries of its lists are read in `ConfigurationReader+Entries.swift`, single
/// values in `ConfigurationReader+Values.swift`.
///
/// Reading goes on after a mistake, so what comes out is of use only where there was none.
struct ConfigurationReader {
  var mistakes: ConfigurationMistakes
  let catalog: PracticeCatalog
  let day: CalendarDay
  /// What was named before, in which list and line, to find repetitions.
  var named: [String: (list: String, line: Int)] = [:]

  mutating func read(_ documents: ReadDocuments) -> ProjectConfiguration {
    var configuration = ProjectConfiguration()
    if let problem = documents.problem {
      let place = mistakes.place(line: problem.line, column: problem.column)
      mistakes.add(Wording.syntax(problem.message, at: place))
    }
    if documents.documents.count > 1 {
      let place = mistakes.place(documents.documents[1])
      mistakes.add(Wording.severalDocuments(at: place))
    }
    guard let root = documents.documents.first, !root.isNull, let fields = fields(of: root, part: .file) else {
      return configuration
    }
    configuration.name = fields["name"].flatMap { text($0, key: "name") }
    configuration.profile = fields["profile"].flatMap { profile($0) }
    configuration.target = fields["target"].flatMap { level($0) }
    configuration.claims.waivers = list("waive", in: fields).compactMap { waiver($0) }
    configuration.claims.attestations = list("attest", in: fields).compactMap { attestation($0) }
    configuration.leaveOut = list("leave-out", in: fields).compactMap { leftOut($0) }
    configuration.projects = list("projects", in: fields).compactMap { project($0) }
    return configuration
  }
}

/// A part of a `.rung.yml` that has keys.
enum ConfigurationPart {
  case file, waiver, attestation, leftOut

  /// Its keys, in the order in which they are best written.
  var keys: [String] {
    switch self {
    case .file: ["name", "profile", "target", "waive", "attest", "leave-out", "projects"]
    case .waiver: ["practice", "reason", "by", "until"]
    case .attestation: ["practice", "framework", "item", "question", "statement", "by", "date", "until", "link"]
    case .leftOut: ["path", "reason"]
    }
  }
}
