import Testing

@testable import RepositoryFacts

struct ArchiveNameTests {
  private static let commit = "0123456789abcdef0123456789abcdef01234567"

  struct Case: Sendable {
    var archive = "/tmp/download.zip"
    var top: String?
    var commit: String?
    let name: String
  }

  @Test(arguments: [
    Case(name: "download"),
    Case(archive: "a/water.quality.TAR.GZ", name: "water.quality"),
    Case(archive: "a.tgz", name: "a"),
    Case(archive: "a", name: "a"),
    Case(archive: ".zip", name: ".zip"),
    // Who packs a project called so without a top folder means it.
    Case(archive: "water-main.zip", name: "water-main"),
    Case(top: "water-main", name: "water"),
    Case(top: "water-master", name: "water"),
    Case(top: "-main", name: "-main"),
    Case(top: "water-1.2", name: "water-1.2"),
    Case(top: "water-" + commit, name: "water"),
    Case(top: "water-main-" + commit, name: "water"),
    Case(top: "team-water-0123456", commit: commit, name: "team-water"),
    Case(top: "team-water-0123456", name: "team-water-0123456"),
    Case(top: "team-water-9999999", commit: commit, name: "team-water-9999999"),
  ])
  func theNameIsWithoutRevisionWhereThatIsCertain(_ test: Case) {
    #expect(ArchiveName.of(archive: test.archive, top: test.top, commit: test.commit) == test.name)
  }
}
