import TestSupport
import Testing

@testable import RuleLanguage

@Suite struct NameGlobTests {
  @Test(arguments: [
    ("mlflow.log_*", "mlflow.log_metric"), ("mlflow.log_*", "mlflow.log_"), ("*.fit", "model.fit"), ("*.fit", "a.b.fit"),
    ("*", ""), ("*", "anything"), ("a*b*c", "abc"), ("a*b*c", "a-bb-c"), ("*a*a*", "aa"), ("?", "é"), ("a?c", "a語c"),
    ("*?", "x"), ("**", ""), ("fit", "fit"), ("ab*ba", "abba"), ("*.x.*.y", "a.x.b.x.y"), ("", ""),
  ])
  func matches(glob: String, name: String) { #expect(NameGlob(glob).matches(name)) }

  @Test(arguments: [
    ("mlflow.log_*", "mlflow.autolog"), ("*.fit", "fit"), ("*.fit", "model.fit_generator"), ("fit", "Fit"), ("fit", "fit2"),
    ("?", ""), ("?", "ab"), ("*a*a*", "a"), ("ab*ba", "aba"), ("a*b", "acbd"), ("", "x"), ("*?", ""), ("a?", "a"),
  ])
  func matchesNot(glob: String, name: String) { #expect(!NameGlob(glob).matches(name)) }

  @Test(arguments: [
    ("sklearn", "sklearn"), ("sklearn", "sklearn.metrics.f1_score"), ("@langchain", "@langchain/core"),
    ("torch*", "torchvision.x"),
    ("*.fit", "a.fit.b"), ("a.*.c", "a.b.c.d"), ("a?", "ab.c"), ("*", "a.b"),
  ])
  func matchesWhatLiesUnder(glob: String, name: String) { #expect(NameGlob(glob).matchesUnder(name)) }

  @Test(arguments: [("sklearn", "sklearnex"), ("sklearn.metrics", "sklearn"), ("torch", "my.torch"), ("*.fit", "a.fitting.b")])
  func matchesNotUnder(glob: String, name: String) { #expect(!NameGlob(glob).matchesUnder(name)) }

  @Test(arguments: 1...20)
  func agreesWithAMatcherThatTriesEverything(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<400 {
      let glob = random.text(of: "aab.é*?", upTo: 7)
      let name = random.text(of: "aab.é/", upTo: 9)
      let expected = Self.tried(Array(glob.unicodeScalars)[...], Array(name.unicodeScalars)[...])
      #expect(NameGlob(glob).matches(name) == expected, "\(glob) and \(name)")
      let ends = name.indices.filter { name[$0] == "." || name[$0] == "/" } + [name.endIndex]
      let under = ends.contains { Self.tried(Array(glob.unicodeScalars)[...], Array(name[..<$0].unicodeScalars)[...]) }
      #expect(NameGlob(glob).matchesUnder(name) == under, "\(glob) above \(name)")
    }
  }

  /// The definition of a glob, in exponential time.
  private static func tried(_ glob: ArraySlice<UnicodeScalar>, _ name: ArraySlice<UnicodeScalar>) -> Bool {
    guard let first = glob.first else { return name.isEmpty }
    if first == "*" {
      return tried(glob.dropFirst(), name) || (!name.isEmpty && tried(glob, name.dropFirst()))
    }
    guard let next = name.first, first == "?" || first == next else { return false }
    return tried(glob.dropFirst(), name.dropFirst())
  }

  @Test func longNamesAndManyStarsEndSoon() {
    let name = String(repeating: "a.", count: 50_000)
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(!NameGlob("a.a.a.b").matchesUnder(name))
      #expect(!NameGlob("*a*a*a*a*a*a*a*a*b").matches(name))
      #expect(!NameGlob("*a*a*a*a*a*a*b").matchesUnder(name))
    }
    #expect(time < .seconds(120))
  }
}
