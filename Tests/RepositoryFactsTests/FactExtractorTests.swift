import Diagnostics
import RepositoryFacts
import Testing

struct FactExtractorTests {
  private func files(_ source: MemorySource, leavingOut: [String] = [], subfolder: String? = nil) async throws -> [Fact] {
    let extraction = try await FactExtractor.extract(
      from: source, leavingOut: leavingOut.map { PathGlob($0) }, subfolder: subfolder)
    return Array(extraction.facts.all(.file))
  }

  @Test func givesEveryFileItsFact() async throws {
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    let facts = try await files(
      MemorySource([
        .init("b.unknown", text: "x\n\n y"), .init("a.png", [0x89, 0]), .init("c.unknown", [1, 0, 2]),
        .init("d.bin", text: pointer),
        .init("node_modules/x/i.js", text: "x"), .init("new.unknown", text: "", isTracked: false),
        .init("l.unknown", Array("a".utf8), kind: .symlink), .init("x.min.js", text: "x"),
      ]))
    #expect(
      facts.map(\.name) == [
        "a.png", "b.unknown", "c.unknown", "d.bin", "l.unknown", "new.unknown", "node_modules/x/i.js", "x.min.js",
      ])
    #expect(facts[0][.binary] == "true")
    #expect(facts[1][.lines] == "2")
    #expect(facts[1][.size] == "5")
    #expect(facts[2][.binary] == "true")
    #expect(facts[3][.lfs] == "true")
    #expect(facts[4][.label] == "symlink")
    #expect(facts[5][.tracked] == "false")
    #expect(facts[5][.lines] == "0")
    #expect(facts[6][.label] == "vendored")
    #expect(facts[7][.label] == "generated")
  }

  @Test func leavesOutAndNarrows() async throws {
    let source = MemorySource([.init("p/a.x", text: "a"), .init("p/out/b.x", text: "b"), .init("q/c.x", text: "c")])
    #expect(try await files(source, leavingOut: ["out"]).map(\.name) == ["p/a.x", "q/c.x"])
    let narrowed = try await files(source, subfolder: "./p/")
    #expect(narrowed.map(\.name) == ["a.x", "out/b.x"])
    #expect(narrowed[0][.lines] == "1", "read by its whole path")
    await #expect(throws: SourceProblem.self) { try await files(source, subfolder: "nothing") }
  }

  @Test func givesTheSameOrderForManyFiles() async throws {
    let names = (0..<500).map { "f\($0).unknown" }
    let source = MemorySource(names.map { .init($0, text: $0) })
    #expect(try await files(source).map(\.name) == names.sorted())
    #expect(try await files(source) == files(source))
  }
}
