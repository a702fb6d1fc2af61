import Diagnostics
import Documents
import MaturityModel
import RepositoryFacts

@testable import Detection
@testable import RuleLanguage

/// A fact as a parser would give it; the place is written `path:line` or `path`.
func fact(
  _ kind: FactKind, _ name: String, _ place: String, _ contexts: FactContexts = [], _ attributes: (FactAttribute, String)...
) -> Fact {
  Fact(kind, name, at: location(place), in: contexts, attributes.map { .init($0.0, $0.1) })
}

/// A file that git tracks.
func file(_ path: String, lines: Int = 1, _ attributes: (FactAttribute, String)...) -> Fact {
  Fact(.file, path, at: FileLocation(path), [.init(.lines, String(lines))] + attributes.map { .init($0.0, $0.1) })
}

/// `path:line` or `path` as a location.
func location(_ place: String) -> FileLocation {
  guard let colon = place.lastIndex(of: ":"), let line = Int(place[place.index(after: colon)...]) else {
    return FileLocation(place)
  }
  return FileLocation(String(place[..<colon]), line: line)
}

/// The document of YAML text that is right.
func yaml(_ text: String) -> DocumentNode { YAMLReader.read(text).documents.first ?? DocumentNode(.scalar(""), line: 1) }

/// Rules by hand: read from YAML, without the standard ones.
enum ByHand {
  /// What a pattern matches, each as `name path:line`, in order.
  static func matches(_ pattern: String, sets: String = "{}", in facts: [Fact]) -> [String] {
    let setFile = yaml(sets)
    var reader = RuleFileReader(path: "rules.yml", knownSets: Set(setFile.entries.map(\.key)))
    let named = Dictionary(uniqueKeysWithValues: reader.sets(setFile).map { ($0.name, $0.patterns) })
    guard let read = reader.pattern(yaml(pattern)) else { return ["no pattern"] }
    guard reader.mistakes.isEmpty else { return reader.mistakes.map(\.description) }
    var packer = RulePacker(sets: named)
    let id = packer.add(read)
    var matcher = PatternMatcher(rules: packer.pack(), facts: FactSet(facts))
    return matcher.matches(id).map { "\($0.name) \($0.location)" }
  }

  /// A library of these files alone: path and text.
  static func library(_ files: (path: String, text: String)...) -> RuleLibrary {
    RuleLibrary(files.map { RuleFile(path: $0.path, root: yaml($0.text)) })
  }

  /// A rule file for a practice with rules under `met` and whatever else is given.
  static func rules(_ rest: String, practice: String = "runbook") -> String {
    """
    practice: \(practice)
    effort: S
    why: Because.
    how: So.
    fix: Do it.
    looked-for: a sign
    enough: two signs
    \(rest)
    """
  }

  /// The finding of a practice by a library, over facts and what could not be read.
  static func finding(_ library: RuleLibrary, _ facts: [Fact], diagnostics: [Diagnostic] = []) -> Finding? {
    var maker = FindingMaker(rules: library.pack, facts: FactSet(facts, diagnostics: diagnostics))
    return maker.finding(of: library.practices.first?.practice ?? "")
  }

  /// What a computed practice makes of facts.
  static func judge(_ practice: any ComputedPractice.Type, _ facts: [Fact]) -> ComputedFinding {
    practice.judge(RepositoryView(facts: FactSet(facts)))
  }
}
