import Reporting
import Testing

@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("plain text", "plain text"),
    ("\u{1B}[2J", "\\x1b[2J"),
    ("a\nb\r\nc\rd", "a\\nb\\r\\nc\\rd"),
    ("tab\there", "tab here"),
    ("nul\u{0}bell\u{7}del\u{7F}", "nul\\x00bell\\x07del\\x7f"),
    ("c1 \u{9B}31m", "c1 \\x9b31m"),
    ("\u{202E}gpj.exe", "\\u{202e}gpj.exe"),
    ("a\u{2066}b\u{2069}", "a\\u{2066}b\\u{2069}"),
    ("a\u{200B}b\u{FEFF}", "a\\u{200b}b\\u{feff}"),
    ("a\u{2028}b\u{2029}", "a\\u{2028}b\\u{2029}"),
    ("no\u{A0}break\u{3000}wide", "no break wide"),
    ("soft\u{AD}hyphen", "soft\\u{ad}hyphen"),
    ("\u{301}alone", "\\u{301}alone"),
    ("1\u{200D}2", "1\\u{200d}2"),
    ("😀\u{FE0F}\u{FE0F}", "😀\u{FE0F}\\u{fe0f}"),
    ("x\u{E0041}", "x\\u{e0041}"),
    ("\u{E000}\u{FFFF}", "\u{E000}\\u{ffff}"),
    ("\u{1160}\u{3164}", "\\u{1160}\\u{3164}"),
  ])
  func writesOutWhatATerminalObeysOrHides(raw: String, shown: String) {
    #expect(TerminalText.escape(raw) == shown)
    #expect(Array(TerminalText.escape(shown).unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test(arguments: [
    "Überblick", "漢字", "한국어", "e\u{301}", "عربي", "👩‍🚀", "❤️‍🔥", "🇩🇪", "1️⃣", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
    "👍🏽",
  ])
  func leavesLettersAndEmojiAlone(text: String) {
    #expect(Array(TerminalText.escape(text).unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test func limitsTheMarksOnALetter() {
    let shown = TerminalText.escape("a" + String(repeating: "\u{300}", count: 40))
    #expect(shown.unicodeScalars.count { $0.value == 0x300 } == 6)
  }
}
