import Diagnostics
import Documents
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection
@testable import RuleLanguage

/// Every tool of the catalogue is found in its example, where the example says so, and nowhere by its name alone.
@Suite struct TechnologyExamplesTests {
  private static let library = RuleLibrary.standard

  @Test(arguments: library.catalogue.map(\.name))
  func everyToolIsFoundAtTheMarks(category: String) async {
    let ids = Set(Self.library.technologies.filter { $0.category == category }.map(\.id))
    let examples = TechnologyExamples.standard.filter { ids.contains($0.technology) }
    #expect(!examples.isEmpty, "\(category) has no tool")
    let result = await TechnologyExamples.run(examples, library: Self.library)
    for failure in result.failures { Issue.record("\(failure)") }
  }

  @Test func theCatalogueIsCompleteAndInOrder() {
    let order = Self.library.categories.map(\.name)
    let technologies = Self.library.technologies
    #expect(technologies.count >= 260)
    for kind in Self.library.categories { #expect(!kind.means.isEmpty, "\(kind.name) has no meaning") }
    let places = technologies.map { (order.firstIndex(of: $0.category) ?? .max, $0.id) }
    for (earlier, later) in zip(places, places.dropFirst()) {
      #expect(earlier < later, "\(later.1) stands behind \(earlier.1)")
    }
    for technology in technologies {
      #expect(technology.site.hasPrefix("https://") && !technology.site.hasSuffix("/"), "\(technology.id)")
    }
    #expect(TechnologyExamples.standard.map(\.technology) == technologies.map(\.id))
  }

  @Test func examplesAreShort() {
    for example in TechnologyExamples.standard {
      for file in example.files {
        #expect(file.text.split(separator: "\n").count <= 10, "\(example.technology): \(file.path)")
      }
    }
  }

  /// Prose shows nothing: a list of tools is no use of them.
  @Test func aReadmeThatNamesAllToolsHasNone() async {
    let lines = Self.library.technologies.map { "- \($0.name) (`\($0.id)`), see <\($0.site)>, or [\($0.id)](\($0.site))" }
    #expect(await found(in: [("README.md", "# Tools\n\n" + lines.joined(separator: "\n") + "\n")]).isEmpty)
  }

  /// A comment, a string and a vendored copy show nothing either.
  @Test func whatOnlyLooksLikeCodeShowsNothing() async {
    let text = "# import mlflow\nNOTE = \"import wandb\"\n"
    #expect(await found(in: [("a.py", text)]).isEmpty)
    #expect(await found(in: [("vendor/library/a.py", "import wandb\n")]).isEmpty)
  }

  /// A module of the repository's own that is called like a tool is not the tool.
  @Test func anOwnModuleIsNoTool() async {
    let own = await found(in: [("aim.py", "def score(): return 1\n"), ("train.py", "import aim\naim.score()\n")])
    #expect(!own.contains("aim"))
    #expect(await found(in: [("train.py", "import aim\naim.Run()\n")]).contains("aim"))
  }

  @Test(arguments: ["mlflow", "mlflow-registry", "mlflow-serving"])
  func theThreePartsOfMLflowAreToldApart(id: String) async throws {
    let example = try #require(TechnologyExamples.standard.first { $0.technology == id })
    let parts = await found(in: example.files).filter { $0.hasPrefix("mlflow") }
    #expect(parts == [id])
  }

  @Test(arguments: [
    ("Dockerfile", "FROM redis:7\n"),
    ("Dockerfile", "FROM registry.example.com:5000/base/redis@sha256:0a1b AS cache\n"),
    ("compose.yaml", "services:\n  cache:\n    image: redis:7-alpine\n"),
    ("deploy.yaml", "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: cache\n    image: redis:7\n"),
    ("chart/values.yaml", "cache:\n  image:\n    repository: docker.io/library/redis\n    tag: 7\n"),
    ("start.sh", "docker run -d -p 6379:6379 redis:7\n"),
  ])
  func anImageIsFoundHoweverItIsStarted(path: String, text: String) async {
    #expect(await found(in: [(path, text)]).contains("redis"))
  }

  @Test func anImageWhoseNameOnlyBeginsAlikeIsAnother() async {
    #expect(await !found(in: [("Dockerfile", "FROM redis-exporter:1\n")]).contains("redis"))
  }

  @Test func aWrongMarkAndAnExampleWithoutOneAreReported() async throws {
    let wrong = try #require(await failure("    train.py: |\n      import wandb\n      wandb.init()  ⟵\n"))
    #expect(wrong.message == "marked, but no evidence: train.py:2; evidence, but not marked: train.py:1")
    #expect(await failure("    train.py: |\n      import wandb\n") != nil)
    #expect(await failure("    train.py: |\n      import wandb  ⟵\n") == nil)
  }

  @Test func aTeamsToolStandsInTheCatalogueUnderItsCategory() {
    let text = """
      categories: {house tools: do what only we need}
      technologies:
      - {id: ours, name: Ours, category: house tools, site: "https://ours.example", import: [ours]}
      - {id: other, name: Other, category: tracking, site: "https://other.example", import: [other]}
      """
    let library = RuleLibrary.adding([("our/Technologies.yml", text)])
    #expect(library.mistakes.isEmpty)
    #expect(library.catalogue.last?.technologies.map(\.id) == ["ours"])
    #expect(library.catalogue.last?.means == "do what only we need")
    #expect(library.catalogue.first { $0.name == "tracking" }?.technologies.contains { $0.id == "other" } == true)
  }

  private func failure(_ files: String) async -> RuleExamples.Failure? {
    guard let root = YAMLReader.read("examples:\n  wandb:\n" + files).documents.first,
      let example = TechnologyExamples.examples(of: root, path: "Technologies.yml").first
    else { return nil }
    return await TechnologyExamples.check(example, library: Self.library)
  }

  private func found(in files: [(path: String, text: String)]) async -> [String] {
    let source = MemorySource(files.map { MemorySource.File($0.path, text: $0.text) })
    guard let extraction = try? await FactExtractor.extract(from: source) else { return ["unreadable"] }
    var maker = FindingMaker(rules: Self.library.pack, facts: FactLinker.link(extraction.facts))
    return TechnologyFinder.technologies(of: Self.library.pack, in: &maker).map(\.id)
  }
}
