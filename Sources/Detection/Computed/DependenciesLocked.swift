import Diagnostics
import MaturityModel
import RepositoryFacts

/// A lock file of the ecosystem that the code is written in, or the share of requirements that name one exact version.
enum DependenciesLocked: ComputedPractice {
  static let reads: Set<FactKind> = [.lock, .dependency]
  static let judgesEveryFile = true

  /// Which tools' locks hold which language's packages.
  private static let ecosystems: [String: String] = [
    "poetry": "python", "uv": "python", "pipenv": "python", "pdm": "python", "pixi": "python", "conda-lock": "python",
    "pip": "python", "pip-tools": "python", "renv": "r", "packrat": "r", "julia": "julia", "npm": "javascript",
    "yarn": "javascript", "pnpm": "javascript", "bun": "javascript", "go": "go", "cargo": "rust", "swift": "swift",
    "gradle": "java", "nix": "any",
  ]
  private static let manifests: [String: String] = [
    "requirements": "python", "pyproject": "python", "setup": "python", "conda": "python", "pipfile": "python",
    "description": "r", "renv": "r", "project-toml": "julia", "package-json": "javascript", "go-mod": "go", "cargo": "rust",
    "package-swift": "swift", "pom": "java", "sbt": "java", "gradle": "java",
  ]
  /// The manifests whose entries are installed as they stand, so that pinning them fixes the versions.
  private static let installable: Set<String> = ["requirements", "conda", "pipfile", "pyproject", "setup"]

  static func judge(_ repository: RepositoryView) -> ComputedFinding {
    let dependencies = repository.facts.all(.dependency).filter { $0[.group] != "build" && !$0.contexts.contains(.docs) }
    // The ecosystem with most declared packages is the one whose versions decide whether a run can be repeated.
    var counts: [String: Int] = [:]
    for dependency in dependencies { counts[Self.manifests[dependency[.manifest] ?? ""] ?? "other", default: 0] += 1 }
    let main = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    let locks = repository.facts.all(.lock).filter { lock in
      guard let ecosystem = ecosystems[lock.name], !lock.contexts.contains(.docs) else { return false }
      return main == nil || ecosystem == main || ecosystem == "any" || main == "other"
    }
    if !locks.isEmpty {
      return ComputedFinding(
        status: .met,
        evidence: locks.sorted(by: isNearer).prefix(5).map {
          Evidence($0, rule: "lock-file", says: Wording.locks($0.name))
        })
    }
    // Pins of a script's side requirements say nothing of a project whose packages another tool resolves.
    guard main == nil || main == "python" || main == "javascript" || main == "other" else { return .absent }
    return judgePins(dependencies)
  }

  private static func judgePins(_ dependencies: [Fact]) -> ComputedFinding {
    let candidates = dependencies.filter { installable.contains($0[.manifest] ?? "") }
    let main = candidates.filter { $0[.group] == "main" || $0[.group] == nil }
    let considered = main.isEmpty ? candidates : main
    let pinned = considered.filter { $0[.pinned] == "true" }
    guard !considered.isEmpty, pinned.count * 2 >= considered.count else { return .absent }
    let says = Wording.pins(pinned.count, of: considered.count)
    // One line of each manifest, that nearest to the root first.
    var seen: Set<String> = []
    let shown = pinned.sorted(by: isNearer).filter { seen.insert($0.location.path).inserted }
    return ComputedFinding(
      status: pinned.count == considered.count ? .met : .partial,
      evidence: shown.prefix(5).map { Evidence($0, rule: "exact-versions", says: says) })
  }

  private static func isNearer(_ left: Fact, _ right: Fact) -> Bool {
    (PathParts.depth(left.location.path), left.location) < (PathParts.depth(right.location.path), right.location)
  }
}
