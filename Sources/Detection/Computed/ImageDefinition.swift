import Diagnostics
import RepositoryFacts

/// A Dockerfile of the project, put together from its instructions.
struct ImageDefinition {
  let path: String
  let instructions: [Fact]
  let folder: String
  /// The folders that `COPY` may be relative to: what a compose file or a build command says, the Dockerfile's own, the root.
  let contexts: [String]

  /// All Dockerfiles but those of CI systems and development containers.
  static func all(in repository: RepositoryView) -> [ImageDefinition] {
    var byPath: [String: [Fact]] = [:]
    for instruction in repository.facts.all(.instruction) { byPath[instruction.location.path, default: []].append(instruction) }
    var built: [String: [String]] = [:]
    for service in repository.facts.all(.service) {
      if let file = service[.dockerfile], let context = service[.build] { built[file, default: []].append(context) }
    }
    return byPath.keys.sorted().filter { !isEnvironment($0) }.map { path in
      let folder = PathParts.folder(path)
      var contexts = built[path] ?? []
      // A Dockerfile in a folder of Dockerfiles is built from above it.
      for candidate in [folder, PathParts.folder(folder), ""] where !contexts.contains(candidate) { contexts.append(candidate) }
      return ImageDefinition(path: path, instructions: byPath[path] ?? [], folder: folder, contexts: contexts)
    }
  }

  private static func isEnvironment(_ path: String) -> Bool {
    let parts = path.lowercased().split(separator: "/")
    return parts.contains(".devcontainer") || parts.contains(".github") || parts.contains(".circleci")
      || parts.contains(".gitpod") || parts.contains(".gitlab") || parts.last == ".gitpod.dockerfile"
  }

  /// The number of build stages.
  var stages: Int { instructions.count { $0.name == "FROM" } }

  /// The last stage's instructions.
  var lastStage: [Fact] {
    let last = instructions.last { $0.name == "FROM" }?[.stage]
    return instructions.filter { $0[.stage] == last }
  }

  /// Whether installing needs no command here: an earlier image of the project holds the packages.
  func installs(_ repository: RepositoryView) -> Bool {
    repository.facts.all(.command, in: path).contains { command in
      guard command.contexts.contains(.image) else { return false }
      let words = command.name.split(separator: " ")
      return Self.installers.contains { installer in CommandGlob(installer).matches(words) }
    }
  }

  private static let installers = [
    "pip* install", "conda install", "conda env create", "conda env update", "mamba install", "mamba env *", "micromamba *",
    "poetry install", "uv sync", "uv pip", "uv export", "pipenv install", "pipenv sync", "pdm install", "pdm sync",
    "pixi install",
    "npm install", "npm ci", "yarn", "yarn install", "pnpm install", "R -e *install*", "Rscript *install*",
    "install2.r", "renv*", "Rscript *renv*", "R *renv*", "go build", "go mod download", "cargo build", "mvn *", "sbt *",
    "gradle *", "swift build", "julia *instantiate*", "julia *Pkg*", "make *install*", "make *requirements*", "hatch *",
    "apt-get install python3-*",
  ]

  /// The instructions that put code of the project into the image.
  func codeCopies(_ repository: RepositoryView) -> [Fact] {
    instructions.filter { instruction in
      guard instruction.name == "COPY" || instruction.name == "ADD" else { return false }
      return instruction.values(.source).contains { source in
        let clean = Self.withoutGlob(source)
        return contexts.contains { context in
          guard let path = PathParts.join(context, clean) else { return false }
          return path.isEmpty ? repository.holdsCode("") : repository.holdsCode(path)
        }
      }
    }
  }

  /// `src/*.py` is what lies in `src`.
  private static func withoutGlob(_ source: String) -> String {
    guard source.contains(where: { $0 == "*" || $0 == "?" }) else { return source }
    return PathParts.folder(source)
  }
}
