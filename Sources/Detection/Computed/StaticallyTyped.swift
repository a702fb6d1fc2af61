import Diagnostics
import MaturityModel
import RepositoryFacts

/// Whether the language with most code lines is statically typed by itself.
enum StaticallyTyped: ComputedPractice {
  static let reads: Set<FactKind> = []
  static let judgesEveryFile = true

  private static let typed: Set<String> = [
    "typescript", "scala", "java", "kotlin", "swift", "go", "rust", "c++", "c", "c#",
  ]

  static func judge(_ repository: RepositoryView) -> ComputedFinding {
    var languages: [String: (lines: Int, largest: (lines: Int, fact: Fact))] = [:]
    for fact in repository.facts.all(.code) where fact.name != "shell" && fact.name != "sql" {
      let lines = fact[.lines].flatMap { Int($0) } ?? 0
      guard var language = languages[fact.name] else {
        languages[fact.name] = (lines, (lines, fact))
        continue
      }
      language.lines &+= lines
      if (language.largest.lines, fact.location) < (lines, language.largest.fact.location) { language.largest = (lines, fact) }
      languages[fact.name] = language
    }
    guard let main = languages.max(by: { ($0.value.lines, $1.key) < ($1.value.lines, $0.key) }), main.value.lines > 0,
      typed.contains(main.key)
    else { return .absent }
    return ComputedFinding(
      status: .met,
      evidence: [Evidence(main.value.largest.fact, rule: "typed-language", says: Wording.typedLanguage(main.key))])
  }
}
