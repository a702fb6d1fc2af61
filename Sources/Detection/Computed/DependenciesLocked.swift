import Diagnostics
import MaturityModel
import RepositoryFacts

/// A lock file of the ecosystem that the code is written in, or the share of requirements that name one exact version.
enum DependenciesLocked: ComputedPractice {
  /// Which tools' locks hold which language's packages.
  private static let ecosystems: [String: String] = [
    "poetry": "python", "uv": "python", "pipenv": "python", "pdm": "python", "pixi": "python", "conda-lock": "python",
    "pip-tools": "python", "renv": "r", "julia": "julia", "npm": "javascript", "yarn": "javascript", "pnpm": "javascript",
    "bun": "javascript", "go": "go", "cargo": "rust", "swift": "swift", "gradle": "java", "nix": "any", "pylock": "python",
  ]
  private static let manifests: [String: String] = [
    "requirements": "python", "pyproject": "python", "setup": "python", "conda": "python", "pipfile": "python",
    "description": "r", "renv": "r", "project-toml": "julia", "package-json": "javascript", "go-mod": "go", "cargo": "rust",
    "package-swift": "swift", "pom": "java", "sbt": "java", "gradle": "java",
  ]

  static func judge(_ repository: RepositoryView) -> ComputedFinding {
    let dependencies = repository.facts.all(.dependency).filter { $0[.group] != "build" && !$0.contexts.contains(.docs) }
    // The ecosystem with most declared packages is the one whose versions decide whether a run can be repeated.
    var counts: [String: Int] = [:]
    for dependency in dependencies { counts[Self.manifests[dependency[.manifest] ?? ""] ?? "other", default: 0] += 1 }
    let main = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    let locks = repository.facts.all(.lock).filter { lock in
      guard let ecosystem = ecosystems[lock.name] else { return false }
      return main == nil || ecosystem == main || ecosystem == "any" || main == "other"
    }
    if !locks.isEmpty {
      return ComputedFinding(
        status: .met,
        evidence: locks.sorted { depth($0) < depth($1) }.prefix(5).map {
          Evidence($0, rule: "lock-file", says: Wording.locks($0.name))
        })
    }
    return judgePins(dependencies)
  }

  private static func judgePins(_ dependencies: [Fact]) -> ComputedFinding {
    let installable = dependencies.filter {
      ["requirements", "conda", "pipfile", "pyproject", "setup"].contains($0[.manifest] ?? "")
    }
    let main = installable.filter { $0[.group] == "main" || $0[.group] == nil }
    let considered = main.isEmpty ? installable : main
    let files = Dictionary(grouping: considered, by: \.location.path)
    let pinned = considered.filter { $0[.pinned] == "true" }
    guard !considered.isEmpty, pinned.count * 2 >= considered.count else { return .absent }
    let says = Wording.pins(pinned.count, of: considered.count)
    // The manifest nearest to the root, with most pins, is the strongest proof.
    let shown = files.sorted { (depth($0.value[0]), $0.key) < (depth($1.value[0]), $1.key) }.compactMap { file in
      file.value.first { $0[.pinned] == "true" }
    }
    return ComputedFinding(
      status: pinned.count == considered.count ? .met : .partial,
      evidence: shown.prefix(5).map { Evidence($0, rule: "exact-versions", says: says) })
  }

  private static func depth(_ fact: Fact) -> Int { fact.location.path.utf8.count { $0 == UInt8(ascii: "/") } }
}
