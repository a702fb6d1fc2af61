import Diagnostics
import MaturityModel
import RepositoryFacts

/// Ignore patterns, and what is committed that should not be. Looks at tracked files only.
enum CleanTree: ComputedPractice {
  /// Above this a data, model or database file belongs outside plain git.
  private static let largestDataFile = 10_000_000

  private static let dataEndings: Set<String> = [
    "csv", "tsv", "parquet", "feather", "arrow", "json", "jsonl", "ndjson", "xml", "xls", "xlsx", "zip", "gz", "tgz", "tar",
    "bz2", "xz", "7z", "rar", "pkl", "pickle", "joblib", "npy", "npz", "h5", "hdf5", "hdf", "pt", "pth", "ckpt", "onnx",
    "safetensors", "bin", "model", "pb", "tflite", "gguf", "mat", "rds", "rdata", "rda", "db", "sqlite", "sqlite3", "duckdb",
    "dat", "data", "txt", "arff", "avro", "orc", "tfrecord", "wav", "mp4", "mp3", "keras", "cbm", "bson", "dump", "sql",
  ]

  static func judge(_ repository: RepositoryView) -> ComputedFinding {
    let ignores = Array(repository.facts.all(.ignore))
    guard let first = ignores.first else { return .absent }
    var litter: [Evidence] = []
    var seen: Set<String> = []
    for file in repository.facts.all(.file) where file[.tracked] != "false" {
      guard let (root, what) = litterRoot(file) else { continue }
      if seen.insert(root).inserted {
        litter.append(Evidence(file, rule: "committed-litter", says: Wording.commits(what)))
      }
    }
    if litter.isEmpty, ignores.count >= 3 {
      let says = Wording.ignores(ignores.count)
      return ComputedFinding(status: .met, evidence: evidence(ignores, says), reason: nil)
    }
    if litter.isEmpty {
      return ComputedFinding(
        status: .partial, evidence: [Evidence(first, rule: "ignore-patterns", says: Wording.ignores(ignores.count))])
    }
    return ComputedFinding(status: .partial, evidence: litter, reason: nil)
  }

  /// The first pattern of each ignore file, the one with most patterns first.
  private static func evidence(_ ignores: [Fact], _ says: String) -> [Evidence] {
    let byFile = Dictionary(grouping: ignores, by: \.location.path)
    let files = byFile.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    return files.prefix(3).compactMap { $0.value.first }.map { Evidence($0, rule: "ignore-patterns", says: says) }
  }

  /// The folder or file that should not be committed and what it is; nil for what may stay.
  private static func litterRoot(_ file: Fact) -> (root: String, what: String)? {
    let path = file.location.path
    let parts = path.split(separator: "/")
    for (depth, part) in parts.dropLast().enumerated() {
      let root = parts[...depth].joined(separator: "/")
      switch part {
      case "mlruns", "lightning_logs": return (root, "a run store")
      case "wandb"
      where parts[depth + 1].hasPrefix("run-") || parts[depth + 1].hasPrefix("offline-run") || parts[depth + 1] == "latest-run":
        return (root, "a run store")
      case "__pycache__", ".ipynb_checkpoints", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".Rproj.user":
        return (root, "a cache")
      case "node_modules", "site-packages": return (root, "installed packages")
      case ".metaflow", ".zenml", ".prefect", ".mage_data", ".ploomber", ".snakemake": return (root, "a pipeline tool's store")
      case ".venv", "venv", ".virtualenv": return (root, "a virtual environment")
      default: break
      }
    }
    guard let name = parts.last else { return nil }
    if name == "pyvenv.cfg" { return (PathParts.folder(path), "a virtual environment") }
    if name.hasSuffix(".pyc") { return (path, "a cache") }
    let isDatabase = name.hasSuffix(".db") || name.hasSuffix(".sqlite") || name.contains(".db.")
    if isDatabase, name.lowercased().contains("mlflow") || name.lowercased().contains("optuna") { return (path, "a run store") }
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if let size = file[.size].flatMap({ Int($0) }), size > largestDataFile, file[.lfs] != "true", dataEndings.contains(ending) {
      return (path, "a file of \(size / 1_000_000) MB")
    }
    return nil
  }
}
