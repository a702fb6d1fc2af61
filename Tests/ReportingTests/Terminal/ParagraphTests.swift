import Reporting
import Testing

@Suite struct ParagraphTests {
  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("one two three", 80, ["one two three"]), ("", 10, [""]), ("   ", 10, [""]),
    ("a  b", 10, ["a b"]), ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("x abcdefghij y", 4, ["x", "abcd", "efgh", "ij y"]),
    ("漢字漢字", 5, ["漢字", "漢字"]), ("漢字", 1, ["漢", "字"]), ("a\nb", 80, ["a\\nb"]),
  ])
  func breaksAtBlanksAndInsideAWordOnlyWhereItMust(text: String, width: Int, lines: [String]) {
    #expect(Paragraph.lines(text, width: width) == lines)
  }
}
