import Diagnostics

@testable import Detection
@testable import RuleLanguage
@testable import Documents
@testable import MaturityModel
@testable import RepositoryFacts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The inputs that fuzzing begins with: the files of the rules' examples, each for the parsers that claim it.
enum FuzzSeeds {
  private static let most = 400

  /// Writes the seeds of every target into a folder of its name.
  static func write(to folder: String) {
    let examples = PracticeCatalog.standard.practices.flatMap { RuleExamples.examples(of: $0.id) }
    let tools = TechnologyExamples.standard.flatMap(\.files).map { MemorySource.File($0.path, text: $0.text) }
    let files = examples.flatMap(\.sources) + tools
    for target in FuzzTarget.all {
      var seeds: Set<[UInt8]> = []
      for file in files where seeds.count < most && target.isSeed(file) { seeds.insert(file.bytes) }
      seeds.formUnion(further(target.name, examples))
      for (number, seed) in seeds.sorted(by: { $0.lexicographicallyPrecedes($1) }).enumerated() {
        put(seed, in: "\(folder)/\(target.name)", named: "example-\(number)")
      }
    }
  }

  /// What no example holds.
  private static func further(_ target: String, _ examples: [RuleExamples.Example]) -> [[UInt8]] {
    switch target {
    case "repository": examples.filter { !$0.isDerived }.prefix(600).map { FuzzTarget.joined($0.sources) }
    case "name-glob": ["mlflow.log_*\nmlflow.log_metric", "*.fit\na.b.fit", "pytest *\npytest -q tests", "a?b*\naxbc"].map(bytes)
    case "path-glob": ["src/**/a.py\nsrc/b/a.py", "[a-c]*.{py,md}\nb.py", "/docs/\ndocs/x", "!*.log\na.log"].map(bytes)
    case "git-config":
      [
        "[remote \"origin\"]\n\turl = https://user:pass@example.org/a/b.git?x#y\n", "[core]\n\tworktree = ../x\n",
        "[remote \"a\"]\n\turl = git@example.org:a/b.git\n", "tree 0\ncommitter A B <a@b> 1790000000 +0130\n\nx",
      ].map(bytes)
    case "text-encoding": [[0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61, 0xD8, 0x3D, 0xDC, 0x0D]]
    case "configuration":
      [
        "profile: small-team\ntarget: 3\nname: a\nleave-out:\n- path: docs/**\n  reason: b\nattest:\n- practice: runbook\n"
          + "  by: c\n  date: 2026-09-01\n  evidence: d\nout-of-scope:\n- practice: rollback\n  reason: e\n"
      ].map(bytes)
    case "document-archive":
      RuleLibrary.standard.practices.compactMap { EmbeddedRules.document($0.path).map(DocumentArchive.encode) }
    default: []
    }
  }

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private static func put(_ bytes: [UInt8], in folder: String, named name: String) {
    mkdir(folder, 0o755)
    let file = open("\(folder)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { fatalError("\(folder) can't be written") }
    #if canImport(Glibc)
      _ = Glibc.write(file, bytes, bytes.count)
    #elseif canImport(Musl)
      _ = Musl.write(file, bytes, bytes.count)
    #else
      _ = Darwin.write(file, bytes, bytes.count)
    #endif
    close(file)
  }
}
