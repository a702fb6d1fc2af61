import Testing

@testable import Reporting

@Suite struct JSONValueTests {
  @Test func keepsTheOrderAndIndents() {
    let value = JSONValue.object([
      .init("b", .array([.integer(1), .null, .bool(true), .array([]), .object([])])), .init("a\"", .string("x\u{2028}")),
    ])
    #expect(
      value.rendered() == """
        {
          "b": [
            1,
            null,
            true,
            [],
            {}
          ],
          "a\\"": "x\\u2028"
        }
        """)
  }

  @Test(arguments: [
    (0, "0.0"), (100, "100.0"), (46.3, "46.3"), (0.05, "0.1"), (99.96, "100.0"), (-1.25, "-1.3"), (.nan, "0.0"),
    (.infinity, "0.0"), (1e300, "0.0"), (0.1 + 0.2, "0.3"),
  ])
  func writesOneDecimal(number: Double, text: String) {
    #expect(JSONValue.decimal(number).rendered() == text)
  }
}
