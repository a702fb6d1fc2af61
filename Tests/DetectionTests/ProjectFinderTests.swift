import Diagnostics
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection

@Suite struct ProjectFinderTests {
  @Test func languagesComeByLinesThenByName() {
    let facts = FactSet([
      fact(.code, "r", "a.R", [], (.lines, "5")), fact(.code, "python", "a.py", [], (.lines, "7")),
      fact(.code, "python", "b.ipynb", .notebook, (.lines, "3")), fact(.code, "julia", "a.jl", [], (.lines, "5")),
      fact(.code, "shell", "a.sh", [], (.lines, "x")),
    ])
    let languages = ProjectFinder(facts: facts).languages()
    #expect(languages.map { "\($0.id) \($0.files) \($0.lines)" } == ["python 2 10", "julia 1 5", "r 1 5", "shell 1 0"])
  }

  @Test func aProjectWithoutSignsIsToldSo() {
    let project = ProjectFinder(facts: FactSet()).machineLearning(signs: [fact(.import, "sklearn", "docs/a.md:1", .docs)])
    #expect(!project.isMLProject && project.evidence.isEmpty)
    #expect(project.reason.hasPrefix("Nothing here trains, loads or measures a model"))
  }

  @Test func oneSignAFileAndFiveInAllAreShown() {
    let signs = (1...8).flatMap { [fact(.import, "torch", "f\($0).py:1"), fact(.import, "torch.nn", "f\($0).py:2")] }
    let project = ProjectFinder(facts: FactSet()).machineLearning(signs: signs)
    #expect(project.isMLProject)
    #expect(project.reason == "It uses torch (f1.py:1, and there are signs in 7 more files).")
    #expect(project.evidence.map(\.location.description) == (1...5).map { "f\($0).py:1" })
    #expect(ProjectFinder(facts: FactSet()).machineLearning(signs: Array(signs.prefix(2))).reason == "It uses torch (f1.py:1).")
    #expect(
      ProjectFinder(facts: FactSet()).machineLearning(signs: Array(signs.prefix(4))).reason
        == "It uses torch (f1.py:1, and there are signs in 1 more file).")
  }

  @Test func landmarksNameThePlaces() {
    let facts = FactSet([
      fact(.main, "train.py", "train.py:9"), fact(.main, "tests/x.py", "tests/x.py:1", .test),
      fact(.dependency, "pandas", "requirements.txt:1", [], (.manager, "pip")), fact(.dependency, "numpy", "requirements.txt:2"),
      fact(.dependency, "dplyr", "DESCRIPTION:3", [], (.manifest, "description")), fact(.workflow, "gitlab", ".gitlab-ci.yml:1"),
      fact(.function, "test_a", "tests/unit/test_a.py:1", .test, (.test, "true")),
      fact(.function, "test_b", "tests/unit/test_b.py:1", .test, (.test, "true")),
      fact(.function, "test_c", "test_c.py:1", .test, (.test, "true")), fact(.function, "helper", "a/b.py:1"),
    ])
    let training = [
      fact(.call, "model.fit", "train.py:4"), fact(.call, "model.fit", "train.py:4"), fact(.command, "dvc repro", "ci.yml:1"),
    ]
    let found = ProjectFinder(facts: facts).landmarks(training: training)
    func text(_ landmarks: [Assessment.ProjectLandmarks.Landmark]) -> [String] { landmarks.map { "\($0.name) \($0.location)" } }
    #expect(text(found.entryPoints) == ["train.py train.py:9"])
    #expect(text(found.trainingCalls) == ["model.fit train.py:4"])
    #expect(text(found.manifests) == ["pip requirements.txt", "description DESCRIPTION"])
    #expect(text(found.ciSystems) == ["gitlab .gitlab-ci.yml"])
    #expect(text(found.testFolders) == ["unit tests/unit", ". ."])
  }

  @Test func atMostTwentyOfASortAreNamed() {
    let facts = FactSet((1...50).map { fact(.main, "f\($0).py", "f\($0).py:1") })
    #expect(ProjectFinder(facts: facts).landmarks(training: []).entryPoints.count == 20)
  }
}
