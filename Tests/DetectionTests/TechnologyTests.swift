import Diagnostics
import Documents
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection
@testable import RuleLanguage

@Suite struct TechnologyTests {
  private let line =
    "{id: mlflow, name: MLflow, category: tracking, site: \"https://mlflow.org\", import: [mlflow], image: [mlflow]}"

  private func read(_ text: String) -> (technologies: [Technology], told: [String]) {
    var reader = RuleFileReader(path: "Technologies.yml", knownSets: [])
    let technologies = reader.technologies(yaml(text), categories: ["c", "tracking"])
    return (technologies, reader.mistakes.map(\.description))
  }

  /// The places where the one technology of a text is found.
  private func found(_ text: String, in facts: [Fact]) -> [String] {
    var maker = FindingMaker(rules: ByHand.library(("Technologies.yml", text)).pack, facts: FactSet(facts))
    let library = ByHand.library(("Technologies.yml", text))
    return TechnologyFinder.technologies(of: library.pack, in: &maker).flatMap { $0.evidence.map(\.description) }
  }

  @Test func aLineIsRead() throws {
    let (technologies, told) = read("technologies:\n- \(line)")
    #expect(told.isEmpty)
    let mlflow = try #require(technologies.first)
    #expect(
      mlflow.id == "mlflow" && mlflow.name == "MLflow" && mlflow.category == "tracking" && mlflow.site == "https://mlflow.org")
    #expect(mlflow.patterns.count == 2)
  }

  @Test(arguments: [
    ("{}", "1:1: error: 'technologies' is missing"), ("technologies: []", "1:1: error: 'technologies' is missing"),
    ("technologies:\n- {id: a, name: A, category: c, call: f}", "2:3: error: 'site' is missing"),
    ("technologies:\n- {id: a, name: A, category: c, site: \"https://s\", cal: f}", "2:52: error: 'cal' is no key"),
    (
      "technologies:\n- {id: a, name: A, category: c, site: \"https://s\", call: f}\n- {id: a}",
      "3:3: error: the technology 'a' is listed twice"
    ),
    (
      "technologies:\n- {id: a, name: A, category: d, site: \"https://s\", call: f}",
      "2:30: error: 'd' is no category of Technologies.yml; did you mean 'c'?"
    ),
    (
      "technologies:\n- {id: a, name: A, category: c, site: \"http://s\", call: f}",
      "2:39: error: an address with https:// is expected"
    ),
    (
      "technologies:\n- {id: a, name: A, category: c, site: \"https://s\", call: f}\nexamples: {b: {}}",
      "3:12: error: 'b' is not in Technologies.yml; did you mean 'a'?"
    ),
    (
      "technologies:\n- {id: a, name: A, category: c, site: \"https://s\", call: f}\nexamples: {}",
      "2:3: error: the technology 'a' has no example"
    ),
  ])
  func mistakesAreTold(text: String, start: String) {
    #expect(read(text).told.first?.hasPrefix("Technologies.yml:\(start)") == true)
  }

  @Test(arguments: ["mlflow", "ghcr.io/mlflow", "localhost:5000/a/b/mlflow"])
  func anImageIsKnownWithItsRegistry(image: String) {
    let facts = [fact(.imageReference, image, "Dockerfile:1", .image)]
    #expect(found("technologies:\n- \(line)", in: facts) == ["Dockerfile:1"])
  }

  @Test(arguments: ["mlflow2", "mlflow/tracking", "my-mlflow"])
  func anotherImageIsNot(image: String) {
    let facts = [fact(.imageReference, image, "compose.yml:1", .service)]
    #expect(found("technologies:\n- \(line)", in: facts).isEmpty)
  }

  @Test func onePlaceAFileIsGivenTestsAndDocumentationIncluded() {
    let facts = [
      fact(.import, "mlflow", "tests/a.py:3", .test), fact(.import, "mlflow.sklearn", "tests/a.py:1", .test),
      fact(.import, "mlflow", "b.ipynb:9", .notebook), fact(.import, "mlflow2", "c.py:1"),
    ]
    #expect(found("technologies:\n- \(line)", in: facts) == ["b.ipynb:9", "tests/a.py:1"])
  }
}
