import Diagnostics
import Testing

@testable import RepositoryFacts

/// UTF-16 with a byte order mark is read, in either order, wherever a file is.
struct TextEncodingTests {
  private func utf16(_ text: String, isBig: Bool) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { unit in
      let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
      return isBig ? [high, low] : [low, high]
    }
  }

  @Test(arguments: [false, true])
  func isReadInBothOrders(isBig: Bool) async throws {
    let source = MemorySource([
      .init("requirements.txt", utf16("numpy==1.2\r\npändas 🐍\r\nmlflow\r\n", isBig: isBig)),
      .init("train.py", utf16("\nimport torch\n", isBig: isBig)),
      .init("ci.yml", utf16("steps:\n- run: pytest\n", isBig: isBig)),
      .init("notes", utf16("one\n\ntwo\n", isBig: isBig)),
    ])
    let extraction = try await FactExtractor.extract(from: source)
    let facts = extraction.facts
    #expect(facts.all(.dependency).first?.name == "numpy")
    #expect(facts.all(.dependency).last?.name == "mlflow")
    #expect(facts.all(.dependency).last?.location.line == 3)
    #expect(facts.all(.import).map(\.name) == ["torch"])
    #expect(facts.all(.import).first?.location.line == 2)
    #expect(facts.all(.key).contains { $0[.value] == "pytest" })
    #expect(facts.all(.file).first { $0.name == "notes" }?[.lines] == "2")
    #expect(facts.all(.file).allSatisfy { $0[.binary] == nil })
    #expect(facts.diagnostics.isEmpty)
    let shown = await source.read([extraction.files[3]], within: nil, limits: ReadLimits())
    #expect(shown == [.success(Array("\nimport torch\n".utf8))], "snippets are read alike")
  }

  @Test func brokenTextEnds() {
    #expect(TextEncoding.utf8([0xFF, 0xFE]) == [])
    #expect(TextEncoding.utf8([0xFF, 0xFE, 0x61]) == [], "half a unit")
    #expect(TextEncoding.utf8([0xFE, 0xFF, 0x00, 0x61, 0x62]) == [0x61])
    #expect(TextEncoding.utf8([0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00]) == [0xEF, 0xBF, 0xBD, 0x61], "half a pair")
    #expect(TextEncoding.utf8([0xFF]) == [0xFF])
    #expect(TextEncoding.utf8([0xEF, 0xBB, 0xBF, 0x61]) == [0xEF, 0xBB, 0xBF, 0x61])
  }

  @Test func utf32IsBinary() async throws {
    let bytes: [UInt8] = [0xFF, 0xFE, 0, 0] + "import x".utf8.flatMap { [$0, 0, 0, 0] }
    let facts = try await FactExtractor.extract(from: MemorySource([.init("a.py", bytes)])).facts
    #expect(facts.all(.file).first?[.binary] == "true")
    #expect(facts.all(.import).isEmpty)
  }
}
