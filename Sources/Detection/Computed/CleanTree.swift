import Diagnostics
import MaturityModel
import RepositoryFacts

/// Ignore patterns, and what is committed that should not be. Looks at tracked files only.
enum CleanTree: ComputedPractice {
  static let reads: Set<FactKind> = [.ignore]
  static let judgesEveryFile = true

  /// Above this a data, model or database file belongs outside plain git.
  private static let largestDataFile = 10_000_000
  private static let enoughPatterns = 3
  private static let mostStorePatterns = 200

  static func judge(_ repository: RepositoryView) -> ComputedFinding {
    let ignores = repository.facts.all(.ignore)
    // `!` takes something back in, and a pattern that is repeated in a second file adds nothing.
    let patterns = Set(ignores.map(\.name).filter { !$0.hasPrefix("!") })
    guard let first = ignores.first else { return .absent }
    let inStore = repository.facts.all(.tracked).filter { $0[.system] == "lfs" }.prefix(mostStorePatterns).map {
      PathGlob($0.name)
    }
    var found: [Evidence] = []
    var seen: Set<String> = []
    for file in repository.facts.all(.file) where file[.tracked] != "false" {
      guard let (root, what) = litter(file, inStore), seen.insert(root).inserted else { continue }
      found.append(Evidence(file, rule: "committed-litter", says: Wording.commits(what)))
    }
    if !found.isEmpty { return ComputedFinding(status: .partial, evidence: found) }
    let says = Wording.ignores(patterns.count)
    guard patterns.count >= enoughPatterns else {
      return ComputedFinding(status: .partial, evidence: [Evidence(first, rule: "ignore-patterns", says: says)])
    }
    return ComputedFinding(status: .met, evidence: evidence(Array(ignores), says))
  }

  /// The first pattern of each ignore file, the one with most patterns first.
  private static func evidence(_ ignores: [Fact], _ says: String) -> [Evidence] {
    let byFile = Dictionary(grouping: ignores, by: \.location.path)
    let files = byFile.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    return files.prefix(3).compactMap { $0.value.first }.map { Evidence($0, rule: "ignore-patterns", says: says) }
  }

  /// The folder or file that should not be committed and what it is; nil for what may stay.
  private static func litter(_ file: Fact, _ inStore: [PathGlob]) -> (root: String, what: String)? {
    let path = file.location.path
    if Litter.keepsFolder(path) { return nil }
    var start = path.startIndex
    while let slash = path[start...].firstIndex(of: "/") {
      let next = path.index(after: slash)
      if let what = Litter.folder(path[start..<slash], holding: path[next...]) { return (String(path[..<slash]), what) }
      start = next
    }
    let name = path[start...]
    if name == "pyvenv.cfg" { return (PathParts.folder(path), Wording.virtualEnvironment) }
    if let what = Litter.file(name) { return (path, what) }
    guard let size = file[.size].flatMap({ Int($0) }), size > largestDataFile, file[.lfs] != "true",
      Litter.isData(name), !inStore.contains(where: { $0.covers(path) })
    else { return nil }
    return (path, Wording.largeFile(size))
  }
}

/// What tools leave in a working folder and people commit by mistake.
enum Litter {
  /// What a folder of this name is; nil where it may well be the project's own. `rest` is the path below it.
  static func folder(_ name: Substring, holding rest: Substring) -> String? {
    switch name {
    case "mlruns", "mlartifacts", "lightning_logs": Wording.runStore
    case "wandb" where ["run-", "offline-run-", "latest-run", "debug.log", "debug-"].contains(where: rest.hasPrefix):
      Wording.runStore
    case "__pycache__", ".ipynb_checkpoints", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".Rproj.user": Wording.cache
    case ".dvc" where rest.hasPrefix("cache/") || rest.hasPrefix("tmp/"): Wording.cache
    case "node_modules", "site-packages", "__pypackages__": Wording.installedPackages
    case ".metaflow", ".zenml", ".prefect", ".mage_data", ".ploomber", ".snakemake": Wording.pipelineStore
    case ".venv", "venv", ".virtualenv", ".tox", ".nox": Wording.virtualEnvironment
    default: nil
    }
  }

  /// Whether this file is there only to keep its folder or to keep what is in it out.
  static func keepsFolder(_ path: String) -> Bool { [".gitkeep", ".keep", ".gitignore"].contains(PathParts.name(path)) }

  /// What a file of this name is, whatever folder it lies in.
  static func file(_ name: Substring) -> String? {
    if name.hasSuffix(".pyc") { return Wording.cache }
    let lowered = name.lowercased()
    let isDatabase = lowered.hasSuffix(".db") || lowered.hasSuffix(".sqlite") || lowered.holdsText(".db.")
    guard isDatabase, ["mlflow", "mlruns", "optuna"].contains(where: lowered.contains) else { return nil }
    return Wording.runStore
  }

  /// Whether a file of this name holds data, a model or a database.
  static func isData(_ name: Substring) -> Bool {
    name.lastIndex(of: ".").map { dataEndings.contains(name[name.index(after: $0)...].lowercased()) } ?? false
  }

  private static let dataEndings: Set<String> = [
    "csv", "tsv", "parquet", "feather", "arrow", "json", "jsonl", "ndjson", "xml", "xls", "xlsx", "zip", "gz", "tgz", "tar",
    "bz2", "xz", "7z", "rar", "pkl", "pickle", "joblib", "npy", "npz", "h5", "hdf5", "hdf", "pt", "pth", "ckpt", "onnx",
    "safetensors", "bin", "model", "pb", "tflite", "gguf", "mat", "rds", "rdata", "rda", "db", "sqlite", "sqlite3", "duckdb",
    "dat", "data", "txt", "arff", "avro", "orc", "tfrecord", "wav", "mp4", "mp3", "keras", "cbm", "bson", "dump", "sql",
  ]
}
