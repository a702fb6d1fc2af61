import Diagnostics
import MaturityModel
import RepositoryFacts

/// Test functions that assert something about the project's own code, which they import, run or call.
enum UnitTests: ComputedPractice {
  private static let enough = 3

  static func judge(_ repository: RepositoryView) -> ComputedFinding {
    let users = filesThatUseTheProject(repository)
    let fixtures = foldersWithProjectFixtures(repository, users)
    var counted: [Fact] = []
    var others: [Fact] = []
    for function in repository.facts.all(.function) where function[.test] == "true" {
      let asserts = function[.asserts].flatMap { Int($0) } ?? 0
      let path = function.location.path
      let usesProject =
        users.contains(path)
        || (function[.parameter] != nil && fixtures.contains { path.hasPrefix($0) })
        || runsInProject(function)
      if asserts > 0, usesProject { counted.append(function) } else { others.append(function) }
    }
    if counted.count >= enough {
      return ComputedFinding(status: .met, evidence: evidence(counted, Wording.asserts(counted.count)))
    }
    if !counted.isEmpty || !others.isEmpty {
      return ComputedFinding(
        status: .partial, evidence: evidence(counted + others, Wording.asserts(counted.count)),
        reason: Wording.fewTests(counted.count, of: counted.count + others.count, first: (counted + others)[0].location))
    }
    let files = repository.facts.all(.code).filter {
      $0.contexts.contains(.test) && !$0.contexts.contains(.notebook) && Int($0[.lines] ?? "") ?? 0 > 0
        && PathParts.name($0.location.path) != "__init__.py"
    }
    guard let first = files.first(where: { PathParts.name($0.location.path).lowercased().contains("test") }) else {
      return .absent
    }
    return ComputedFinding(
      status: .partial, evidence: [Evidence(first, rule: "test-file", says: Wording.asserts(0))],
      reason: Wording.fewTests(0, of: 0, first: first.location))
  }

  /// One function a file first, so that the proof spans the suite, files with most of them first.
  private static func evidence(_ functions: [Fact], _ says: String) -> [Evidence] {
    let files = Dictionary(grouping: functions, by: \.location.path)
    return files.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(5).map {
      Evidence($0.value[0], rule: "test-functions", says: says)
    }
  }

  /// Languages whose tests see their package without importing it.
  private static func runsInProject(_ function: Fact) -> Bool {
    ["r", "go", "rust", "java", "scala", "kotlin", "swift", "julia", "c++"].contains(function[.language] ?? "")
  }

  /// Files that import a file of the repository, start one of its programs, or speak to its service.
  private static func filesThatUseTheProject(_ repository: RepositoryView) -> Set<String> {
    var files: Set<String> = []
    for fact in repository.facts.all(.import) where fact[.local] != nil { files.insert(fact.location.path) }
    for fact in repository.facts.all(.command) where fact[.runs] != nil && fact.contexts.contains(.code) {
      files.insert(fact.location.path)
    }
    let clients = ["requests.", "httpx.", "urllib.request.", "subprocess.", "click.testing.", "typer.testing."]
    for fact in repository.facts.all(.call) where clients.contains(where: fact.name.hasPrefix) {
      files.insert(fact.location.path)
    }
    return files
  }

  /// Folders whose `conftest.py` uses the project: its fixtures hand the project's code to tests that import nothing.
  private static func foldersWithProjectFixtures(_ repository: RepositoryView, _ users: Set<String>) -> [String] {
    users.filter { PathParts.name($0) == "conftest.py" }.map { path in
      let folder = PathParts.folder(path)
      return folder.isEmpty ? "" : folder + "/"
    }
  }
}
