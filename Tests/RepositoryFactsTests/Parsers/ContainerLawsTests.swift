import Diagnostics
import Testing

@testable import RepositoryFacts

/// What all parsers of containers, infrastructure and pipelines keep for any input.
struct ContainerLawsTests {
  private static let texts: [(path: String, text: String)] = [
    ("Dockerfile", "ARG A=1\nFROM x:${A} AS b\nRUN a \\\n # c\n && b <<E\nf\nE\nHEALTHCHECK CMD [\"a\", \"b\"]\nCMD [\"x\\n\"]"),
    (
      "main.tf",
      "resource \"a_b\" \"c\" {\n user_data = <<-E\n x ${y}\n E\n l = [1, {a = \"b${c[\"d\"]}\"}] /* x */\n d \"e\" { f = g(1) }\n}"
    ),
    ("main.bicep", "/* a */ resource a 'b@1' = {\n'''\n x '''\nmodule m 'p' = {}"),
    (".gitattributes", "[attr]a filter=lfs\n\"b c\" a\n*.x filter=lfs"),
    ("Snakefile", "rule a:\n  input: 'x', rules.b.output\n  shell:\n    '''\n    a \\\n    b\n    '''\n  script: \"a.py\""),
    ("main.nf", "process A {\n script:\n \"\"\"\n a \\$x\n \"\"\"\n}\n/* x */ 'y'"),
    ("_targets.R", "tar_target(a, 'b\\'c') # d\ntar_target(name = e, f(a))"),
    ("models/a.sql", "{{ ref('a') }} -- b\n/* c */ {% if x(source(\"d\", 'e')) %} {# f #}"),
  ]

  @Test(arguments: texts.map(\.path))
  func everyPrefixGivesLinesInsideTheFile(path: String) throws {
    let text = try #require(Self.texts.first { $0.path == path }?.text)
    let entries = (ParserTable.containers + ParserTable.infrastructure + ParserTable.pipelines).filter {
      $0.claims(PathName(path))
    }
    #expect(!entries.isEmpty)
    let windows = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    for whole in [Array(text.utf8), Array(windows.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8)] {
      for length in 0...whole.count {
        for tail in [[], [0xFF], [0xC3, 0x0A, 0x00]] as [[UInt8]] {
          let bytes = whole[..<length] + tail
          let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
          for entry in entries {
            let facts = entry.parser.parse(SourceFile(path: path, bytes: Array(bytes))).facts
            #expect(facts.allSatisfy { $0.location.line.map { (1...lines).contains($0) } ?? true })
          }
        }
      }
    }
  }

  @Test(arguments: texts.map(\.path))
  func longInputEndsSoon(path: String) {
    let entries = (ParserTable.containers + ParserTable.infrastructure + ParserTable.pipelines).filter {
      $0.claims(PathName(path))
    }
    for unit in [
      "FROM a\n", "rule a:\n", "{ ", "[", "\"${", "<<E\n", "/*", "'''", "tar_a(", "{{ a(", "a = <<E\n", "\\\n", "process a {",
    ] {
      let text = "FROM x\n" + String(repeating: unit, count: 20_000)
      for entry in entries {
        let facts = entry.parser.parse(SourceFile(path: path, text: text)).facts
        #expect(facts.count <= 40_002)
      }
    }
  }
}
