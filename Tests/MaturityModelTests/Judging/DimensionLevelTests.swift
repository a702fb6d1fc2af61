import Testing

@testable import MaturityModel

@Suite struct DimensionLevelTests {
  private let catalog = PracticeCatalog.standard

  private func result(_ id: String, met: [String] = [], partial: [String] = []) throws -> Assessment.DimensionResult {
    let dimension = try #require(catalog.dimension(id))
    return DimensionLevel(dimension, among: catalog.practices).result(JudgingFixture.standings(met: met, partial: partial))
  }

  private func practices(_ dimension: String, _ levels: ClosedRange<Int>) -> [String] {
    catalog.practices.filter { $0.dimension == dimension && levels.contains($0.level) }.map(\.id)
  }

  @Test func nothingReachesNoLevel() throws {
    for dimension in catalog.dimensions {
      let result = try result(dimension.id)
      #expect(result.level == nil)
      #expect(result.score == 0)
    }
  }

  @Test func everythingReachesTheHighestLevelThatHasPractices() throws {
    let expected = [
      "collaboration": 2, "environment": 3, "quality": 3, "delivery": 4, "data": 4, "experiments": 4, "pipelines": 4,
      "serving": 4, "monitoring": 4, "responsibility": 4,
    ]
    for dimension in catalog.dimensions {
      let result = try result(dimension.id, met: practices(dimension.id, 1...4))
      #expect(result.level == expected[dimension.id], "\(dimension.id)")
      #expect(result.score == 100)
    }
  }

  @Test func levelsWithoutPracticesArePassedOver() throws {
    // monitoring has none at level 2, responsibility neither; collaboration has none above 2.
    let monitoring = try result("monitoring", met: practices("monitoring", 1...3))
    #expect(monitoring.level == 3)
    #expect(monitoring.cells.map(\.total) == [1, 0, 4, 3])
    #expect(try result("monitoring", met: ["logging"]).level == 1)
    #expect(try result("collaboration", met: practices("collaboration", 1...2)).cells.map(\.total) == [4, 2, 0, 0])
  }

  @Test func aGapBelowStopsTheRise() throws {
    #expect(try result("monitoring", met: practices("monitoring", 3...4)).level == nil)
    #expect(try result("data", met: practices("data", 1...1) + practices("data", 3...4)).level == 1)
  }

  @Test func twoThirdsAreEnoughAndLessIsNot() throws {
    // collaboration, level 1: four practices, so 2.67 must count.
    #expect(try result("collaboration", met: ["readme-setup", "license"]).level == nil)
    #expect(try result("collaboration", met: ["readme-setup", "license"], partial: ["clean-tree"]).level == nil)
    #expect(try result("collaboration", met: ["readme-setup", "license"], partial: ["clean-tree", "modular-code"]).level == 1)
    #expect(try result("collaboration", met: ["readme-setup", "license", "clean-tree"]).level == 1)
    // experiments, level 2: of three, exactly two.
    #expect(try result("experiments", met: ["evaluation-step", "seeds-fixed", "experiment-tracking"]).level == 2)
    #expect(try result("experiments", met: ["evaluation-step", "seeds-fixed"], partial: ["experiment-tracking"]).level == 1)
  }

  @Test func halfOfTwoIsNotEnough() throws {
    #expect(try result("collaboration", met: practices("collaboration", 1...1) + ["ownership"]).level == 1)
    #expect(try result("environment", met: ["task-runner"], partial: ["dependencies-declared"]).level == 1)
    #expect(try result("environment", met: ["task-runner"]).level == nil)
  }

  @Test func cellsCountPartialHalf() throws {
    let result = try result("quality", met: ["linter"], partial: ["unit-tests", "coverage"])
    #expect(result.cells.map(\.counted) == [1.5, 0.5, 0, 0])
    // Weights: level 1 has two of 4, level 2 three of 3, level 3 two of 2: (4 + 2 + 1.5) / 21.
    #expect(result.score == 35.7)
  }
}
