public import Diagnostics
import Documents
import MaturityModel
import RepositoryFacts

/// All rules, ready for matching: one file a practice, the sets that they share, and the catalogue of technologies.
///
/// The folder listing is the registry. The standard library is inside the program, parsed at build time.
public struct RuleLibrary: Sendable {
  /// The rules of each practice, in the model's order; a practice may have several files where a team added its own.
  let practices: [PracticeRules]
  /// The sorts of tools, in the order in which they are shown.
  let categories: [TechnologyKind]
  /// The known tools.
  let technologies: [Technology]
  /// A digest of all rules, so that two assessments can be told apart when they changed.
  public let version: String
  /// What is wrong with the rule files. How sets refer to one another is looked through when this is asked: a scan by the
  /// program's own rules never does.
  public var mistakes: [Diagnostic] { found + Self.mistakes(in: setList) }

  /// The mistakes that were found while reading.
  private let found: [Diagnostic]
  private let setList: [PatternSet]

  /// The sets that patterns refer to, by name.
  let sets: [String: [Pattern]]
  let index: PatternIndex
  /// For each file of rules, the positions of its patterns.
  let metPatterns: [[PatternIndex.ID]]
  let partialPatterns: [[PatternIndex.ID]]
  let technologyPatterns: [[PatternIndex.ID]]
  /// Sets that the scanner itself asks for.
  let trainingCalls: PatternIndex.ID
  let machineLearning: PatternIndex.ID

  /// One file of rules, parsed.
  struct File: Sendable {
    let path: String
    let root: DocumentNode
  }

  /// A library of these files. `digest` is that of the files that are the program's own and stand first; the rest is added.
  init(files: [File], own: (count: Int, digest: String)? = nil) {
    var mistakes: [Diagnostic] = []
    let setFiles = files.filter { PathParts.name($0.path) == "Sets.yml" }
    let technologyFiles = files.filter { PathParts.name($0.path) == "Technologies.yml" }
    let practiceFiles = files.filter { !["Sets.yml", "Technologies.yml"].contains(PathParts.name($0.path)) }
    let knownSets = Set(setFiles.flatMap { $0.root.entries.map(\.key) })

    var sets: [PatternSet] = []
    for file in setFiles {
      var reader = RuleFileReader(path: file.path, knownSets: knownSets)
      sets += reader.sets(file.root)
      mistakes += reader.mistakes
    }
    var categories: [TechnologyKind] = []
    for file in technologyFiles {
      var reader = RuleFileReader(path: file.path, knownSets: knownSets)
      categories += reader.categories(file.root)
      mistakes += reader.mistakes
    }
    var technologies: [Technology] = []
    for file in technologyFiles {
      var reader = RuleFileReader(path: file.path, knownSets: knownSets)
      technologies += reader.technologies(file.root, categories: categories.map(\.name))
      mistakes += reader.mistakes
    }
    let knownTechnologies = Set(technologies.map(\.id))
    var practices: [PracticeRules] = []
    for file in practiceFiles {
      var reader = RuleFileReader(path: file.path, knownSets: knownSets, knownTechnologies: knownTechnologies)
      if let rules = reader.practice(file.root) { practices.append(rules) }
      mistakes += reader.mistakes
    }
    let order = PracticeCatalog.standard.practices.enumerated().reduce(into: [String: Int]()) { $0[$1.element.id] = $1.offset }
    practices.sort { (order[$0.practice] ?? .max, $0.path) < (order[$1.practice] ?? .max, $1.path) }

    self.sets = Dictionary(sets.map { ($0.name, $0.patterns) }, uniquingKeysWith: { first, _ in first })
    var index = PatternIndex(sets: self.sets)
    metPatterns = practices.map { $0.met.map { index.add($0.pattern) } }
    partialPatterns = practices.map { $0.partial.map { index.add($0.pattern) } }
    technologyPatterns = technologies.map { $0.patterns.map { index.add($0) } }
    let nowhere = FileLocation("Sets.yml")
    trainingCalls = index.add(Pattern(subject: .set("training-call"), location: nowhere))
    machineLearning = index.add(Pattern(subject: .set("machine-learning"), location: nowhere))
    self.index = index
    self.practices = practices
    self.categories = categories
    self.technologies = technologies
    found = mistakes
    setList = sets
    version = Self.version(of: files, own: own)
  }

  private static func version(of files: [File], own: (count: Int, digest: String)?) -> String {
    let others = files.dropFirst(own?.count ?? 0)
    if let own, others.isEmpty { return own.digest }
    var digest = ContentDigest()
    if let own { digest.add(own.digest) }
    for file in others.sorted(by: { $0.path < $1.path }) {
      digest.add(file.path)
      digest.add(file.root)
    }
    return digest.hex
  }

  /// Names that two sets have, and sets that contain themselves.
  private static func mistakes(in sets: [PatternSet]) -> [Diagnostic] {
    var names: Set<String> = []
    let repeated = sets.filter { !names.insert($0.name).inserted }.map {
      Wording.repeatedSet($0.name).diagnostic(at: $0.location)
    }
    return repeated + PatternSet.recursive(among: sets).map { Wording.recursiveSet($0.name).diagnostic(at: $0.location) }
  }
}

extension RuleLibrary {
  /// The rules that the program brings.
  public static let standard: RuleLibrary = {
    let files = standardFiles
    return RuleLibrary(files: files, own: (files.count, EmbeddedContent.digest))
  }()

  /// For each practice, how much work it is and the first thing to do.
  var advice: [String: (effort: Effort, text: String)] {
    Dictionary(
      practices.map { ($0.practice, (Effort(rawValue: $0.effort) ?? .medium, $0.fix)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The program's own files. Kept, since giving tens of thousands of nodes back takes a scan longer than it may.
  static let standardFiles: [File] = EmbeddedContent.paths.filter { !$0.hasSuffix("#examples") }.compactMap { path in
    EmbeddedRules.document(path).map { File(path: path, root: $0) }
  }

  /// The standard rules with a team's own beside them: a practice's status is the better one of both. Paths are those of
  /// the team's files.
  public static func adding(_ files: [(path: String, text: String)]) -> RuleLibrary {
    let (added, broken) = parsed(files)
    let own = standardFiles
    return RuleLibrary(RuleLibrary(files: own + added, own: (own.count, EmbeddedContent.digest)), broken: broken)
  }

  /// The standard rules without those files, and those sets, that `files` bring under the same names: for whoever works on
  /// the standard rules without building the program anew.
  public static func replacing(_ files: [(path: String, text: String)]) -> RuleLibrary {
    let (added, broken) = parsed(files)
    let isSets = { (file: File) in PathParts.name(file.path) == "Sets.yml" }
    let names = Set(added.filter { !isSets($0) }.map { PathParts.name($0.path) })
    let sets = Set(added.filter(isSets).flatMap { $0.root.entries.map(\.key) })
    let kept = standardFiles.compactMap { file -> File? in
      guard isSets(file) else { return names.contains(PathParts.name(file.path)) ? nil : file }
      let rest = file.root.entries.filter { !sets.contains($0.key) }
      return File(path: file.path, root: DocumentNode(.mapping(rest), line: file.root.line))
    }
    return RuleLibrary(RuleLibrary(files: kept + added), broken: broken)
  }

  private static func parsed(_ files: [(path: String, text: String)]) -> (files: [File], broken: [Diagnostic]) {
    var parsed: [File] = []
    var broken: [Diagnostic] = []
    for (path, text) in files {
      let read = YAMLReader.read(text)
      if let problem = read.problem {
        broken.append(
          Wording.syntax(problem.message).diagnostic(at: FileLocation(path, line: problem.line, column: problem.column)))
      } else {
        // An empty file says nothing, and is told what it lacks.
        parsed.append(File(path: path, root: read.documents.first ?? DocumentNode(.mapping([]), line: 1)))
      }
    }
    return (parsed, broken)
  }

  private init(_ other: RuleLibrary, broken: [Diagnostic]) {
    practices = other.practices
    categories = other.categories
    technologies = other.technologies
    sets = other.sets
    version = other.version
    found = broken + other.found
    setList = other.setList
    index = other.index
    metPatterns = other.metPatterns
    partialPatterns = other.partialPatterns
    technologyPatterns = other.technologyPatterns
    trainingCalls = other.trainingCalls
    machineLearning = other.machineLearning
  }
}

/// The data files of this target, packed into the program at build time. A rule file's examples are packed apart, so that a
/// scan never reads them.
enum EmbeddedRules {
  /// The parsed document of a file of `Rules/`, or of its examples under `<path>#examples`.
  static func document(_ path: String) -> DocumentNode? {
    guard let content = EmbeddedContent.content(path) else { return nil }
    return DocumentArchive.decode(UnsafeBufferPointer(start: content.utf8Start, count: content.utf8CodeUnitCount))
  }
}
