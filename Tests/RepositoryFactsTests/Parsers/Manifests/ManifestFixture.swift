import Diagnostics

@testable import RepositoryFacts

/// What the table of parsers makes of one file, as short lines of text.
enum ManifestFixture {
  static func facts(_ path: String, _ text: String) -> [Fact] { facts(SourceFile(path: path, text: text)) }

  static func facts(_ file: SourceFile) -> [Fact] {
    let name = PathName(file.path)
    let entries = ParserTable.manifests + ParserTable.structuredDocuments
    return entries.filter { $0.claims(name) }.flatMap { $0.parser.parse(file).facts }
  }

  /// `line name version! group`, the `!` for a pinned one.
  static func dependencies(_ path: String, _ text: String) -> [String] {
    facts(path, text).filter { $0.kind == .dependency }.map { fact in
      let version = [fact[.version], fact[.pinned].map { _ in "!" }].compactMap { $0 }.joined()
      return ["\(fact.location.line ?? 0)", fact.name, version, fact[.group] ?? "-"].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  static func metadata(_ path: String, _ text: String) -> [String] {
    facts(path, text).filter { $0.kind == .metadata }.map { "\($0.location.line ?? 0) \($0.name) \($0[.value] ?? "")" }
  }

  static func managers(_ path: String, _ text: String) -> Set<String> {
    Set(facts(path, text).filter { $0.kind == .dependency }.compactMap { $0[.manager] })
  }
}
