import Diagnostics
import RepositoryFacts
import Testing

/// A few lines of YAML that stand for more values than any machine holds, under names that are read.
struct AliasBombTests {
  private static let bomb = (1...40).reduce("a0: &a0 [lol, lol]\n") { text, level in
    text + "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
  }

  @Test(.timeLimit(.minutes(1)), arguments: [".github/workflows/ci.yml", "deploy/app.yaml", "dvc.yaml", "docker-compose.yml"])
  func isADiagnostic(_ path: String) async throws {
    let head = "on: push\nkind: Job\nservices: {a: {image: x}}\nstages: {a: {cmd: b}}\n"
    let facts = try await FactExtractor.extract(from: MemorySource([.init(path, text: head + Self.bomb)])).facts
    #expect(facts.diagnostics.map(\.id) == ["yaml-syntax"])
    #expect(facts.diagnostics.first?.message.contains("more values") == true)
    #expect(!facts.all(.key).isEmpty, "what stands before it is read")
    #expect(facts.facts.count < 200_000)
  }
}
