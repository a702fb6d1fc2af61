import Detection
import Diagnostics
import Documents
import MaturityModel
import Reporting
import RepositoryFacts

/// What a scan is to do, worked out of the words typed, the terminal and the project's `.rung.yml`. Behind it nothing reads
/// the environment.
struct ScanPlan {
  /// One document to write: to a file, or to standard output.
  struct Output {
    let format: any ReportFormat.Type
    let file: String?
  }

  let source: any RepositorySource
  let scanner: Scanner
  let request: Scanner.Request
  let outputs: [Output]
  let report: ReportOptions
  let failUnder: Int?

  /// Works the plan out; throws a `Stop` that names every mistake of the command line.
  init(_ options: ScanOptions) async throws {
    let catalog = PracticeCatalog.standard
    outputs = try Self.outputs(options)
    try Self.check(options, catalog)
    let opened = try SourceChooser.open(options.path, ref: options.ref)
    let listed: ListedSource
    do {
      listed = try await ListedSource(opened)
    } catch let problem as SourceProblem {
      throw Stop(.badInput, [problem.diagnostic])
    }
    source = listed
    if let folder = options.rules {
      let library = try await RuleFolder.library(adding: folder)
      scanner = Scanner(library: library)
    } else {
      scanner = Scanner()
    }
    let (configuration, day) = try await ConfigurationLoader.load(options.config, from: listed)
    let profile = configuration.profileInForce(named: options.profile)
    request = Scanner.Request(
      configuration: configuration, profile: profile, subfolder: options.project, day: day, toolVersion: Version.current)
    report = ReportOptions(
      only: Set(options.only), isVerbose: options.verbose, width: Terminal.width,
      palette: Terminal.palette(isOff: options.noColor), isUnicode: Terminal.isUnicode, vocabulary: .standard)
    failUnder = options.failUnder
  }

  /// The formats and files asked for; text to standard output where none is.
  private static func outputs(_ options: ScanOptions) throws -> [Output] {
    func format(_ id: String) throws -> any ReportFormat.Type {
      guard let format = ReportFormats.named(id) else {
        throw Stop(.badInput, [Wording.unknownFormat(id, known: ReportFormats.all.map { $0.id })])
      }
      return format
    }
    guard !options.output.isEmpty else { return [Output(format: try format(options.format), file: nil)] }
    return try options.output.map { word in
      guard let equals = word.firstIndex(of: "="), !word[..<equals].contains("/") else {
        return Output(format: try format(options.format), file: word)
      }
      return Output(format: try format(String(word[..<equals])), file: String(word[word.index(after: equals)...]))
    }
  }

  private static func check(_ options: ScanOptions, _ catalog: PracticeCatalog) throws {
    var mistakes: [Diagnostic] = []
    let known = catalog.dimensions.map(\.id) + catalog.practices.map(\.id)
    for word in options.only where !known.contains(word) {
      mistakes.append(Wording.unknownOnly(word, nearest: NearestWord.to(word, in: known)))
    }
    if let level = options.failUnder, !(0...4).contains(level) { mistakes.append(Wording.unknownLevel(level)) }
    if let name = options.profile, catalog.profile(name) == nil {
      mistakes.append(Wording.unknownProfile(name, known: catalog.profiles.map(\.id)))
    }
    if !mistakes.isEmpty { throw Stop(.badInput, mistakes) }
  }
}
