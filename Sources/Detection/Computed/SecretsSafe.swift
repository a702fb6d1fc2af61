import Diagnostics
import MaturityModel
import RepositoryFacts

/// No committed credential: the one practice that is met by finding nothing, and whose absence carries what was found.
enum SecretsSafe: ComputedPractice {
  /// A file that can't be read leaves open what it holds, but not whether something was found.
  static let reads: Set<FactKind> = []
  static let judgesEveryFile = true

  static func judge(_ repository: RepositoryView) -> ComputedFinding {
    let files = repository.facts.all(.file)
    let untracked = Set(files.filter { $0[.tracked] == "false" }.map(\.location.path))
    let found = repository.facts.all(.secret).filter { !untracked.contains($0.location.path) }
    if !found.isEmpty {
      let evidence = found.map { secret in
        Evidence(secret, rule: secret.name, says: Wording.credential(secret.name, secret[.masked] ?? ""))
      }
      return ComputedFinding(
        status: .absent, evidence: evidence, reason: Wording.credentialsFound(found.count, first: found[0].location))
    }
    guard let text = files.first(where: isSearchedText) else { return .absent }
    // An ignore file is what a reviewer looks at first here; else any text file.
    let ignore = repository.facts.all(.ignore).first
    return ComputedFinding(
      status: .met, evidence: [Evidence(ignore ?? text, rule: "searched", says: Wording.noCredential)],
      reason: Wording.sentence(Wording.noCredential))
  }

  /// Whether this is a text of the project that git tracks: lines were counted in it. Vendored files are never opened.
  private static func isSearchedText(_ file: Fact) -> Bool {
    file[.tracked] != "false" && (file[.lines].flatMap { Int($0) } ?? 0) > 0
  }
}
