public import Diagnostics
import Documents
import MaturityModel
import RuleLanguage

/// All rules: one file a practice, the sets that they share, and the catalogue of technologies.
///
/// The folder listing is the registry. The standard rules are inside the program twice, both made at build time: parsed, for
/// whoever reads them (`standard`), and laid out for matching, which costs a scan next to nothing (`RulePack.standard`).
public struct RuleLibrary: Sendable {
  /// What the files say.
  private let files: RuleFiles
  /// The mistakes that reading doesn't find: in syntax and in examples.
  private let others: [Diagnostic]
  /// The same, laid out for matching.
  let pack: RulePack

  /// The rules of each practice, in the model's order; a practice may have several files where a team added its own.
  var practices: [PracticeRules] { files.practices }
  /// The sorts of tools, in the order in which they are shown.
  var categories: [TechnologyKind] { files.categories }
  /// The known tools.
  var technologies: [Technology] { files.technologies }
  /// A digest of all rules, so that two assessments can be told apart when they changed.
  public var version: String { pack.version }
  /// What is wrong with the rule files.
  public var mistakes: [Diagnostic] { others + files.mistakes + files.mistakesInSets }

  /// A library of these files. `pack` is theirs, where it was made before; else `version` tells them apart.
  init(_ files: [RuleFile], others: [Diagnostic] = [], pack: RulePack? = nil, version: String? = nil) {
    self.files = RuleFiles(files, vocabulary: Self.vocabulary)
    self.others = others
    self.pack = pack ?? self.files.pack(version: version ?? Self.digest(of: files))
  }

  /// The words of other targets that rule files may use.
  static let vocabulary = RuleVocabulary(
    practices: PracticeCatalog.standard.practices.map(\.id), computed: ComputedPractices.names,
    efforts: Effort.allCases.map(\.rawValue), derivations: RuleExamples.Derivation.allCases.map(\.rawValue))

  private static func digest(of files: [RuleFile], after own: String? = nil) -> String {
    var digest = ContentDigest()
    if let own { digest.add(own) }
    for file in files.sorted(by: { $0.path < $1.path }) {
      digest.add(file.path)
      digest.add(file.root)
    }
    return digest.hex
  }
}

extension RuleLibrary {
  /// The rules that the program brings.
  public static let standard = RuleLibrary(standardFiles, pack: .standard)

  /// The program's own files.
  static let standardFiles: [RuleFile] = EmbeddedContent.paths.filter { !$0.hasSuffix("#examples") }.compactMap { path in
    EmbeddedRules.document(path).map { RuleFile(path: path, root: $0) }
  }

  /// The standard rules with a team's own beside them: a practice's status is the better one of both. Paths are those of
  /// the team's files.
  public static func adding(_ files: [(path: String, text: String)]) -> RuleLibrary {
    let (added, broken) = parsed(files)
    let version = added.isEmpty ? EmbeddedContent.digest : digest(of: added, after: EmbeddedContent.digest)
    return RuleLibrary(standardFiles + added, others: broken, version: version)
  }

  /// The standard rules without those files, and those sets, that `files` bring under the same names: for whoever works on
  /// the standard rules without building the program anew.
  public static func replacing(_ files: [(path: String, text: String)]) -> RuleLibrary {
    let (added, broken) = parsed(files)
    let isSets = { (file: RuleFile) in file.name == "Sets.yml" }
    let names = Set(added.filter { !isSets($0) }.map(\.name))
    let sets = Set(added.filter(isSets).flatMap { $0.root.entries.map(\.key) })
    let kept = standardFiles.compactMap { file -> RuleFile? in
      guard isSets(file) else { return names.contains(file.name) ? nil : file }
      let rest = file.root.entries.filter { !sets.contains($0.key) }
      return RuleFile(path: file.path, root: DocumentNode(.mapping(rest), line: file.root.line))
    }
    return RuleLibrary(kept + added, others: broken)
  }

  /// The files that could be parsed, and what is wrong with the others and with the examples.
  private static func parsed(_ files: [(path: String, text: String)]) -> (files: [RuleFile], broken: [Diagnostic]) {
    var parsed: [RuleFile] = []
    var broken: [Diagnostic] = []
    for (path, text) in files {
      let read = YAMLReader.read(text)
      if let problem = read.problem {
        broken.append(
          RuleWording.syntax(problem.message).diagnostic(at: FileLocation(path, line: problem.line, column: problem.column)))
      } else {
        // An empty file says nothing, and is told what it lacks.
        let file = RuleFile(path: path, root: read.documents.first ?? DocumentNode(.mapping([]), line: 1))
        if !["Sets.yml", "Technologies.yml"].contains(file.name) {
          broken += ExampleReader.read(file.root, path: path).mistakes
        }
        parsed.append(file)
      }
    }
    return (parsed, broken)
  }
}

/// The data files of this target, packed into the program at build time. A rule file's examples are packed apart, so that a
/// scan never reads them.
enum EmbeddedRules {
  /// The parsed document of a file of `Rules/`, or of its examples under `<path>#examples`.
  static func document(_ path: String) -> DocumentNode? {
    guard let content = EmbeddedContent.content(path) else { return nil }
    return DocumentArchive.decode(bytes(content))
  }

  fileprivate static func bytes(_ content: StaticString) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: content.utf8Start, count: content.utf8CodeUnitCount)
  }
}

extension RulePack {
  /// The rules that the program brings, laid out for matching.
  static let standard = RulePack(
    words: PackedText.decode(EmbeddedRules.bytes(EmbeddedContent.rulesNumbers)),
    immortal: EmbeddedRules.bytes(EmbeddedContent.rulesText))

  /// For each practice, how much work it is and the first thing to do.
  var advice: [String: (effort: Effort, text: String)] {
    Dictionary(
      practices.map { ($0.practice, (Effort(rawValue: $0.effort) ?? .medium, $0.fix)) }, uniquingKeysWith: { first, _ in first })
  }
}
