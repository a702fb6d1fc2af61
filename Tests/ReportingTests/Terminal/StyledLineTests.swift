import Reporting
import Testing

@Suite struct StyledLineTests {
  @Test func paintsEachPieceAndLeavesNoBlanksAtTheEnd() {
    var line = StyledLine("a", .strong)
    line.pad(to: 3)
    line.add("漢\u{1B}", .met)
    line.pad(to: 20)
    #expect(line.rendered(.none) == "a  漢\\x1b")
    #expect(line.rendered(.standard) == "\u{1B}[1ma\u{1B}[0m  \u{1B}[32m漢\\x1b\u{1B}[0m")
    #expect(line.rendered(.none, isUnicode: false) == "a  ??\\x1b")
    #expect(line.width == 20)
  }

  @Test func padsAtLeastTheGap() {
    var line = StyledLine("abcdef")
    line.pad(to: 3)
    #expect(line.width == 6)
    line.pad(to: 3, gap: 2)
    #expect(line.width == 8)
  }
}
