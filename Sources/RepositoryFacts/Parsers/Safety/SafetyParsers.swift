extension ParserTable {
  /// The search for secrets, which looks at all text.
  static let safety: [Entry] = [Entry("secrets", SecretScanner.self, claims: isSearchedForSecrets)]

  /// Whether a file can hold a credential: not a lock file or a scanner's baseline (hashes), not generated, not data, not binary. Content decides
  /// further: a file with a NUL byte is no text.
  @Sendable private static func isSearchedForSecrets(_ path: PathName) -> Bool {
    if skippedEndings.contains(path.ending) || skippedNames.contains(path.name) { return false }
    return !path.name.hasSuffix(".min.js") && !path.name.hasSuffix(".min.css") && !path.name.hasSuffix("-lock.json")
      && !path.name.hasSuffix("-lock.yml") && !path.name.hasSuffix("-lock.yaml")
  }

  private static let skippedNames: Set<String> = [
    "go.sum", "package.resolved", "manifest.toml", "npm-shrinkwrap.json", ".secrets.baseline",
  ]

  private static let skippedEndings: Set<String> = [
    "lock", "svg", "csv", "tsv", "map", "png", "jpg", "jpeg", "gif", "webp", "ico", "bmp", "tif", "tiff", "pdf", "zip", "gz",
    "bz2",
    "xz", "zst", "tar", "tgz", "7z", "whl", "jar", "class", "pyc", "so", "dylib", "dll", "exe", "bin", "pkl", "pickle", "joblib",
    "npy", "npz", "h5", "hdf5", "pt", "pth", "ckpt", "onnx", "pb", "tflite", "safetensors", "gguf", "parquet", "feather", "arrow",
    "avro", "orc", "db", "sqlite", "sqlite3", "rds", "rdata", "mp3", "mp4", "wav", "flac", "ogg", "avi", "mov", "webm", "ttf",
    "otf", "woff", "woff2", "eot", "keystore", "jks", "jsonl", "ndjson", "css", "scss", "pbtxt",
  ]
}
