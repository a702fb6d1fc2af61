import Diagnostics
import MaturityModel
import RepositoryFacts

/// An image that installs the project's dependencies and copies or runs its code.
enum ContainerImage: ComputedPractice {
  static func judge(_ repository: RepositoryView) -> ComputedFinding {
    var whole: [Evidence] = []
    var begun: [Evidence] = []
    let images = ImageDefinition.all(in: repository)
    let anyInstalls = images.contains { $0.installs(repository) }
    for image in images {
      guard let from = image.instructions.first(where: { $0.name == "FROM" }) else { continue }
      let copies = image.codeCopies(repository)
      // An image built on another one of the project finds the packages there.
      let isReady = image.installs(repository) || (anyInstalls && !isPublicBase(from[.value] ?? ""))
      if let copy = copies.first ?? installedFromSource(image, repository), isReady {
        whole.append(Evidence(copy, rule: "dockerfile", technology: "docker", says: Wording.imageHoldsCode))
      } else {
        begun.append(Evidence(from, rule: "dockerfile", technology: "docker", says: Wording.imageWithoutCode))
      }
    }
    if !whole.isEmpty { return ComputedFinding(status: .met, evidence: whole) }
    return begun.isEmpty ? .absent : ComputedFinding(status: .partial, evidence: begun)
  }

  /// `pip install .` or a clone of the repository brings the code without a COPY of it.
  private static func installedFromSource(_ image: ImageDefinition, _ repository: RepositoryView) -> Fact? {
    image.instructions.first { $0.name == "RUN" && ($0[.value] ?? "").contains("git clone") }
  }

  private static func isPublicBase(_ image: String) -> Bool {
    let name = image.split(separator: " ").first.map(String.init) ?? image
    let known = [
      "python", "ubuntu", "debian", "alpine", "node", "continuumio", "nvidia", "pytorch", "tensorflow", "rocker", "r-base",
      "julia", "openjdk", "eclipse-temurin", "golang", "rust", "swift", "jupyter", "mambaorg", "condaforge", "amazon",
      "public.ecr",
      "mcr.microsoft.com", "gcr.io", "ghcr.io", "quay.io", "docker.io", "nginx", "postgres", "redis", "mysql", "mongo", "grafana",
      "prom", "apache", "bitnami", "ollama", "huggingface",
    ]
    return known.contains { name.hasPrefix($0) }
  }
}
