import Diagnostics
import Documents
import Testing

@testable import MaturityModel

@Suite struct ProjectConfigurationTests {
  private func read(_ yaml: String) -> ProjectConfiguration.Reading {
    ProjectConfiguration.read(YAMLReader.read(yaml), asOf: JudgingFixture.today)
  }

  @Test func everythingThatCanBeSaidIsTaken() throws {
    let reading = read(
      """
      name: " Churn "
      profile: small-team
      target: 2
      waive:
        - practice: autoscaling
          reason: Ten requests a day.
          by: Ada
          until: 2027-01-31
        - {practice: feature-store, reason: One model., by: Ada}
      attest:
        - practice: runbook
          statement: In the handbook.
          by: Grace
          date: 2026-11-24
          until: 2027-11-24
          link: https://example.org/runbook
        - framework: ml-test-score
          item: data-5
          statement: Names are removed.
          by: Grace
          date: 2026-01-31
          link: docs/privacy.md
        - question: on-call-1
          statement: "yes"
          by: Grace
          date: 2026-01-31
      leave-out:
        - path: ./archive/
          reason: Old.
        - path: "**/generated/*.py"
          reason: Written by a tool.
      projects: [services/churn/, ./services/pricing]
      """)
    #expect(reading.mistakes.isEmpty)
    let configuration = try #require(reading.configuration)
    #expect(configuration.name == "Churn")
    #expect(configuration.profile == "small-team")
    #expect(configuration.target == 2)
    let waivers = configuration.claims.waivers
    #expect(waivers.map(\.practice) == ["autoscaling", "feature-store"])
    #expect(waivers.map(\.until?.description) == ["2027-01-31", nil])
    #expect(waivers.first?.reason == "Ten requests a day.")
    #expect(waivers.first?.location == FileLocation(".rung.yml", line: 5, column: 5))
    let attestations = configuration.claims.attestations
    #expect(
      attestations.map(\.subject) == [
        .practice("runbook"), .item(framework: "ml-test-score", item: "data-5"), .question("on-call-1"),
      ])
    #expect(attestations.map(\.link) == ["https://example.org/runbook", "docs/privacy.md", nil])
    #expect(attestations.map(\.date.description) == ["2026-11-24", "2026-01-31", "2026-01-31"])
    #expect(attestations.map(\.until?.description) == ["2027-11-24", nil, nil])
    #expect(configuration.leaveOut.map(\.path) == ["archive", "**/generated/*.py"])
    #expect(configuration.projects == ["services/churn", "services/pricing"])
  }

  @Test(arguments: ["", "# nothing yet\n", "name:\nwaive:\nattest: ~\n", "---\n", "name:\r\ntarget:\r\n", "null\n"])
  func nothingSaidIsAnEmptyConfiguration(yaml: String) {
    let reading = read(yaml)
    #expect(reading.mistakes.isEmpty)
    #expect(reading.configuration == ProjectConfiguration())
  }

  @Test func theProfileInForceIsTheFilesUnlessOneIsNamed() throws {
    var configuration = ProjectConfiguration(profile: "small-team")
    #expect(configuration.profileInForce()?.id == "small-team")
    #expect(configuration.profileInForce()?.targetLevel == 3)
    #expect(configuration.profileInForce(named: "platform")?.targetLevel == 4)
    #expect(configuration.profileInForce(named: "nonsense") == nil)
    configuration.target = 1
    #expect(configuration.profileInForce()?.targetLevel == 1)
    #expect(configuration.profileInForce(named: "small-team")?.targetLevel == 1)
    #expect(configuration.profileInForce(named: "platform")?.targetLevel == 4)
  }

  @Test func aTargetWithoutAProfileLeavesNothingOut() throws {
    let profile = try #require(ProjectConfiguration(target: 2).profileInForce())
    #expect(profile.id == "custom")
    #expect(profile.targetLevel == 2)
    #expect(profile.outOfScope.isEmpty)
    #expect(ProjectConfiguration().profileInForce() == nil)
  }
}
