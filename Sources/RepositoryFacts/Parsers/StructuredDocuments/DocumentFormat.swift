/// Decides by a file's name whether it is a structured document that can matter, and in which syntax.
enum DocumentFormat {
  /// From this size on a document is data, not configuration.
  static let sizeLimit = 512 * 1024

  /// The syntax of a file; nil where it is none of the known or never configuration. Files that may be YAML or JSON
  /// (`.eslintrc`) count as YAML here.
  static func named(_ path: PathName) -> DocumentFile.Format? {
    if isLock(path.name) || path.name == ".rung.yml" { return nil }
    if let format = byName[path.name] { return format }
    switch path.ending {
    case "yml", "yaml", "cff": return .yaml
    case "dvc": return path.name == ".dvc" ? nil : .yaml
    case "toml": return .toml
    case "json", "jsonc", "code-workspace": return isData(path) ? nil : .json
    case "ini", "cfg", "conf": return .ini
    case "properties", "env": return .properties
    default: break
    }
    if path.name.hasPrefix(".env.") { return .properties }
    if path.name.hasPrefix("config"), path.folder == ".dvc" || path.folder.hasSuffix("/.dvc") {
      return path.name == "config" || path.name == "config.local" ? .ini : nil
    }
    return nil
  }

  private static let byName: [String: DocumentFile.Format] = [
    "dvc.lock": .yaml, "mlproject": .yaml, ".condarc": .yaml, ".eslintrc": .yaml, ".prettierrc": .yaml, ".stylelintrc": .yaml,
    ".yamllint": .yaml, ".clang-format": .yaml, ".clang-tidy": .yaml, ".lintr": .yaml, ".ansible-lint": .yaml,
    ".salt-lint": .yaml, ".babelrc": .json, ".renovaterc": .json, ".jscsrc": .json, ".jshintrc": .json, ".swcrc": .json,
    "pipfile": .toml, ".flake8": .ini, ".coveragerc": .ini, ".pylintrc": .ini, "pylintrc": .ini, ".isort.cfg": .ini,
    ".bandit": .ini, ".pydocstyle": .ini, ".pycodestyle": .ini, ".editorconfig": .ini, ".gitmodules": .ini,
    ".npmrc": .properties, ".env": .properties,
  ]

  /// Lock files are looked at by `Locks` alone: they are long and say nothing but versions.
  private static func isLock(_ name: String) -> Bool {
    switch name {
    case "package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "conda-lock.yml", "conda-lock.yaml", "manifest.toml",
      "juliamanifest.toml", "pylock.toml", "composer.lock", "packages.lock.json":
      true
    default: name.hasSuffix("-lock.json") || name.hasSuffix(".conda-lock.yml") || name.hasPrefix("pylock.")
    }
  }

  /// Folders whose JSON files are results, not configuration.
  private static func isData(_ path: PathName) -> Bool {
    if path.name.hasSuffix(".geojson") || path.name.hasSuffix(".min.json") || path.name == "coverage.json" { return true }
    return path.folder.split(separator: "/").contains {
      switch $0 {
      case "coverage", "outputs", "output", "htmlcov", "mlruns", "wandb", "lightning_logs", "cassettes", "annotations", "labels":
        true
      default: false
      }
    }
  }
}
