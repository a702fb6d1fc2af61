/// The code of a notebook, taken out of its JSON.
struct NotebookContent: Sendable {
  /// One code cell.
  struct Cell: Sendable {
    /// Its bytes in `code`.
    let range: Range<Int>
    /// The number of its first line in `code`, counted from 1.
    let firstLine: Int
  }

  /// All code cells, decoded, one after the other; each begins on a line of its own.
  var code: [UInt8] = []
  /// For each line of `code`, the line of the .ipynb file where it begins.
  var lines: [Int] = [1]
  var cells: [Cell] = []
  /// The kernel's language as `code` facts name it; Python where the notebook doesn't say.
  var language = "python"
  /// Where the JSON is broken, if it is.
  var faultLine: Int?
  /// Whether there is more code than is read.
  var isCut = false

  /// The language of a kernel by what the metadata calls it.
  static func language(named name: String) -> String {
    let name = name.lowercased()
    if name.hasPrefix("python") || name.hasPrefix("ipython") || name.hasPrefix("pyspark") || name.isEmpty { return "python" }
    if name.hasPrefix("julia") { return "julia" }
    if name.hasPrefix("scala") || name.hasPrefix("spylon") { return "scala" }
    if name == "ir" || name == "r" { return "r" }
    if name.hasPrefix("c++") || name.hasPrefix("xcpp") { return "c++" }
    if name == "bash" { return "shell" }
    return name.utf8.count <= 40 ? name : "python"
  }
}
