import Diagnostics
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection

@Suite struct DependenciesLockedTests {
  private func needs(
    _ name: String, _ place: String = "requirements.txt:1", manifest: String = "requirements", pinned: Bool = false,
    group: String = "main",
    _ contexts: FactContexts = []
  ) -> Fact {
    var made = fact(.dependency, name, place, contexts, (.manifest, manifest), (.group, group))
    if pinned { made.attributes.append(.init(.pinned, "true")) }
    return made
  }
  private func lock(_ tool: String, _ path: String, _ contexts: FactContexts = []) -> Fact {
    fact(.lock, tool, path + ":1", contexts)
  }
  private func judge(_ facts: Fact...) -> ComputedFinding { ByHand.judge(DependenciesLocked.self, facts) }

  @Test(arguments: [
    ("poetry", "pyproject"), ("uv", "pyproject"), ("pipenv", "pipfile"), ("pdm", "pyproject"), ("pixi", "conda"),
    ("conda-lock", "conda"),
    ("pip-tools", "requirements"), ("pip", "pyproject"), ("renv", "description"), ("packrat", "description"),
    ("julia", "project-toml"),
    ("npm", "package-json"), ("yarn", "package-json"), ("pnpm", "package-json"), ("bun", "package-json"), ("go", "go-mod"),
    ("cargo", "cargo"),
    ("swift", "package-swift"), ("gradle", "gradle"), ("nix", "pyproject"),
  ])
  func aLockOfTheOwnEcosystemIsEnough(tool: String, manifest: String) {
    #expect(judge(needs("x", manifest: manifest), lock(tool, "the.lock")).status == .met)
  }

  @Test(arguments: [("npm", "requirements"), ("poetry", "package-json"), ("terraform", "requirements"), ("renv", "pyproject")])
  func aLockOfAnotherIsNot(tool: String, manifest: String) {
    #expect(judge(needs("x", manifest: manifest), lock(tool, "the.lock")).status == .absent)
  }

  @Test func theEcosystemWithMostPackagesDecides() {
    let python = [needs("a"), needs("b")]
    let script = [needs("c", "package.json:1", manifest: "package-json")]
    #expect(ByHand.judge(DependenciesLocked.self, python + script + [lock("npm", "package-lock.json")]).status == .absent)
    #expect(
      ByHand.judge(DependenciesLocked.self, [python[0]] + script + script + [lock("npm", "package-lock.json")]).status == .met)
  }

  @Test func pinsOfASideScriptDoNotLockAProjectOfAnotherLanguage() {
    let pinned = needs("tool", "utils/requirements.txt:1", pinned: true)
    let crates = [needs("a", "Cargo.toml:1", manifest: "cargo"), needs("b", "Cargo.toml:2", manifest: "cargo")]
    #expect(ByHand.judge(DependenciesLocked.self, crates + [pinned]).status == .absent)
    #expect(ByHand.judge(DependenciesLocked.self, [pinned]).status == .met)
  }

  @Test func aLockWithoutManifestCountsButNotOneOfTheDocumentation() {
    #expect(judge(lock("renv", "renv.lock")).status == .met)
    #expect(judge(lock("npm", "docs/package-lock.json", .docs)).status == .absent)
    #expect(judge().status == .absent)
  }

  @Test func theLockNearestToTheRootComesFirst() {
    let found = judge(lock("uv", "z/a/uv.lock"), lock("uv", "z/uv.lock"), lock("uv", "b/uv.lock"))
    #expect(found.evidence.map(\.location.path) == ["b/uv.lock", "z/uv.lock", "z/a/uv.lock"])
    #expect(found.evidence.first?.says == "commits a lock file of uv")
  }

  @Test(arguments: [
    (4, 4, PracticeStatus.met), (2, 4, .partial), (3, 4, .partial), (1, 4, .absent), (2, 5, .absent), (0, 1, .absent),
  ])
  func pinsAreCounted(pinned: Int, all: Int, expected: PracticeStatus) {
    let facts = (0..<all).map { needs("p\($0)", "requirements.txt:\($0 + 1)", pinned: $0 < pinned) }
    let found = ByHand.judge(DependenciesLocked.self, facts)
    #expect(found.status == expected)
    if expected != .absent {
      #expect(found.evidence.map(\.says) == ["names one exact version for \(pinned) of \(all) requirements"])
    }
  }

  @Test func toolsForDevelopmentAndBuildingDoNotCountBesideTheMainOnes() {
    #expect(judge(needs("a", pinned: true), needs("pytest", group: "dev"), needs("hatch", group: "build")).status == .met)
    #expect(judge(needs("pytest", group: "dev")).status == .absent)
    #expect(judge(needs("pytest", pinned: true, group: "dev")).status == .met)
    #expect(judge(needs("a", pinned: true), needs("sphinx", "docs/requirements.txt:1", .docs)).status == .met)
  }

  @Test func rangesOfOtherManifestsAreNoPins() {
    #expect(judge(needs("x", manifest: "package-json", pinned: true)).status == .absent)
    #expect(judge(needs("x", manifest: "conda", pinned: true)).status == .met)
  }
}
