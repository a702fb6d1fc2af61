import Diagnostics

/// Makes the one `file` fact that every listed file has.
enum FileFact {
  /// The fact of a file whose content was not looked at.
  static func of(_ file: ListedFile, label: String?) -> Fact { fact(file, label: label, further: []) }

  /// The fact of a file whose content is known.
  static func of(_ file: ListedFile, bytes: [UInt8], sort: BinaryFiles.Sort, label: String?) -> Fact {
    switch sort {
    case .text: fact(file, label: label, further: [.init(.lines, String(linesThatAreNotBlank(bytes)))])
    case .binary: fact(file, label: label, further: [.init(.binary, "true")])
    case .pointer: fact(file, label: label, further: [.init(.lfs, "true")])
    }
  }

  private static func fact(_ file: ListedFile, label: String?, further: [Fact.Attribute]) -> Fact {
    var attributes: [Fact.Attribute] = []
    if let size = file.size { attributes.append(.init(.size, String(size))) }
    attributes += further
    if further.isEmpty, BinaryFiles.hasBinaryEnding(PathName(file.path)) { attributes.append(.init(.binary, "true")) }
    if !file.isTracked { attributes.append(.init(.tracked, "false")) }
    if let label { attributes.append(.init(.label, label)) }
    if file.kind == .symlink { attributes.append(.init(.label, "symlink")) }
    return Fact(.file, file.path, at: FileLocation(file.path), in: PathContexts.of(file.path), attributes)
  }

  /// Most of a line lies behind its first character that is not blank, and is skipped over.
  private static func linesThatAreNotBlank(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { bytes in
      var lines = 0
      var position = 0
      while position < bytes.count {
        if bytes[position] > 0x20 {
          lines += 1
          position = PosixFile.endOfLine(bytes, from: position)
        }
        position += 1
      }
      return lines
    }
  }
}

/// Tells text from what is none.
enum BinaryFiles {
  /// What a file's bytes are.
  enum Sort: Sendable {
    case text, binary
    /// A few lines that stand for a file in Git LFS.
    case pointer
  }

  /// The largest file that can be a Git LFS pointer.
  static let pointerBytes = 1_024

  /// What the bytes are: a NUL near the beginning makes them binary, as in git, but for the mark of UTF-16, which PowerShell
  /// puts before what it redirects into a file.
  static func sort(of bytes: [UInt8]) -> Sort {
    if bytes.count <= pointerBytes, bytes.starts(with: pointerStart) { return .pointer }
    if bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return .text }
    return bytes.prefix(8_192).contains(0) ? .binary : .text
  }

  private static let pointerStart = Array("version https://git-lfs.github.com/spec/".utf8)

  /// Whether the name alone says that the content is binary, so that it need not be read.
  static func hasBinaryEnding(_ name: PathName) -> Bool { endings.contains(name.ending) }

  private static let endings: Set<String> = [
    // Pictures, sound, film, fonts, documents.
    "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "ico", "heic", "mp3", "wav", "flac", "ogg", "mp4", "avi",
    "mov", "mkv", "webm", "woff", "woff2", "ttf", "otf", "eot", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt",
    // Archives and programs.
    "zip", "gz", "bz2", "xz", "zst", "7z", "rar", "tar", "tgz", "jar", "war", "whl", "egg", "so", "dylib", "dll", "exe", "o",
    "a", "lib", "class", "pyc", "pyo", "pyd", "wasm",
    // Data and models.
    "parquet", "feather", "arrow", "orc", "avro", "npy", "npz", "h5", "hdf5", "pkl", "pickle", "joblib", "pt", "pth", "ckpt",
    "onnx", "pb", "tflite", "safetensors", "gguf", "mlmodel", "rds", "rdata", "sqlite", "sqlite3", "db", "duckdb", "mat", "sav",
    "tfrecord", "bin", "keras", "model", "dta", "lmdb", "nii", "dcm",
  ]
}
