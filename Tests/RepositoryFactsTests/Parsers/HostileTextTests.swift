import Diagnostics
import TestSupport
import Testing

@testable import RepositoryFacts

/// What every parser keeps for text that is made to break it: it ends soon, and its lines lie in the file.
struct HostileTextTests {
  private static func parser(_ sample: ParserSample) throws -> any FileParser.Type {
    try #require(ParserTable.entries.first { $0.id == sample.parser && $0.claims(PathName(sample.path)) }).parser
  }

  @Test func everyParserHasASample() {
    #expect(Set(ParserSample.all.map(\.parser)) == Set(ParserTable.entries.map(\.id)))
    #expect(Set(ParserSample.all.map(\.name)).count == ParserSample.all.count)
  }

  /// Openings without an end, each of which some grammar nests or looks ahead for.
  private static let openings = [
    "[", "{", "(", "<", "\"", "'", "`", "/*", "{{", "${", "$(", "<<E\n", "- ", "a:\n ", "[[a.", "{\"a\":", "\\\n", "f(x, ",
    "<!--",
    "\"\"\"", "if x:\n", "> ", "*a ", "&a [", "&&", "a=", "bash -c '", "<a>", "{% if ", "x.", "\t", "\r", "\u{0}", "#[", "|",
  ]

  /// Deep enough for a stack to overflow; 100,000 deep is what `Tests/Benchmarks/hostile-giants` takes.
  @Test(arguments: ParserSample.all)
  func deepNestingEndsSoon(_ sample: ParserSample) throws {
    let parser = try Self.parser(sample)
    for opening in Self.openings {
      let text = String(repeating: opening, count: 3_000 / opening.utf8.count)
      let time = ContinuousClock().measure { _ = parser.parse(SourceFile(path: sample.path, text: text)) }
      #expect(time < .seconds(5), "\(sample) takes \(time) for \(opening.debugDescription)")
    }
  }

  /// Signs of grammars, halves of characters, ends of lines.
  private static let signs =
    Array("a:=-[]{}()<>\"'`\\/*#$&|%@!?.,;~^ \t\r\n\n\u{0}é…🐍\u{202E}".utf8) + [0xFF, 0xC0, 0xED, 0xA0, 0x80]

  /// Bytes that are no text, in places where lines are counted and characters cut.
  @Test(arguments: ParserSample.all)
  func anyBytesGiveLinesInsideTheFile(_ sample: ParserSample) throws {
    let parser = try Self.parser(sample)
    var bytes: [UInt8] = []
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for length in 0..<400 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      bytes.append(Self.signs[Int(truncatingIfNeeded: state >> 33) % Self.signs.count])
      if length % 13 > 0 { continue }
      let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
      let facts = parser.parse(SourceFile(path: sample.path, bytes: bytes))
      let places = facts.facts.map(\.location) + facts.diagnostics.compactMap(\.location)
      #expect(places.allSatisfy { ($0.line ?? 1) >= 1 && ($0.line ?? 1) <= lines }, "\(sample): \(bytes)")
      #expect(parser.parse(SourceFile(path: sample.path, bytes: bytes)).facts == facts.facts)
    }
  }
}
