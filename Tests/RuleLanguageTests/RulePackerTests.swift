import Diagnostics
import FactVocabulary
import TestSupport
import Testing

@testable import RuleLanguage

@Suite struct RulePackerTests {
  private static let nowhere = FileLocation("rules.yml")

  /// Whatever the globs and names, the look-up finds what trying every glob would find, and no more. A pattern that takes any
  /// name is looked through when it is asked for, and stands in no table.
  @Test(arguments: [FactKind.call, .import, .command, .key], 1...12)
  func losesNoMatch(kind: FactKind, seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let globs = (0..<60).map { _ in
      (0..<Int.random(in: 1...3, using: &random)).map { _ in random.text(of: "ab./ab *?", upTo: 6) }
    }
    var packer = RulePacker(sets: [:])
    let ids = globs.map { globs in
      let subject: Pattern.Subject =
        kind == .command ? .commands(globs.map { CommandGlob($0) }) : .facts(kind, names: globs.map { NameGlob($0) })
      return packer.add(Pattern(subject: subject, location: Self.nowhere))
    }
    let pack = packer.pack()
    for _ in 0..<300 {
      let name = random.text(of: "ab./ ab", upTo: 8)
      let expected = zip(ids, globs).filter { id, globs in
        guard pack.conditions(id).subject == .facts else { return false }
        return globs.contains { glob in
          switch kind {
          case .command: CommandGlob(glob).matches(name)
          case .import: NameGlob(glob).matchesUnder(name)
          default: NameGlob(glob).matches(name)
          }
        }
      }.map(\.0)
      #expect(pack.patterns(matching: kind, named: name) == expected, "\(name) among \(globs)")
    }
  }

  @Test func whatTakesAnyNameStandsInNoTable() {
    var packer = RulePacker(sets: [:])
    let any = Pattern(subject: .facts(.call, names: [NameGlob("fit"), NameGlob("*")]), location: Self.nowhere)
    let id = packer.add(any)
    #expect(packer.add(any) == id, "the same is laid out once")
    let pack = packer.pack()
    #expect(pack.conditions(id).subject == .all && pack.kind(id) == .call)
    #expect(pack.patterns(matching: .call, named: "fit").isEmpty)
  }

  @Test func whatTakesAnyNameIsLookedUpByItsMostTellingAttribute() throws {
    var packer = RulePacker(sets: [:])
    var pattern = Pattern(subject: .facts(.function, names: [NameGlob("*")]), location: Self.nowhere)
    pattern.attributes = [
      .init(key: .test, globs: [NameGlob("true")]), .init(key: .calls, globs: [NameGlob("*.predict"), NameGlob("*evaluate*")]),
    ]
    let id = packer.add(pattern)
    let pack = packer.pack()
    let table = try #require(pack.attributeTables(.function).first)
    #expect(table.key == .calls && pack.attributeTables(.function).count == 1)
    #expect(pack.patterns(inTable: table.table, matching: "model.predict") == [id])
    #expect(pack.patterns(inTable: table.table, matching: "re_evaluate_all") == [id])
    #expect(pack.patterns(inTable: table.table, matching: "model.fit").isEmpty)
    #expect(pack.attributeTables(.call).isEmpty)
  }

  @Test func anImportsGlobThatEndsInANameFindsWhatLiesUnderIt() {
    var packer = RulePacker(sets: [:])
    let id = packer.add(Pattern(subject: .facts(.import, names: [NameGlob("*.metrics")]), location: Self.nowhere))
    let pack = packer.pack()
    #expect(pack.patterns(matching: .import, named: "sklearn.metrics.f1_score") == [id])
    #expect(pack.patterns(matching: .call, named: "sklearn.metrics.f1_score").isEmpty)
  }

  @Test func aPatternComesOnceHoweverManyOfItsGlobsFit() {
    var packer = RulePacker(sets: [:])
    let globs = ["a.b", "a.*", "*.b", "a.b"].map { NameGlob($0) }
    let id = packer.add(Pattern(subject: .facts(.call, names: globs), location: Self.nowhere))
    #expect(packer.pack().patterns(matching: .call, named: "a.b") == [id])
  }

  @Test func aSetIsLaidOutOnce() {
    let sets = ["s": [Pattern(subject: .facts(.call, names: [NameGlob("f")]), location: Self.nowhere)]]
    var packer = RulePacker(sets: sets)
    _ = packer.add(Pattern(subject: .set("s"), location: Self.nowhere))
    let count = packer.count
    _ = packer.add(Pattern(subject: .set("s"), location: Self.nowhere))
    #expect(packer.count == count + 1)
  }

  @Test func setsThatNameEachOtherEnd() {
    let sets = Dictionary(
      uniqueKeysWithValues: (0..<12).map { number in
        ("s\(number)", (0..<12).map { Pattern(subject: .set("s\($0)"), location: Self.nowhere) })
      })
    var packer = RulePacker(sets: sets)
    _ = packer.add(Pattern(subject: .set("s0"), location: Self.nowhere))
    #expect(packer.count < 1_000)
  }

  /// Every condition comes out of a pack as it went in, nested ones too.
  @Test func conditionsComeBackAsTheyWere() throws {
    let inner = Pattern(subject: .commands([CommandGlob("dvc repro")]), location: Self.nowhere)
    var pattern = Pattern(subject: .facts(.call, names: [NameGlob("fit")]), location: Self.nowhere)
    pattern.exceptions = [NameGlob("x.fit"), NameGlob("é*")]
    pattern.without = [.init(key: .argument, globs: [NameGlob("")])]
    pattern.contexts = [.notebook, .ci]
    pattern.excludedContexts = [.docs]
    pattern.files = [PathGlob("src/**")]
    pattern.excludedFiles = [PathGlob("*.r")]
    pattern.minimumCount = 3
    pattern.relations = [.unless([inner, inner]), .runs([inner])]
    var packer = RulePacker(sets: [:])
    let id = packer.add(pattern)
    let pack = packer.pack(version: "v")
    let surface = pack.surface(id)
    // A pattern that names a context takes it; tests are left out of calls, and of these `docs` by its own words.
    #expect(surface.required == [.notebook, .ci] && surface.forbidden == [.test, .development, .docs])
    #expect(surface.asksForMore && surface.asksForFile && pack.minimumCount(id) == 3 && pack.version == "v")
    let conditions = pack.conditions(id)
    #expect(conditions.exceptions == pattern.exceptions && conditions.files == pattern.files)
    #expect(conditions.excludedFiles == pattern.excludedFiles && conditions.attributes.isEmpty)
    let without = try #require(conditions.without.first)
    #expect(without.key == .argument && without.globs == [NameGlob("")])
    #expect(conditions.relations.map(\.sort) == [.unless, .runs])
    #expect(conditions.relations.flatMap(\.patterns).allSatisfy { pack.kind($0) == .command })
  }

  @Test(arguments: 1...10)
  func numbersComeBackFromTheirText(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let numbers = (0..<500).map { _ in
      UInt32.random(in: 0...UInt32.max, using: &random) >> UInt32.random(in: 0...31, using: &random)
    }
    let text = PackedText.encode(numbers + [0, .max])
    #expect(text.allSatisfy { (0x20...0x7E).contains($0) })
    #expect(text.withUnsafeBufferPointer { PackedText.decode($0) } == numbers + [0, .max])
  }
}
