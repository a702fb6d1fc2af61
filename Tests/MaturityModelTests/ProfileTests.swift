import Testing

@testable import MaturityModel

@Suite struct ProfileTests {
  private static let catalog = PracticeCatalog.standard
  private static let profiles = catalog.profiles

  @Test func targetsRise() {
    #expect(Self.profiles.map(\.targetLevel) == [2, 3, 4])
  }

  @Test(arguments: profiles) func whatIsOutOfScopeExistsOnceAndSaysWhy(profile: Profile) {
    let positions = profile.outOfScope.map { Self.catalog.position(of: $0.practice) ?? -1 }
    #expect(!positions.contains(-1))
    #expect(positions == positions.sorted())
    #expect(Set(positions).count == positions.count)
    for exclusion in profile.outOfScope {
      #expect(exclusion.reason.hasSuffix("."), "\(exclusion.practice)")
      #expect(exclusion.reason.count > 30, "\(exclusion.practice)")
    }
    #expect(!profile.audience.isEmpty && !profile.name.isEmpty)
  }

  @Test(arguments: profiles) func theTargetCanBeReachedWithinScope(profile: Profile) {
    for gate in Self.catalog.gates where gate.level <= profile.targetLevel {
      for practice in gate.all + gate.started {
        #expect(profile.reasonOutOfScope(practice) == nil, "\(practice) is demanded by the gate of level \(gate.level)")
      }
      let inScope = gate.any?.list.filter { profile.reasonOutOfScope($0) == nil } ?? []
      #expect(inScope.count >= gate.any?.of ?? 0, "gate \(gate.level)")
    }
  }

  @Test func aPlatformLeavesNothingOut() {
    #expect(Self.catalog.profile("platform")?.outOfScope.isEmpty == true)
  }

  @Test func aSoloProjectNeedsNoFeatureStore() throws {
    let solo = try #require(Self.catalog.profile("solo-portfolio"))
    #expect(solo.reasonOutOfScope("feature-store")?.contains("one model with one pipeline") == true)
    #expect(solo.reasonOutOfScope("unit-tests") == nil)
    #expect(solo.reasonOutOfScope("secrets-safe") == nil)
  }

  @Test func anOwnTargetKeepsTheRest() throws {
    let team = try #require(Self.catalog.profile("small-team"))
    let aiming = team.aiming(at: 1)
    #expect(aiming.targetLevel == 1)
    #expect(aiming.id == "small-team")
    #expect(aiming.outOfScope == team.outOfScope)
  }
}
