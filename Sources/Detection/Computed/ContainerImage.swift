import MaturityModel
import RepositoryFacts

/// An image that installs the project's dependencies and copies or runs its code.
enum ContainerImage: ComputedPractice {
  static let reads: Set<FactKind> = [.instruction]

  static func judge(_ repository: RepositoryView) -> ComputedFinding {
    var whole: [Evidence] = []
    var begun: [Evidence] = []
    let anyInstalls = repository.images.contains { $0.installs }
    for image in repository.images {
      guard let from = image.bases.first else { continue }
      // An image built on another one of the project finds the packages there.
      let isReady = image.installs || (anyInstalls && !isPublic(ImageDefinition.base(from)))
      if isReady, let proof = image.codeCopies(repository).first ?? clone(in: image) {
        whole.append(Evidence(proof, rule: "dockerfile", technology: "docker", says: Wording.imageHoldsCode))
      } else {
        begun.append(Evidence(from, rule: "dockerfile", technology: "docker", says: Wording.imageWithoutCode))
      }
    }
    if !whole.isEmpty { return ComputedFinding(status: .met, evidence: whole) }
    return begun.isEmpty ? .absent : ComputedFinding(status: .partial, evidence: begun)
  }

  /// A clone of the repository brings the code without a COPY of it; one that is built and installed at once is a library.
  private static func clone(in image: ImageDefinition) -> Fact? {
    image.instructions.first { instruction in
      guard instruction.name == "RUN", let value = instruction[.value], value.holdsText("git clone") else { return false }
      return !libraryBuilds.contains(where: value.contains)
    }
  }

  private static let libraryBuilds = ["&& make", "cmake ", "./configure", "gradlew ", "setup.py install", "meson ", "ninja "]

  /// Whether a base is one that everybody can have, not an image of the project: by its first part, which is a registry's
  /// host, an account or a name.
  private static func isPublic(_ image: String) -> Bool {
    publicNames.contains(String(image.prefix { $0 != "@" && $0 != "/" && $0 != ":" }))
  }

  private static let publicNames: Set<String> = [
    "python", "ubuntu", "debian", "alpine", "fedora", "centos", "busybox", "scratch", "node", "continuumio", "nvidia", "pytorch",
    "tensorflow", "rocker", "r-base", "rstudio", "julia", "openjdk", "eclipse-temurin", "maven", "gradle", "golang", "rust",
    "swift", "jupyter", "mambaorg", "condaforge", "amazonlinux", "amazon", "nginx", "httpd", "postgres", "redis", "mysql",
    "mariadb", "mongo", "rabbitmq", "elasticsearch", "grafana", "prom", "apache", "bitnami", "confluentinc", "ollama",
    "huggingface", "tiangolo", "prefecthq", "astronomerinc", "library", "denoland", "oven",
    "docker.io", "gcr.io", "ghcr.io", "quay.io", "nvcr.io", "mcr.microsoft.com", "public.ecr.aws", "us-docker.pkg.dev",
    "europe-docker.pkg.dev", "asia-docker.pkg.dev", "registry.access.redhat.com",
  ]
}
