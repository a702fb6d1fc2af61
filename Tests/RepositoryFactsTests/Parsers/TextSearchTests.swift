import Testing

@testable import RepositoryFacts

@Suite struct TextSearchTests {
  @Test(arguments: [
    ("path/to/file", "to/"), ("aab", "ab"), ("x", "x"), ("anything", ""), ("", ""), ("naïve", "ï"), ("a🙂b", "🙂b"),
  ])
  func finds(text: String, part: String) {
    #expect(text.contains(part))
    #expect(("<" + text + ">").dropFirst().contains(part))
  }

  @Test(arguments: [("abc", "abd"), ("ab", "abc"), ("", "a"), ("aaaa", "ab"), ("e\u{301}", "\u{E9}")])
  func findsNot(text: String, part: String) { #expect(!text.contains(part)) }
}
