import MaturityModel
import RepositoryFacts

/// Whether the language with most code lines is statically typed by itself.
enum StaticallyTyped: ComputedPractice {
  private static let typed: Set<String> = [
    "typescript", "scala", "java", "kotlin", "swift", "go", "rust", "c++", "c", "c#",
  ]

  static func judge(_ repository: RepositoryView) -> ComputedFinding {
    var lines: [String: Int] = [:]
    let code = repository.facts.all(.code).filter { $0.name != "shell" && $0.name != "sql" }
    for fact in code { lines[fact.name, default: 0] += fact[.lines].flatMap { Int($0) } ?? 0 }
    guard let main = lines.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key, typed.contains(main) else {
      return .absent
    }
    let largest = code.filter { $0.name == main }.max {
      (Int($0[.lines] ?? "") ?? 0, $1.location) < (Int($1[.lines] ?? "") ?? 0, $0.location)
    }
    return ComputedFinding(
      status: .met, evidence: largest.map { [Evidence($0, rule: "typed-language", says: Wording.typedLanguage(main))] } ?? [])
  }
}
