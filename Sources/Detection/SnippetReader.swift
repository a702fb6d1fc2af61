import Diagnostics
import MaturityModel
import RepositoryFacts

/// Reads the lines that evidence points to. The files are read a second time, which costs less than keeping every line of a
/// repository that might become evidence.
enum SnippetReader {
  typealias Snippets = [FileLocation: String]

  /// How long a snippet is at most, in characters.
  private static let longest = 160

  static func read(
    _ evidence: [Evidence], from source: some RepositorySource, files: [ListedFile], facts: FactSet
  ) async -> Snippets {
    var wanted: [String: Set<Int>] = [:]
    for piece in evidence { if let line = piece.location.line { wanted[piece.location.path, default: []].insert(line) } }
    let chosen = files.filter { wanted[$0.path] != nil }
    var snippets: Snippets = [:]
    for (file, content) in zip(chosen, await source.read(chosen, limits: ReadLimits())) {
      guard case .success(let bytes) = content, let lines = wanted[file.path] else { continue }
      for (line, text) in texts(of: bytes, lines: lines) { snippets[FileLocation(file.path, line: line)] = text }
    }
    // A line that holds a credential is never shown, whichever rule points to it.
    for secret in facts.all(.secret) where snippets[secret.location] != nil {
      let name = secret[.key].map { "\($0): " } ?? ""
      snippets[secret.location] = name + (secret[.masked] ?? Wording.masked)
    }
    return snippets
  }

  private static func texts(of bytes: [UInt8], lines: Set<Int>) -> [(Int, String)] {
    var texts: [(Int, String)] = []
    var number = 1
    var start = 0
    var rest = lines.count
    for end in 0...bytes.count where end == bytes.count || bytes[end] == UInt8(ascii: "\n") {
      if lines.contains(number) {
        // A minified line can be as long as its file: only its beginning is looked at.
        let text = String(decoding: bytes[start..<min(end, start + longest * 8)], as: UTF8.self)
        texts.append((number, shortened(text)))
        rest -= 1
        if rest == 0 { break }
      }
      number += 1
      start = end + 1
    }
    return texts
  }

  private static func shortened(_ line: String) -> String {
    let trimmed = line.drop { $0.isWhitespace }
    var text = String(trimmed.prefix(longest))
    while text.last?.isWhitespace == true { text.removeLast() }
    return trimmed.count > longest ? text + "…" : text
  }

  static func fill(_ evidence: [Evidence], _ snippets: Snippets) -> [Evidence] {
    evidence.map { piece in
      var piece = piece
      piece.snippet = snippets[piece.location] ?? ""
      return piece
    }
  }

  static func fill(_ finding: Finding, _ snippets: Snippets) -> Finding {
    Finding(
      practice: finding.practice, status: finding.status, evidence: fill(finding.evidence, snippets), reason: finding.reason)
  }

  static func fill(_ project: Assessment.MLProject, _ snippets: Snippets) -> Assessment.MLProject {
    Assessment.MLProject(
      isMLProject: project.isMLProject, reason: project.reason, evidence: fill(project.evidence, snippets))
  }
}
