import Diagnostics

@testable import Detection
@testable import RuleLanguage
@testable import Documents
@testable import MaturityModel
@testable import RepositoryFacts

extension FuzzTarget {
  /// What reads text of others beside the parsers: globs, git's own files, configurations, rules, and the pipeline as a whole.
  static let others: [FuzzTarget] = [
    FuzzTarget(
      name: "shell-commands",
      read: { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        for dialect in [ShellDialect.posix, .windows] {
          for command in ShellCommands.parse(text, firstLine: 1, dialect: dialect) {
            precondition(command.line >= 1, "before the first line")
            precondition(command.name.count <= 400, "too long a name")
          }
        }
      }, isSeed: { ["sh", "bash", "mk", ""].contains(PathName($0.path).ending) }),
    FuzzTarget(
      name: "path-glob",
      read: { bytes in
        let (pattern, path) = halves(bytes)
        let glob = PathGlob(pattern)
        _ = (glob.matches(path), glob.covers(path))
      }, isSeed: { $0.path.hasSuffix(".gitignore") }),
    FuzzTarget(
      name: "name-glob",
      read: { bytes in
        let (pattern, name) = halves(bytes)
        let glob = NameGlob(pattern)
        _ = (glob.matches(name), glob.matchesUnder(name), CommandGlob(pattern).matches(name))
      }, isSeed: { _ in false }),
    FuzzTarget(
      name: "git-config",
      read: { bytes in
        let remote = GitConfigText(bytes).remote
        precondition(remote?.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ?? true, "a remote that is not fit to be shown")
        precondition(!(remote?.contains("@") ?? false), "a remote with a user")
        _ = remote.flatMap(RemoteAddress.name)
        _ = CommitTime(commitText: bytes)
      }, isSeed: { $0.path.contains(".gitmodules") || $0.path.contains(".dvc/config") }),
    FuzzTarget(
      name: "text-encoding",
      read: { bytes in
        let text = TextEncoding.utf8(bytes)
        precondition(text == bytes || String(validating: text, as: UTF8.self) != nil, "no UTF-8")
        precondition(text.count <= bytes.count * 3, "too long")
      }, isSeed: { _ in false }),
    FuzzTarget(
      name: "configuration",
      read: { bytes in
        let day = CalendarDay(secondsSince1970: 1_795_000_000)
        let reading = ProjectConfiguration.read(YAMLReader.read(String(decoding: bytes, as: UTF8.self)), asOf: day)
        precondition((reading.configuration == nil) != reading.mistakes.isEmpty, "neither taken nor refused")
        _ = reading.configuration?.profileInForce()
        for entry in reading.configuration?.leaveOut ?? [] { _ = PathGlob(entry.path).covers("src/a.py") }
      }, isSeed: { $0.path == ".rung.yml" }),
    FuzzTarget(
      name: "rule-file",
      read: { bytes in
        let root = YAMLReader.read(String(decoding: bytes, as: UTF8.self)).documents.first
        guard let root else { return }
        var reader = RuleFileReader(path: "a.yml", knownSets: ["training-call"], knownTechnologies: ["mlflow"])
        _ = (reader.practice(root), reader.sets(root), reader.categories(root))
        _ = reader.technologies(root, categories: ["tracking"])
        let examples = ExampleReader.read(root, path: "a.yml").examples
        if let example = examples.first { _ = RuleExamples.Derivation.examples(from: example, but: [:]) }
      }, isSeed: { _ in false }),
    FuzzTarget(
      name: "repository",
      read: { bytes in
        var facts = FactSet()
        for file in files(bytes) {
          let name = PathName(file.path)
          for entry in ParserTable.entries where entry.claims(name) { facts.merge(entry.parser.parse(file)) }
          let listed = ListedFile(path: file.path, size: file.bytes.count)
          facts.append(FileFact.of(listed, bytes: file.bytes, sort: BinaryFiles.sort(of: file.bytes), label: nil))
        }
        var maker = FindingMaker(rules: .standard, facts: FactLinker.link(facts))
        _ = maker.findings()
      }, isSeed: { _ in false }),
  ]

  /// What stands before and behind the first line feed.
  private static func halves(_ bytes: [UInt8]) -> (String, String) {
    let cut = bytes.firstIndex(of: 0x0A) ?? bytes.count
    return (String(decoding: bytes[..<cut], as: UTF8.self), String(decoding: bytes[min(cut + 1, bytes.count)...], as: UTF8.self))
  }

  /// A few files: each begins at a line `\u{1}path`.
  private static func files(_ bytes: [UInt8]) -> [SourceFile] {
    bytes.split(separator: 1, maxSplits: 8).map { part in
      let cut = part.firstIndex(of: 0x0A) ?? part.endIndex
      return SourceFile(path: String(decoding: part[..<cut], as: UTF8.self), bytes: Array(part[cut...].dropFirst()))
    }
  }

  /// The same for what the seeds of `repository` are written as.
  static func joined(_ files: [MemorySource.File]) -> [UInt8] {
    files.prefix(8).flatMap { [1] + Array($0.path.utf8) + [0x0A] + $0.bytes }
  }
}
