import Diagnostics
import MaturityModel
import RepositoryFacts

/// Test functions that assert something about the project's own code, which they import, run or call.
enum UnitTests: ComputedPractice {
  static let reads: Set<FactKind> = [.function]

  private static let enough = 3

  static func judge(_ repository: RepositoryView) -> ComputedFinding {
    let users = filesThatUseTheProject(repository)
    let fixtures = ProjectFixtures(repository, users)
    var counted: [Fact] = []
    var others: [Fact] = []
    for function in repository.facts.all(.function) where function[.test] == "true" {
      let asserts = function[.asserts].flatMap { Int($0) } ?? 0
      let usesProject =
        users.contains(function.location.path) || seesItsPackage(function) || fixtures.hand(theProjectTo: function)
      if asserts > 0, usesProject { counted.append(function) } else { others.append(function) }
    }
    if counted.count >= enough {
      return ComputedFinding(status: .met, evidence: evidence(counted, Wording.asserts(counted.count)))
    }
    let all = counted + others
    if let first = all.first {
      return ComputedFinding(
        status: .partial, evidence: evidence(counted.isEmpty ? others : counted, Wording.asserts(counted.count)),
        reason: Wording.fewTests(counted.count, of: all.count, first: first.location))
    }
    let file = repository.facts.all(.code).first { code in
      code.contexts.contains(.test) && !code.contexts.contains(.notebook) && code[.lines].flatMap { Int($0) } ?? 0 > 0
        && PathParts.name(code.location.path).lowercased().holdsText("test")
    }
    guard let file else { return .absent }
    return ComputedFinding(
      status: .partial, evidence: [Evidence(file, rule: "test-file", says: Wording.asserts(0))],
      reason: Wording.fewTests(0, of: 0, first: file.location))
  }

  /// One function a file, so that the proof spans the suite, files with most of them first.
  private static func evidence(_ functions: [Fact], _ says: String) -> [Evidence] {
    let files = Dictionary(grouping: functions, by: \.location.path)
    return files.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(5).map {
      Evidence($0.value[0], rule: "test-functions", says: says)
    }
  }

  /// Languages whose tests see their package without importing it.
  private static func seesItsPackage(_ function: Fact) -> Bool {
    ["r", "go", "rust", "java", "scala", "kotlin", "swift", "julia", "c++"].contains(function[.language] ?? "")
  }

  private static let clients = ["requests.", "httpx.", "urllib.request.", "subprocess.", "click.testing.", "typer.testing."]

  /// Files that import a file of the repository, start one of its programs, or speak to its service.
  private static func filesThatUseTheProject(_ repository: RepositoryView) -> Set<String> {
    var files: Set<String> = []
    for fact in repository.facts.all(.import) where fact[.local] != nil { files.insert(fact.location.path) }
    for fact in repository.facts.all(.command) where fact[.runs] != nil && fact.contexts.contains(.code) {
      files.insert(fact.location.path)
    }
    for fact in repository.facts.all(.call) where clients.contains(where: fact.name.hasPrefix) {
      files.insert(fact.location.path)
    }
    files.formUnion(filledInLater(repository))
    return files
  }

  /// Tests of a template whose imports name a package that is filled in later: known by the project's functions they call.
  private static func filledInLater(_ repository: RepositoryView) -> Set<String> {
    guard repository.facts.all(.function).contains(where: { $0.location.path.holdsText("{{") }) else { return [] }
    let tests = repository.facts.all(.call).filter { $0.contexts.contains(.test) && $0.location.path.holdsText("{{") }
    let own = Set(repository.facts.all(.function).lazy.filter { !$0.contexts.contains(.test) }.map(\.name))
    return Set(tests.lazy.filter { own.contains($0.name) }.map(\.location.path))
  }
}

/// Fixtures of `conftest.py` files that use the project: they hand its code to tests that import nothing.
private struct ProjectFixtures {
  /// For each folder with such a file the names of its fixtures; a name is what a test's parameter is called.
  private var names: [String: Set<String>] = [:]

  /// How many folders are gone up from a test.
  private static let deepest = 60

  init(_ repository: RepositoryView, _ users: Set<String>) {
    let files = Set(users.filter { PathParts.name($0) == "conftest.py" })
    guard !files.isEmpty else { return }
    for function in repository.facts.all(.function) where files.contains(function.location.path) {
      guard function.values(.decorator).contains(where: { $0.holdsText("fixture") }) else { continue }
      names[PathParts.folder(function.location.path), default: []].insert(function.name)
    }
  }

  /// Whether a test takes one of the fixtures of its folder or of one above it.
  func hand(theProjectTo test: Fact) -> Bool {
    guard !names.isEmpty else { return false }
    let parameters = test.values(.parameter)
    guard !parameters.isEmpty else { return false }
    var folder = PathParts.folder(test.location.path)
    for _ in 0...Self.deepest {
      if let known = names[folder], parameters.contains(where: known.contains) { return true }
      if folder.isEmpty { break }
      folder = PathParts.folder(folder)
    }
    return false
  }
}
