import Diagnostics
import Testing

@Suite struct NearestWordTests {
  @Test(arguments: [
    ("lintr", "linter"), ("LINTER", "linter"), ("lniter", "linter"), ("readme", "readme"), ("a", "ab"), ("tesst", "test"),
  ])
  func aSlipIsUnderstood(word: String, meant: String) {
    #expect(NearestWord.to(word, in: ["readme", "linter", "test", "ab"]) == meant)
  }

  @Test(arguments: ["", "kubernetes", "lin", "xyz", "testing"])
  func anotherWordIsNot(word: String) { #expect(NearestWord.to(word, in: ["readme", "linter", "test"]) == nil) }

  @Test func theNearestWinsThenTheFirstInTheAlphabet() {
    #expect(NearestWord.to("coat", in: ["cost", "boat", "coats"]) == "boat")
    #expect(NearestWord.to("costs", in: ["boat", "coats", "cost"]) == "coats")
    #expect(NearestWord.to("word", in: [String]()) == nil)
  }

  @Test func aHugeWordEndsSoon() {
    let time = ContinuousClock().measure {
      #expect(NearestWord.to(String(repeating: "x", count: 1_000_000), in: ["linter", "readme"]) == nil)
    }
    #expect(time < .seconds(120))
  }
}
