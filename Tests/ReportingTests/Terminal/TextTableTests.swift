import Reporting
import Testing

@Suite struct TextTableTests {
  private func text(_ table: TextTable, width: Int) -> [String] { table.lines(width: width).map { $0.rendered(.none) } }

  @Test func alignsByCells() {
    var table = TextTable([.init(), .init(.right), .init()])
    table.add([.init("漢字"), .init("1"), .init("x")])
    table.add([.init("abc"), .init("100"), .init("y")])
    #expect(text(table, width: 80) == ["漢字    1  x", "abc   100  y"])
  }

  @Test func theFlexibleColumnGivesWay() {
    var table = TextTable([.init(), .init(overflow: .cutStart, least: 4), .init(overflow: .wrap, least: 4)])
    table.add([.init("id"), .init("src/deep/train.py:12"), .init("one two three four")])
    #expect(text(table, width: 24) == ["id  …in.py:12  one two", "               three", "               four"])
    #expect(table.lines(width: 24).allSatisfy { $0.width <= 24 })
  }

  @Test func aColumnWithoutTextTakesNoRoom() {
    var table = TextTable([.init(), .init(), .init()])
    table.add([.init("a"), .init(""), .init("b")])
    table.add([.init("c")])
    #expect(text(table, width: 80) == ["a  b", "c"])
  }

  @Test func escapesItsCells() {
    var table = TextTable([.init(), .init()])
    table.add([.init("\u{1B}"), .init("x")])
    #expect(text(table, width: 80) == ["\\x1b  x"])
  }

  @Test func aTableWithoutRowsHasNoLines() {
    #expect(TextTable([.init()]).lines(width: 40).isEmpty)
  }
}
