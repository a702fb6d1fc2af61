import Diagnostics
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection
@testable import RuleLanguage

@Suite struct TechnologyFinderTests {
  private let library = ByHand.library(
    (
      "Technologies.yml",
      """
      technologies:
      - {id: zeta, name: Z, category: a, site: s, call: z}
      - {id: beta, name: B, category: b, site: s, call: b, dependency: beta}
      - {id: alpha, name: A, category: b, site: s, any: [{call: a, same-file: [{import: alpha}]}]}
      - {id: none, name: N, category: a, site: s, call: n}
      """
    ))

  private func found(_ facts: [Fact]) -> [String] {
    var maker = FindingMaker(rules: library.pack, facts: FactSet(facts))
    return TechnologyFinder.technologies(of: library.pack, in: &maker).map { tool in
      "\(tool.id): " + tool.evidence.map(\.description).joined(separator: " ")
    }
  }

  @Test func toolsComeByCategoryAndIdWithTheirPlaces() {
    let facts = [
      fact(.call, "b", "x.py:5"), fact(.call, "b", "x.py:2"), fact(.dependency, "beta", "a.txt:1"),
      fact(.call, "z", "y.py:1", .example),
      fact(.call, "a", "x.py:9"), fact(.import, "alpha", "x.py:1"),
    ]
    #expect(found(facts) == ["zeta: y.py:1", "alpha: x.py:9", "beta: a.txt:1 x.py:2"])
  }

  @Test func atMostFivePlacesAreNamed() {
    #expect(found((1...9).map { fact(.call, "z", "f\($0).py:1") }) == ["zeta: f1.py:1 f2.py:1 f3.py:1 f4.py:1 f5.py:1"])
  }
}
