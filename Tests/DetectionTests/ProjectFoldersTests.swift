import Diagnostics
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection

@Suite struct ProjectFoldersTests {
  private func found(manifests: [String], training: [Fact]) -> [String] {
    let facts = FactSet(manifests.map { fact(.dependency, "numpy", $0 + ":1") })
    return ProjectFolders.find(in: facts, training: training).map { "\($0.name) \($0.location)" }
  }

  private func call(_ place: String, _ contexts: FactContexts = []) -> Fact { fact(.call, "model.fit", place, contexts) }

  @Test func foldersWithAManifestAndTrainingAreProjects() {
    let projects = found(
      manifests: ["churn/requirements.txt", "teams/prices/pyproject.toml", "tools/setup.py"],
      training: [call("teams/prices/src/fit.py:3"), call("churn/train.py:1"), call("churn/other.py:1")])
    #expect(projects == ["churn churn", "prices teams/prices"])
  }

  @Test func aRootThatTrainsIsOneProjectWhateverPartsItHas() {
    let projects = found(
      manifests: ["requirements.txt", "a/requirements.txt", "b/requirements.txt"],
      training: [call("src/train.py:1"), call("a/train.py:1"), call("b/train.py:1")])
    #expect(projects.isEmpty)
  }

  @Test func oneProjectFolderIsNoMonorepo() {
    #expect(found(manifests: ["ml/pyproject.toml"], training: [call("ml/train.py:1")]).isEmpty)
  }

  @Test func partsOfAProjectAreNoProjects() {
    let projects = found(
      manifests: ["a/pyproject.toml", "a/train/requirements.txt", "b/requirements.txt"],
      training: [call("a/fit.py:1"), call("a/train/fit.py:1"), call("b/fit.py:1")])
    #expect(projects == ["a a", "b b"])
  }

  @Test func testsAndDocumentationTrainNothing() {
    let projects = found(
      manifests: ["a/requirements.txt", "b/requirements.txt"],
      training: [call("a/tests/test_fit.py:1", .test), call("b/fit.py:1"), fact(.command, "dvc repro", "a/run.sh:1")])
    #expect(projects.isEmpty)
  }

  @Test func theConfigurationsProjectsComeFirst() {
    let facts = FactSet([fact(.dependency, "numpy", "a/requirements.txt:1"), fact(.dependency, "numpy", "b/requirements.txt:1")])
    let landmarks = ProjectFinder(facts: facts).landmarks(
      training: [call("a/fit.py:1"), call("b/fit.py:1")], projects: ["services/churn"])
    #expect(landmarks.projects.map(\.location.path) == ["services/churn"])
  }
}
