import Documents
import Testing

@testable import MaturityModel

@Suite struct ProjectConfigurationTemplateTests {
  private func read(_ yaml: String) -> ProjectConfiguration.Reading {
    ProjectConfiguration.read(YAMLReader.read(yaml), asOf: JudgingFixture.today)
  }

  @Test func asWrittenItSaysNothing() {
    let reading = read(ProjectConfigurationTemplate.text())
    #expect(reading.mistakes.isEmpty)
    #expect(reading.configuration == ProjectConfiguration())
  }

  @Test func aNameAndAProfileHoldAtOnce() {
    let reading = read(ProjectConfigurationTemplate.text(name: "churn", profile: "solo-portfolio"))
    #expect(reading.configuration == ProjectConfiguration(name: "churn", profile: "solo-portfolio"))
  }

  @Test(arguments: [
    "a: b # c", "\"quoted\" \\ back", "- dash", "tab\there", "line\nbreak", "名前 🪜", "\u{202E}turned", "{x}", "null",
  ])
  func anyNameSurvives(name: String) {
    #expect(read(ProjectConfigurationTemplate.text(name: name)).configuration?.name == name)
  }

  @Test func aBlankNameIsNone() {
    #expect(read(ProjectConfigurationTemplate.text(name: "  ")).configuration == ProjectConfiguration())
  }

  @Test func itsExamplesHoldOnceTheSignIsTakenOut() throws {
    let lines = ProjectConfigurationTemplate.text().split(separator: "\n", omittingEmptySubsequences: false).map { line in
      // Prose begins with one blank, or is a list of profiles within it.
      line.hasPrefix("# ")
        ? (line.hasPrefix("#  ") && !line.contains("Aims at level") ? String(line.dropFirst()) : "")
        : line.hasPrefix("#") ? String(line.dropFirst()) : String(line)
    }
    let reading = read(lines.joined(separator: "\n"))
    #expect(reading.mistakes.isEmpty)
    let configuration = try #require(reading.configuration)
    #expect(configuration.name == "churn-model")
    #expect(configuration.profile == "small-team")
    #expect(configuration.target == 2)
    #expect(configuration.claims.waivers.count == 1)
    #expect(configuration.claims.attestations.count == 2)
    #expect(configuration.leaveOut.count == 1)
    #expect(configuration.projects.count == 2)
  }

  @Test func everyProfileIsExplained() {
    let text = ProjectConfigurationTemplate.text()
    for profile in PracticeCatalog.standard.profiles {
      #expect(text.contains("\(profile.id): \(profile.audience) Aims at level \(profile.targetLevel)."))
    }
  }
}
