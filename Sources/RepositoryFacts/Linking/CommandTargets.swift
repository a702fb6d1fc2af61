import Diagnostics

/// What a command or a ready-made action leads to, beside the files it starts: targets, scripts, images, services, hooks.
struct CommandTargets {
  private let tree: RepositoryTree
  private let index: CommandIndex

  init(_ tree: RepositoryTree, _ index: CommandIndex) {
    self.tree = tree
    self.index = index
  }

  /// What a `command` fact runs when it runs in `folder`; `started` are the files that it starts.
  func units(_ fact: Fact, _ words: CommandWords, in folder: String, started: [String]) -> [CommandIndex.Unit] {
    if let runner = fact[.runner] {
      // `pdm run bash x.sh` may call a script of the project's tables, but here it does not. What else stands behind the
      // program as a target says how a definition starts it.
      let asked = fact.values(.target)
      let called = index.targets(
        RunnerCall.wrappers.contains(runner) ? Array(asked.prefix(1)) : asked, runner: runner, in: folder)
      if !called.isEmpty { return called }
    }
    switch words.program {
    case "docker", "podman", "buildah", "docker-compose", "nerdctl", "kaniko": return containers(words, in: folder)
    case "dvc": return pipeline(words, in: folder)
    case "pre-commit", "prek":
      guard words.starts(String(words.program), "run") || words.all.count == 1 else { return [] }
      let files = words.values("-c", "--config").map(String.init) + [".pre-commit-config.yaml", ".pre-commit-config.yml"]
      for name in files { if let file = tree.file(name, from: places(folder)) { return index.hooks(file) } }
      return []
    case "gcloud": return cloudBuild(words, in: folder, started)
    case "snakemake", "az", "ploomber", "kubectl", "argo", "anyscale", "bash", "sh", "zsh", "dash", "ksh", "source", ".":
      return started.flatMap { index.file($0) }
    default:
      guard let file = started.first else { return [] }
      // What code starts in turn (`subprocess.run`), but not the tasks that a file of a task runner only defines.
      if file.hasSuffix(".py") || file.hasSuffix(".js") || file.hasSuffix(".ts") { return index.code(file) }
      // A script that is started by its own name.
      return words.all.first.map { file.hasSuffix(RepositoryTree.name(of: String($0))) } == true ? index.file(file) : []
    }
  }

  /// What a `uses` fact runs: a local action, a workflow or template of this repository, an image that an action builds.
  func units(_ fact: Fact) -> [CommandIndex.Unit] {
    let folder = RepositoryTree.folder(of: fact.location.path)
    let name = fact.name.hasPrefix("/") ? String(fact.name.dropFirst()) : fact.name
    let isGitHub = fact[.system] == "github-actions"
    if name.hasPrefix("./") || name.hasSuffix(".yml") || name.hasSuffix(".yaml") {
      let places = isGitHub || fact.name.hasPrefix("/") ? [""] : [folder, ""]
      for place in places {
        guard let path = RepositoryTree.join(place, name) else { continue }
        for candidate in [path, path + "/action.yml", path + "/action.yaml"] where tree.hasFile(candidate) {
          return index.file(candidate) + (tree.hasFile(path + "/Dockerfile") ? index.file(path + "/Dockerfile") : [])
        }
      }
      return []
    }
    func input(_ names: String...) -> String? {
      for value in fact.values(.with) {
        for name in names where value.hasPrefix(name + "=") { return String(value.dropFirst(name.count + 1)) }
      }
      return nil
    }
    switch fact.name {
    case "docker/build-push-action", "redhat-actions/buildah-build", "mr-smithers-excellent/docker-build-push",
      "elgohr/Publish-Docker-Github-Action", "Docker", "docker/bake-action":
      return image(
        context: input("context", "path", "buildContext", "workdir"), file: input("file", "dockerfile", "Dockerfile"), in: "")
    case "pre-commit/action", "pre-commit-ci/lite-action": return index.hooks(".pre-commit-config.yaml")
    default: return []
    }
  }

  private func places(_ folder: String) -> [String] { folder.isEmpty ? [""] : [folder, ""] }

  private func containers(_ words: CommandWords, in folder: String) -> [CommandIndex.Unit] {
    if words.program == "docker-compose" || words.arguments.contains("compose") { return compose(words, in: folder) }
    guard words.arguments.contains("build") || words.arguments.contains("bud") || words.program == "kaniko" else { return [] }
    let valued: Set<Substring> = [
      "-t", "--tag", "-f", "--file", "--build-arg", "--target", "--platform", "--cache-from", "--cache-to", "--label",
      "--network",
      "--secret", "--ssh", "-o", "--output", "--progress", "--builder", "--add-host", "--iidfile", "-m", "--memory",
    ]
    let context = words.operands(after: 1, valued: valued).last { !["build", "buildx", "image", "builder", "bud"].contains($0) }
    return image(
      context: context.map(String.init), file: words.values("-f", "--file", "--dockerfile").first.map(String.init), in: folder)
  }

  /// The image that is built from a context and a file, both as they are written.
  private func image(context: String?, file: String?, in folder: String) -> [CommandIndex.Unit] {
    let context = context.flatMap { tree.folder($0, from: places(folder)) } ?? folder
    if let file { return tree.file(file, from: places(folder) + [context]).map { index.file($0) } ?? [] }
    for name in ["Dockerfile", "Containerfile", "dockerfile"] {
      if let path = RepositoryTree.join(context, name), tree.hasFile(path) { return index.file(path) }
    }
    return []
  }

  private func compose(_ words: CommandWords, in folder: String) -> [CommandIndex.Unit] {
    let verbs: Set<Substring> = ["up", "run", "build", "start", "exec", "create", "restart"]
    guard let verb = words.all.firstIndex(where: { verbs.contains($0) }) else { return [] }
    var files = words.values("-f", "--file").compactMap { tree.file($0, from: places(folder)) }
    if files.isEmpty {
      let names = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"]
      files = names.compactMap { RepositoryTree.join(folder, $0) }.filter { tree.hasFile($0) }.prefix(1).map(\.self)
    }
    let rest = words.operands(
      after: verb + 1, valued: ["-e", "--env", "--scale", "-v", "-p", "--name", "-t", "--timeout", "--profile"])
    let isSingle = words.all[verb] == "run" || words.all[verb] == "exec"
    let names = (isSingle ? Array(rest.prefix(1)) : rest).map(String.init)
    return files.flatMap { index.services(names, of: $0) }
  }

  /// `gcloud builds submit --config f.yaml SOURCE`; without a file `cloudbuild.yaml` of the source is meant.
  private func cloudBuild(_ words: CommandWords, in folder: String, _ started: [String]) -> [CommandIndex.Unit] {
    guard words.all.contains("builds"), words.all.contains("submit") else { return [] }
    if !started.isEmpty { return started.flatMap { index.file($0) } }
    if words.arguments.contains(where: { $0 == "--tag" || $0 == "-t" || $0.hasPrefix("--tag=") }) {
      return image(context: words.operands(after: 3, valued: ["--tag", "-t"]).last.map(String.init), file: nil, in: folder)
    }
    for place in places(folder) {
      for name in ["cloudbuild.yaml", "cloudbuild.yml", "cloudbuild.json"] {
        if let path = RepositoryTree.join(place, name), tree.hasFile(path) { return index.file(path) }
      }
    }
    return []
  }

  private func pipeline(_ words: CommandWords, in folder: String) -> [CommandIndex.Unit] {
    guard words.starts("dvc", "repro") || words.starts("dvc", "exp") || words.starts("dvc", "run") else { return [] }
    guard !words.starts("dvc", "exp") || words.arguments.contains("run") else { return [] }
    let count = words.starts("dvc", "exp") ? 3 : 2
    let valued: Set<Substring> = ["-S", "--set-param", "-n", "--name", "-j", "--jobs", "-m", "--message"]
    let names = words.operands(after: count, valued: valued)
    for place in places(folder) {
      for file in ["dvc.yaml", "dvc.yml"] {
        guard let path = RepositoryTree.join(place, file), tree.hasFile(path) else { continue }
        // A stage runs what it needs first, so a named stage may run them all: only a pipeline's file narrows.
        if let named = names.first(where: { $0.hasSuffix("dvc.yaml") }), let other = tree.file(named, from: [place]) {
          return index.file(other)
        }
        return index.file(path)
      }
    }
    return []
  }
}
