public import Diagnostics
import Documents
import MaturityModel
import RepositoryFacts

/// The examples of rule files: small repositories, each with the status and the lines of evidence that are expected of it.
///
/// They are the rules' tests and a part of their documentation. Each runs through the whole scan; from each that shows the
/// practice, further ones are derived that must not show it.
public enum RuleExamples {
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
  }

  /// One example.
  public struct Example: Sendable {
    /// What it shows, in a few words.
    public let name: String
    /// The status that is expected.
    public let expected: PracticeStatus
    /// The files: path and text, without the marks.
    public let files: [(path: String, text: String)]
    /// The places of evidence that are marked.
    public let marks: Set<FileLocation>
    /// Where it stands in the rule file.
    public let location: FileLocation
    let source: MemorySource
    let isDerived: Bool
  }

  /// An example that did not come out as it says.
  public struct Failure: Sendable, CustomStringConvertible {
    /// The practice.
    public let practice: String
    /// The example's name.
    public let example: String
    /// Where it stands in the rule file.
    public let location: FileLocation
    /// What was wrong.
    public let message: String

    /// `path:line: practice: example: message`.
    public var description: String { "\(location): \(practice): \(example): \(message)" }
  }

  /// The examples of one rule file's document, written and derived.
  static func examples(of root: DocumentNode, path: String, deriving rules: PracticeRules?) -> [Example] {
    var examples: [Example] = []
    for item in root["examples"]?.items ?? [] {
      guard let example = example(item, path: path) else { continue }
      examples.append(example)
      guard example.expected == .met, let rules else { continue }
      for derivation in Derivation.allCases where rules.underived[derivation.rawValue] == nil {
        if let derived = derive(example, derivation) { examples.append(derived) }
      }
    }
    return examples
  }

  private static func example(_ item: DocumentNode, path: String) -> Example? {
    guard let name = item["name"]?.string, let expected = item["expect"]?.string.flatMap(PracticeStatus.init(rawValue:))
    else { return nil }
    let content = ExampleFiles(item["files"])
    let untracked = Set(item["untracked"]?.strings ?? [])
    let ignored = Set(item["ignored"]?.strings ?? [])
    let symlinks = Set(item["symlinks"]?.strings ?? [])
    let sizes = item["sizes"]
    let memory = content.files.filter { !ignored.contains($0.path) }.map { file in
      MemorySource.File(
        file.path, Array(file.text.utf8), isTracked: !untracked.contains(file.path),
        kind: symlinks.contains(file.path) ? .symlink : .regular,
        size: sizes?[file.path]?.string.flatMap { Int($0) })
    }
    return Example(
      name: name, expected: expected, files: content.files, marks: content.marks,
      location: FileLocation(path, line: item.line),
      source: MemorySource(memory), isDerived: false)
  }

  /// The example changed so that it must not be met; nil where that way does not apply to its files.
  private static func derive(_ example: Example, _ derivation: Derivation) -> Example? {
    let shown = Set(example.marks.map(\.path))
    var files = example.files
    switch derivation {
    case .vendored:
      files = files.map { ("vendor/library/" + $0.path, $0.text) }
    case .commented:
      guard shown.allSatisfy({ Self.commentMark($0) != nil }) else { return nil }
      files = files.map { file in
        guard shown.contains(file.path), let comment = commentMark(file.path) else { return file }
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        return (file.path, lines.map { $0.isEmpty ? "" : comment + $0 }.joined(separator: "\n"))
      }
    case .docstring:
      guard shown.allSatisfy({ $0.hasSuffix(".py") }), !shown.isEmpty,
        !files.contains(where: { shown.contains($0.path) && $0.text.contains("\"\"\"") })
      else { return nil }
      files = files.map { shown.contains($0.path) ? ($0.path, "\"\"\"\n\($0.text)\n\"\"\"\n") : $0 }
    case .markdownCell:
      guard shown.allSatisfy({ $0.hasSuffix(".py") }), !shown.isEmpty else { return nil }
      files = files.map { file in
        guard shown.contains(file.path) else { return file }
        return (file.path.dropLast(3) + ".ipynb", notebook(markdown: file.text))
      }
    }
    return Example(
      name: "\(example.name) (\(derivation.rawValue))", expected: .met, files: files, marks: [], location: example.location,
      source: MemorySource(files.map { MemorySource.File($0.path, text: $0.text) }), isDerived: true)
  }

  private static func commentMark(_ path: String) -> String? {
    let name = PathParts.name(path).lowercased()
    let ending = name.split(separator: ".").last.map(String.init) ?? name
    switch ending {
    case "py", "r", "jl", "yml", "yaml", "toml", "sh", "cfg", "ini", "tf", "txt", "mk", "gitignore", "dockerignore", "env",
      "smk", "properties":
      return "# "
    case "js", "ts", "tsx", "jsx", "java", "scala", "kt", "swift", "go", "rs", "cpp", "bicep", "nf", "groovy": return "// "
    default: break
    }
    if name.contains("dockerfile") || ["makefile", "justfile", "snakefile", "codeowners", "procfile"].contains(name) {
      return "# "
    }
    return name == "jenkinsfile" ? "// " : nil
  }

  private static func notebook(markdown: String) -> String {
    var escaped = ""
    for scalar in markdown.unicodeScalars {
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\t": escaped += "\\t"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return
      "{\"cells\": [{\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": [\"\(escaped)\"]}], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}\n"
  }

  /// Scans one example and says what did not come out as expected; nil where all did.
  static func check(_ example: Example, practice: String, library: RuleLibrary) async -> Failure? {
    func failure(_ message: String) -> Failure {
      Failure(practice: practice, example: example.name, location: example.location, message: message)
    }
    guard let extraction = try? await FactExtractor.extract(from: example.source) else {
      return failure(Wording.exampleUnreadable)
    }
    var maker = FindingMaker(library: library, facts: FactLinker.link(extraction.facts))
    guard let finding = maker.findings(of: practice).max(by: { FindingMaker.rank($0.status) < FindingMaker.rank($1.status) })
    else { return failure(Wording.noRules) }
    if example.isDerived {
      guard finding.status == .met else { return nil }
      let places = finding.evidence.map(\.location.description).joined(separator: ", ")
      return failure(Wording.derivedStillMet(at: places))
    }
    if finding.status != example.expected {
      let places = finding.evidence.map { "\($0.location) by \($0.rule)" }.joined(separator: ", ")
      return failure(Wording.otherStatus(expected: example.expected.rawValue, found: finding.status.rawValue, places: places))
    }
    let found = Set(finding.evidence.map(\.location))
    guard found != example.marks, example.expected != .absent || !example.marks.isEmpty || !found.isEmpty else { return nil }
    return failure(
      Wording.otherEvidence(
        missing: example.marks.subtracting(found).sorted().map(\.description),
        unexpected: finding.evidence.filter { !example.marks.contains($0.location) }.map { "\($0.location) by \($0.rule)" }))
  }
}

extension RuleExamples {
  /// The written examples of a practice's standard rules, for `rung explain`.
  public static func examples(of practice: String) -> [Example] {
    RuleLibrary.standard.practices.filter { $0.practice == practice }.flatMap { rules in
      EmbeddedRules.document(rules.path + "#examples").map { examples(of: $0, path: rules.path, deriving: nil) } ?? []
    }
  }

  /// Runs the examples of the program's own rules, of some practices or of all; gives how many ran and what failed.
  public static func runStandard(only practices: Set<String> = []) async -> (count: Int, failures: [Failure]) {
    var documents: [(rules: PracticeRules, root: DocumentNode)] = []
    for rules in RuleLibrary.standard.practices {
      if let root = EmbeddedRules.document(rules.path + "#examples") { documents.append((rules, root)) }
    }
    let result = await run(documents, library: .standard, only: practices)
    guard practices.isEmpty || practices.contains(TechnologyExamples.name) else { return result }
    let tools = await TechnologyExamples.run(TechnologyExamples.standard, library: .standard)
    return (result.count + tools.count, result.failures + tools.failures)
  }

  /// Runs the examples of rule files of a folder: those of the standard library's own form, or a team's. A file for a
  /// practice replaces the standard rules of that practice where `replacing` is true.
  public static func run(
    files: [(path: String, text: String)], replacing: Bool, only practices: Set<String> = []
  ) async -> (count: Int, failures: [Failure], mistakes: [Diagnostic]) {
    let library = replacing ? RuleLibrary.replacing(files) : RuleLibrary.adding(files)
    var documents: [(rules: PracticeRules, root: DocumentNode)] = []
    var tools: [TechnologyExamples.Example] = []
    for (path, text) in files {
      guard let root = YAMLReader.read(text).documents.first else { continue }
      if let rules = library.practices.first(where: { $0.path == path }) {
        documents.append((rules, root))
      } else if PathParts.name(path) == "Technologies.yml", practices.isEmpty || practices.contains(TechnologyExamples.name) {
        tools += TechnologyExamples.examples(of: root, path: path)
      }
    }
    let result = await run(documents, library: library, only: practices)
    let found = await TechnologyExamples.run(tools, library: library)
    return (result.count + found.count, result.failures + found.failures, library.mistakes)
  }

  private static func run(
    _ documents: [(rules: PracticeRules, root: DocumentNode)], library: RuleLibrary, only practices: Set<String>
  ) async -> (count: Int, failures: [Failure]) {
    var count = 0
    var failures: [Failure] = []
    for (rules, root) in documents where practices.isEmpty || practices.contains(rules.practice) {
      for example in examples(of: root, path: rules.path, deriving: rules) {
        count += 1
        if let failure = await check(example, practice: rules.practice, library: library) { failures.append(failure) }
      }
    }
    return (count, failures)
  }
}
