import Diagnostics
import MaturityModel
import RepositoryFacts

/// The share of the project's code lines that notebooks hold; tests don't count, nor shell scripts, which glue.
enum ModularCode: ComputedPractice {
  static let reads: Set<FactKind> = [.code]
  static let judgesEveryFile = true

  static func judge(_ repository: RepositoryView) -> ComputedFinding {
    var modules: [(fact: Fact, lines: Int)] = []
    var notebooks: [(fact: Fact, lines: Int)] = []
    for fact in repository.facts.all(.code) where !fact.contexts.contains(.test) && fact.name != "shell" {
      let lines = fact[.lines].flatMap { Int($0) } ?? 0
      guard lines > 0 else { continue }
      if fact.contexts.contains(.notebook) {
        notebooks.append((fact, lines))
      } else {
        modules.append((fact, lines))
      }
    }
    let inModules = modules.reduce(0) { $0 &+ $1.lines }
    let inNotebooks = notebooks.reduce(0) { $0 &+ $1.lines }
    guard inModules > 0 else {
      return ComputedFinding(
        status: .absent,
        reason: inNotebooks > 0 ? Wording.onlyNotebooks(lines: inNotebooks) : nil)
    }
    let isMet = inNotebooks < inModules
    let shown = isMet ? modules : notebooks + modules
    let says = Wording.codeShare(modules: inModules, notebooks: inNotebooks)
    let evidence = shown.sorted { ($1.lines, $0.fact.location) < ($0.lines, $1.fact.location) }.prefix(5).map {
      Evidence($0.fact, rule: "code-lines", says: says)
    }
    return ComputedFinding(
      status: isMet ? .met : .partial, evidence: Array(evidence),
      reason: isMet ? Wording.sentence(says) : Wording.mostlyNotebooks(says))
  }
}
