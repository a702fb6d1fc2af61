import Diagnostics
import MaturityModel
import RepositoryFacts
import RuleLanguage

/// Finds which tools of the catalogue a repository uses.
enum TechnologyFinder {
  /// How many places of one tool are named at most.
  private static let mostPlaces = 5

  /// The tools that the repository uses, by category and id.
  static func technologies(of rules: RulePack, in maker: inout FindingMaker) -> [Assessment.TechnologyResult] {
    var results: [Assessment.TechnologyResult] = []
    for technology in rules.technologies {
      var places: Set<FileLocation> = []
      for pattern in technology.patterns { places.formUnion(maker.matches(pattern).map(\.location)) }
      guard !places.isEmpty else { continue }
      // One place a file is enough to show that a tool is used.
      var seen: Set<String> = []
      let firsts = places.sorted().filter { seen.insert($0.path).inserted }
      results.append(
        Assessment.TechnologyResult(
          id: technology.id, name: technology.name, category: technology.category,
          evidence: Array(firsts.prefix(mostPlaces))))
    }
    return results.sorted { ($0.category, $0.id) < ($1.category, $1.id) }
  }
}
