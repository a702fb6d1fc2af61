import Diagnostics
import RepositoryFacts
import RuleLanguage

/// A Dockerfile of the project, put together from its instructions.
struct ImageDefinition: Sendable {
  let path: String
  /// Its instructions, in order.
  let instructions: [Fact]
  /// The folders that `COPY` may be relative to: what a compose file says, the Dockerfile's own, the one above, the root.
  let contexts: [String]
  /// The folders whose `.dockerignore` counts: those that compose files build it from, or else all that it may be built from.
  let ignoring: [String]
  /// Whether building it runs a command that installs packages.
  let installs: Bool

  /// All Dockerfiles but those of CI systems and development containers, by path.
  static func all(in facts: FactSet) -> [ImageDefinition] {
    var byPath: [String: [Fact]] = [:]
    for instruction in facts.all(.instruction) { byPath[instruction.location.path, default: []].append(instruction) }
    guard !byPath.isEmpty else { return [] }
    var built: [String: [String]] = [:]
    for service in facts.all(.service) {
      guard let file = service[.dockerfile], let context = service[.build].flatMap({ PathParts.join("", $0) }) else { continue }
      // Many services of one build have the same folder.
      if built[file]?.contains(context) != true, built[file]?.count ?? 0 < mostContexts {
        built[file, default: []].append(context)
      }
    }
    var installing: Set<String> = []
    for command in facts.all(.command) where command.contexts.contains(.image) && !installing.contains(command.location.path) {
      if installers.contains(where: { $0.matches(command.name) }) { installing.insert(command.location.path) }
    }
    return byPath.keys.sorted().filter { !isEnvironment($0) }.map { path in
      let folder = PathParts.folder(path)
      var contexts = built[path] ?? []
      // A Dockerfile in a folder of Dockerfiles is built from above it.
      for candidate in [folder, PathParts.folder(folder), ""] where !contexts.contains(candidate) { contexts.append(candidate) }
      return ImageDefinition(
        path: path, instructions: byPath[path] ?? [], contexts: contexts, ignoring: built[path] ?? contexts,
        installs: installing.contains(path))
    }
  }

  private static let mostContexts = 20

  private static func isEnvironment(_ path: String) -> Bool {
    let parts = path.lowercased().split(separator: "/")
    let folders: Set<Substring> = [".devcontainer", ".github", ".circleci", ".gitpod", ".gitlab"]
    return parts.dropLast().contains(where: folders.contains) || parts.last == ".gitpod.dockerfile"
  }

  /// The instructions that begin a stage.
  var bases: [Fact] { instructions.filter { $0.name == "FROM" } }

  /// The name of a stage, lowercased: what stands behind AS in its FROM.
  static func stageName(_ from: Fact) -> String? {
    let words = (from[.value] ?? "").split(separator: " ")
    guard words.count >= 3, words[words.count - 2].lowercased() == "as" else { return nil }
    return words[words.count - 1].lowercased()
  }

  /// What a FROM builds on: an image, or an earlier stage.
  static func base(_ from: Fact) -> String {
    (from[.value] ?? "").split(separator: " ").first { !$0.hasPrefix("--") }.map(String.init) ?? ""
  }

  /// The instructions that shape the image: the last stage's, behind those of the earlier stages that it builds on.
  var finalInstructions: [Fact] {
    let bases = bases
    var stages: Set<String> = []
    var from = bases.last
    while let next = from, let stage = next[.stage], stages.insert(stage).inserted {
      let name = Self.base(next).lowercased()
      from = bases.prefix { $0[.stage] != stage }.last { Self.stageName($0) == name }
    }
    return instructions.filter { $0[.stage].map(stages.contains) ?? false }
  }

  /// The instructions that put code of the project into the image.
  func codeCopies(_ repository: RepositoryView) -> [Fact] {
    instructions.filter { instruction in
      guard instruction.name == "COPY" || instruction.name == "ADD" else { return false }
      return instruction.values(.source).contains { source in
        let clean = Self.withoutGlob(source)
        return contexts.contains { context in
          PathParts.join(context, clean).map(repository.code.holds) ?? false
        }
      }
    }
  }

  /// `src/*.py` is what lies in `src`.
  private static func withoutGlob(_ source: String) -> String {
    guard source.contains(where: { $0 == "*" || $0 == "?" }) else { return source }
    return PathParts.folder(source)
  }

  private static let installers: [CommandGlob] = [
    "pip* install", "conda install", "conda env create", "conda env update", "mamba install", "mamba env *", "micromamba *",
    "poetry install", "uv sync", "uv pip", "uv export", "pipenv install", "pipenv sync", "pdm install", "pdm sync",
    "pixi install", "npm install", "npm ci", "yarn", "yarn install", "pnpm install", "R -e *install*", "Rscript *install*",
    "install2.r", "renv*", "Rscript *renv*", "R *renv*", "go build", "go mod download", "cargo build", "mvn *", "sbt *",
    "gradle *", "swift build", "julia *instantiate*", "julia *Pkg*", "make *install*", "make *requirements*", "hatch *",
    "apt-get install python3-*",
  ].map(CommandGlob.init)
}
