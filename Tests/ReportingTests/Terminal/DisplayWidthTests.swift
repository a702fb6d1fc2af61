import Reporting
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("ｱ", 1), ("Ａ", 2),
    ("😀", 2), ("👩‍🚀", 2), ("👨‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("❤️", 2), ("❤", 1), ("1️⃣", 2), ("1", 1), ("👍🏽", 2), ("☝🏽", 2), ("©", 1), ("✓", 1),
    ("◐", 1), ("█░", 2), ("…", 1), ("Ж", 1), ("क्", 1), ("\u{20000}", 2), ("\u{1F6DC}", 2), ("〈", 2), ("عربي", 4),
  ])
  func countsCells(text: String, cells: Int) {
    #expect(DisplayWidth.of(text) == cells)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef", "abcdef"), ("abcdef", 4, "abc…", "…def"), ("漢字漢字", 5, "漢字…", "…漢字"), ("漢字漢字", 4, "漢…", "…字"),
    ("abc", 1, "a", "c"), ("abc", 0, "", ""), ("👩‍🚀👩‍🚀👩‍🚀", 4, "👩‍🚀…", "…👩‍🚀"), ("漢", 1, "", ""),
  ])
  func cutsToWholeCharacters(text: String, width: Int, atEnd: String, atStart: String) {
    #expect(DisplayWidth.truncate(text, to: width) == atEnd)
    #expect(DisplayWidth.truncate(text, to: width, at: .start) == atStart)
  }
}
