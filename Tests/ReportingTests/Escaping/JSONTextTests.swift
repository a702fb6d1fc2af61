import Reporting
import Testing

@Suite struct JSONTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("\"\\/", "\\\"\\\\/"), ("\n\r\t", "\\n\\r\\t"),
    ("\u{0}\u{8}\u{C}\u{1F}\u{7F}", "\\u0000\\u0008\\u000c\\u001f\\u007f"),
    ("\u{2028}\u{2029}", "\\u2028\\u2029"), ("\u{9B}", "\\u009b"), ("\u{202E}", "\\u202e"), ("\u{E0041}", "\\udb40\\udc41"),
    ("é漢😀", "é漢😀"), ("\u{FEFF}", "\\ufeff"),
  ])
  func escapesWhatJSONAsksForAndWhatATerminalObeys(raw: String, inside: String) {
    #expect(JSONText.escape(raw) == inside)
  }
}
