import Diagnostics
import RepositoryFacts
import Testing

@testable import Detection

@Suite struct PatternIndexTests {
  private static let nowhere = FileLocation("rules.yml")

  /// Whatever the globs and names, the look-up finds what trying every glob would find, and no more.
  @Test(arguments: [FactKind.call, .import, .command, .key], 1...12)
  func losesNoMatch(kind: FactKind, seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let globs = (0..<60).map { _ in
      (0..<Int.random(in: 1...3, using: &random)).map { _ in random.text(of: "ab./ab *?", upTo: 6) }
    }
    var index = PatternIndex(sets: [:])
    let ids = globs.map { globs in
      let subject: Pattern.Subject =
        kind == .command ? .commands(globs.map { CommandGlob($0) }) : .facts(kind, names: globs.map { NameGlob($0) })
      return index.add(Pattern(subject: subject, location: Self.nowhere))
    }
    for _ in 0..<300 {
      let name = random.text(of: "ab./ ab", upTo: 8)
      let expected = zip(ids, globs).filter { _, globs in
        globs.contains { glob in
          switch kind {
          case .command: CommandGlob(glob).matches(name)
          case .import: NameGlob(glob).matchesUnder(name)
          default: NameGlob(glob).matches(name)
          }
        }
      }.map(\.0)
      #expect(index.patterns(matching: kind, named: name) == expected, "\(name) among \(globs)")
    }
  }

  @Test func anImportsGlobThatEndsInANameFindsWhatLiesUnderIt() {
    var index = PatternIndex(sets: [:])
    let id = index.add(Pattern(subject: .facts(.import, names: [NameGlob("*.metrics")]), location: Self.nowhere))
    #expect(index.patterns(matching: .import, named: "sklearn.metrics.f1_score") == [id])
    #expect(index.patterns(matching: .call, named: "sklearn.metrics.f1_score").isEmpty)
  }

  @Test func aPatternComesOnceHoweverManyOfItsGlobsFit() {
    var index = PatternIndex(sets: [:])
    let globs = ["a.b", "a.*", "*.b", "*", "a.b"].map { NameGlob($0) }
    let id = index.add(Pattern(subject: .facts(.call, names: globs), location: Self.nowhere))
    #expect(index.patterns(matching: .call, named: "a.b") == [id])
  }

  @Test func aSetIsLaidOutOnce() {
    let sets = ["s": [Pattern(subject: .facts(.call, names: [NameGlob("f")]), location: Self.nowhere)]]
    var index = PatternIndex(sets: sets)
    _ = index.add(Pattern(subject: .set("s"), location: Self.nowhere))
    let count = index.patterns.count
    _ = index.add(Pattern(subject: .set("s"), location: Self.nowhere))
    #expect(index.patterns.count == count + 1)
  }

  @Test func setsThatNameEachOtherEnd() {
    let sets = Dictionary(
      uniqueKeysWithValues: (0..<12).map { number in
        ("s\(number)", (0..<12).map { Pattern(subject: .set("s\($0)"), location: Self.nowhere) })
      })
    var index = PatternIndex(sets: sets)
    _ = index.add(Pattern(subject: .set("s0"), location: Self.nowhere))
    #expect(index.patterns.count < 1_000)
  }
}
