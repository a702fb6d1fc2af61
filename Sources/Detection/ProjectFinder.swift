import Diagnostics
import MaturityModel
import RepositoryFacts

/// Finds what a repository is about: its languages, whether it is a machine-learning project, and the places that lessons
/// speak of.
struct ProjectFinder {
  let facts: FactSet

  /// How many places of one sort are named at most.
  private static let most = 20

  /// The languages, most code lines first.
  func languages() -> [Assessment.LanguageShare] {
    var files: [String: Int] = [:]
    var lines: [String: Int] = [:]
    for code in facts.all(.code) {
      files[code.name, default: 0] += 1
      lines[code.name, default: 0] += code[.lines].flatMap { Int($0) } ?? 0
    }
    return files.keys.map { Assessment.LanguageShare(id: $0, files: files[$0] ?? 0, lines: lines[$0] ?? 0) }
      .sorted { ($1.lines, $0.id) < ($0.lines, $1.id) }
  }

  /// Whether this is a machine-learning project, by the facts that the set `machine-learning` matches.
  func machineLearning(signs: [Fact]) -> Assessment.MLProject {
    // One sign a file: many imports of one file say no more than one.
    var seen: Set<String> = []
    let firsts = signs.filter { !$0.contexts.contains(.docs) && seen.insert($0.location.path).inserted }
    guard let first = firsts.first else {
      return Assessment.MLProject(isMLProject: false, reason: Wording.noMachineLearning, evidence: [])
    }
    let evidence = firsts.prefix(5).map { Evidence($0, rule: "machine-learning", says: Wording.machineLearningSign($0.name)) }
    return Assessment.MLProject(
      isMLProject: true, reason: Wording.machineLearning(first.name, at: first.location, files: firsts.count),
      evidence: Array(evidence))
  }

  /// The places of the project that lessons and exercises speak of.
  /// `projects` are those that the configuration names.
  func landmarks(training: [Fact], projects: [String] = []) -> Assessment.ProjectLandmarks {
    typealias Landmark = Assessment.ProjectLandmarks.Landmark
    func firstOfEach(_ landmarks: [Landmark]) -> [Landmark] {
      var seen: Set<Landmark> = []
      return Array(landmarks.filter { seen.insert($0).inserted }.prefix(Self.most))
    }
    let entries = facts.all(.main).filter { !$0.contexts.contains(.test) }.map { Landmark(name: $0.name, location: $0.location) }
    let calls = training.filter { $0.kind == .call }.map { Landmark(name: $0.name, location: $0.location) }
    var manifests: [Landmark] = []
    var seenManifests: Set<String> = []
    for dependency in facts.all(.dependency) where seenManifests.insert(dependency.location.path).inserted {
      let name = dependency[.manager] ?? dependency[.manifest] ?? ""
      manifests.append(Landmark(name: name, location: FileLocation(dependency.location.path)))
    }
    let workflows = facts.all(.workflow).map { Landmark(name: $0.name, location: FileLocation($0.location.path)) }
    let tests = facts.all(.function).filter { $0[.test] == "true" }.map { function in
      let folder = PathParts.folder(function.location.path)
      return folder.isEmpty
        ? Landmark(name: ".", location: FileLocation("."))
        : Landmark(name: PathParts.name(folder), location: FileLocation(folder))
    }
    return Assessment.ProjectLandmarks(
      entryPoints: firstOfEach(entries), trainingCalls: firstOfEach(calls), manifests: firstOfEach(manifests),
      ciSystems: firstOfEach(workflows), testFolders: firstOfEach(tests),
      projects: projects.isEmpty ? ProjectFolders.find(in: facts, training: training) : ProjectFolders.named(projects))
  }
}
