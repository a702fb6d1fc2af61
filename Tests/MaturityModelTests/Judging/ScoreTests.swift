import Testing

@testable import MaturityModel

@Suite struct ScoreTests {
  private let practices = PracticeCatalog.standard.practices

  private func score(met: [String] = [], partial: [String] = [], unknown: [String] = []) -> Double {
    Score.of(practices, JudgingFixture.standings(met: met, partial: partial, unknown: unknown))
  }

  @Test func theEndsAreZeroAndAHundred() {
    #expect(score() == 0)
    #expect(score(met: practices.map(\.id)) == 100)
    #expect(score(partial: practices.map(\.id)) == 50)
    #expect(score(unknown: practices.map(\.id)) == 0)
  }

  @Test func foundationsWeighMost() {
    // The weights of all 63 add up to 164.
    #expect(score(met: ["unit-tests"]) == 2.4)  // 4 / 164 = 2.439 %
    #expect(score(met: ["seeds-fixed"]) == 1.8)  // 3 / 164 = 1.829 %
    #expect(score(met: ["model-card"]) == 1.2)  // 2 / 164 = 1.220 %
    #expect(score(met: ["runbook"]) == 0.6)  // 1 / 164 = 0.610 %
    #expect(score(partial: ["unit-tests"]) == 1.2)
    #expect(score(met: practices.filter { $0.level == 1 }.map(\.id)) == 39)  // 64 / 164 = 39.02 %
  }

  @Test func aHalfIsRoundedUp() {
    func practice(_ index: Int) -> Practice { Practice(id: "p\(index)", dimension: "d", level: 4, met: "", partial: nil) }
    let eight = (0..<8).map(practice)
    func standings(_ met: Int) -> Standings {
      Standings(eight.enumerated().map { Finding(practice: $1.id, status: $0 < met ? .met : .absent, reason: "") })
    }
    #expect(Score.of(eight, standings(1)) == 12.5)
    let sixteen = (0..<16).map(practice)
    #expect(Score.of(sixteen, standings(1)) == 6.3)  // 6.25
    #expect(Score.of(sixteen, standings(3)) == 18.8)  // 18.75
    #expect(Score.of((0..<3).map(practice), standings(1)) == 33.3)
    #expect(Score.of((0..<3).map(practice), standings(2)) == 66.7)
  }

  @Test func noPracticesHaveNoScore() {
    #expect(Score.of([Practice](), JudgingFixture.standings(met: ["unit-tests"])) == 0)
  }

  @Test func theDigitsAreThoseOfOneDecimal() {
    for count in 0...63 {
      let score = score(met: practices.prefix(count).map(\.id))
      #expect("\(score)".split(separator: ".").last?.count == 1, "\(score)")
    }
  }
}
