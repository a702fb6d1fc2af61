import ArgumentParser
import MaturityModel

/// `rung init`: writes a commented `.rung.yml`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "init", abstract: Wording.initAbstract)

  @Argument(help: ArgumentHelp(Wording.initPathHelp, valueName: "folder"))
  var path = "."

  @Option(help: ArgumentHelp(Wording.profileHelp, valueName: "name"))
  var profile: String?

  func run() throws {
    let catalog = PracticeCatalog.standard
    if let profile, catalog.profile(profile) == nil {
      throw Stop(.badInput, [Wording.unknownProfile(profile, known: catalog.profiles.map(\.id))])
    }
    let file = path + "/" + ProjectConfiguration.fileName
    if Terminal.exists(file) { throw Stop(.badInput, [Wording.alreadyThere(file)]) }
    guard Terminal.create(ProjectConfigurationTemplate.text(profile: profile), atFile: file) else {
      throw Stop(.badInput, [Wording.cannotWrite(file)])
    }
    Terminal.write(Wording.wrote(file))
  }
}
