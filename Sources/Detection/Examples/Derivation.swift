import Diagnostics
import MaturityModel
import RepositoryFacts

extension RuleExamples {
  /// Ways to turn an example that shows a practice into one that must not.
  enum Derivation: String, CaseIterable, Sendable {
    /// Every line of the evidence's files is commented out.
    case commented
    /// The evidence's Python files become one string.
    case docstring
    /// The evidence's Python files stand in a notebook's Markdown cell.
    case markdownCell = "markdown-cell"
    /// All files lie in a vendored folder.
    case vendored

    /// What can be derived from an example, but for the ways that its rule file excepts. Only one that shows its practice
    /// says anything about what must not show it.
    static func examples(from example: Example, but excepted: [String: String]) -> [Example] {
      guard example.expected == .met else { return [] }
      return allCases.filter { excepted[$0.rawValue] == nil }.compactMap { $0.applied(to: example) }
    }

    /// The example changed in this way; nil where that does not apply to its files.
    private func applied(to example: Example) -> Example? {
      let shown = Set(example.marks.map(\.path))
      guard self == .vendored || !shown.isEmpty, let files = changed(example.sources, shown) else { return nil }
      return Example(
        name: "\(example.name) (\(rawValue))", expected: .met, sources: files, marks: [], location: example.location,
        isDerived: true)
    }

    private func changed(_ files: [MemorySource.File], _ shown: Set<String>) -> [MemorySource.File]? {
      /// Each file of the evidence changed in its own way.
      func changing(_ change: (inout MemorySource.File, String) -> Void) -> [MemorySource.File] {
        files.map { file in
          guard shown.contains(file.path) else { return file }
          var file = file
          change(&file, String(decoding: file.bytes, as: UTF8.self))
          return file
        }
      }
      switch self {
      case .vendored:
        return files.map { file in
          var file = file
          file.path = "vendor/library/" + file.path
          return file
        }
      case .commented:
        guard shown.allSatisfy({ CommentMark.of($0) != nil }) else { return nil }
        return changing { file, text in
          let mark = CommentMark.of(file.path) ?? ""
          let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
          file.bytes = Array(lines.map { $0.isEmpty ? "" : mark + $0 }.joined(separator: "\n").utf8)
        }
      case .docstring:
        guard shown.allSatisfy({ $0.hasSuffix(".py") }),
          !files.contains(where: { shown.contains($0.path) && String(decoding: $0.bytes, as: UTF8.self).contains("\"\"\"") })
        else { return nil }
        return changing { file, text in file.bytes = Array("\"\"\"\n\(text)\n\"\"\"\n".utf8) }
      case .markdownCell:
        guard shown.allSatisfy({ $0.hasSuffix(".py") }) else { return nil }
        return changing { file, text in
          file.path = file.path.dropLast(3) + ".ipynb"
          file.bytes = Array(Self.notebook(markdown: text).utf8)
        }
      }
    }

    /// A notebook of one Markdown cell.
    private static func notebook(markdown: String) -> String {
      var escaped = ""
      for scalar in markdown.unicodeScalars {
        switch scalar {
        case "\"": escaped += "\\\""
        case "\\": escaped += "\\\\"
        case "\n": escaped += "\\n"
        case "\r": escaped += "\\r"
        case "\t": escaped += "\\t"
        default: escaped.unicodeScalars.append(scalar)
        }
      }
      let cell = "{\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": [\"\(escaped)\"]}"
      return "{\"cells\": [\(cell)], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}\n"
    }
  }
}

/// What begins a comment in a file, by its name.
enum CommentMark {
  /// The mark with a space behind it; nil where the sort of file is unknown or has no comments to the line's end.
  static func of(_ path: String) -> String? {
    let name = PathParts.name(path).lowercased()
    let ending = name.split(separator: ".").last.map(String.init) ?? name
    switch ending {
    case "py", "r", "jl", "yml", "yaml", "toml", "sh", "cfg", "ini", "tf", "tofu", "txt", "mk", "gitignore", "gitattributes",
      "hgignore", "dockerignore", "env", "smk", "properties", "dvc":
      return "# "
    case "js", "ts", "tsx", "jsx", "java", "scala", "kt", "swift", "go", "rs", "cpp", "bicep", "nf", "groovy", "sbt": return "// "
    case "sql": return "-- "
    default: break
    }
    let hashed: Set<String> = ["makefile", "justfile", "snakefile", "codeowners", "procfile"]
    if name.contains("dockerfile") || name.contains("containerfile") || hashed.contains(name) { return "# " }
    return name == "jenkinsfile" ? "// " : nil
  }
}
