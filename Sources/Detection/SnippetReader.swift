import Diagnostics
import MaturityModel
import RepositoryFacts

/// Reads the lines that evidence points to. The files are read a second time, which costs less than keeping every line of a
/// repository that might become evidence.
enum SnippetReader {
  /// The text of each line asked for, under its place without a column.
  typealias Snippets = [FileLocation: String]

  /// How long a snippet is at most, in characters, and how much of a line is looked at for it, in bytes.
  private static let longest = 160
  private static let mostBytes = longest * 8
  /// How many files are held at once.
  private static let portion = 16

  /// The lines of some evidence. What can't be read is left out.
  static func read(
    _ evidence: [Evidence], from source: some RepositorySource, subfolder: String? = nil, files: [ListedFile], facts: FactSet
  ) async -> Snippets {
    var wanted: [String: Set<Int>] = [:]
    for piece in evidence { if let line = piece.location.line { wanted[piece.location.path, default: []].insert(line) } }
    let chosen = files.filter { wanted[$0.path] != nil }
    var snippets: Snippets = [:]
    for start in stride(from: 0, to: chosen.count, by: portion) {
      let some = Array(chosen[start..<min(start + portion, chosen.count)])
      for (file, content) in zip(some, await source.read(some, within: subfolder, limits: ReadLimits())) {
        guard case .success(let bytes) = content, let lines = wanted[file.path] else { continue }
        for (line, text) in texts(of: bytes, lines: lines) { snippets[FileLocation(file.path, line: line)] = text }
      }
    }
    mask(facts, in: &snippets)
    return snippets
  }

  /// A line that holds a credential is never shown, whichever rule points to it.
  private static func mask(_ facts: FactSet, in snippets: inout Snippets) {
    for secret in facts.all(.secret) {
      let place = withoutColumn(secret.location)
      guard snippets[place] != nil else { continue }
      let name = secret[.key].map { "\($0): " } ?? ""
      snippets[place] = name + (secret[.masked] ?? Wording.masked)
    }
  }

  private static func texts(of bytes: [UInt8], lines: Set<Int>) -> [(Int, String)] {
    var texts: [(Int, String)] = []
    var number = 1
    var start = 0
    for end in 0...bytes.count where end == bytes.count || bytes[end] == UInt8(ascii: "\n") {
      if lines.contains(number) {
        texts.append((number, shortened(bytes[start..<end])))
        if texts.count == lines.count { break }
      }
      number += 1
      start = end + 1
    }
    return texts
  }

  /// A line without the space around it. A minified line can be as long as its file: only its beginning is looked at.
  private static func shortened(_ line: ArraySlice<UInt8>) -> String {
    var line = line.drop { $0 <= 0x20 }
    while let last = line.last, last <= 0x20 { line.removeLast() }
    let isCut = line.count > mostBytes
    if isCut {
      line = line.prefix(mostBytes)
      // Not within a character.
      while let last = line.last, last & 0xC0 == 0x80 { line.removeLast() }
      if let last = line.last, last >= 0x80 { line.removeLast() }
    }
    let text = String(decoding: line, as: UTF8.self)
    guard isCut || text.count > longest else { return text }
    var beginning = text.prefix(longest)
    while beginning.last?.isWhitespace == true { beginning.removeLast() }
    return beginning + "…"
  }

  private static func withoutColumn(_ location: FileLocation) -> FileLocation { FileLocation(location.path, line: location.line) }

  /// The evidence with its lines.
  static func fill(_ evidence: [Evidence], _ snippets: Snippets) -> [Evidence] {
    evidence.map { piece in
      var piece = piece
      piece.snippet = snippets[withoutColumn(piece.location)] ?? ""
      return piece
    }
  }

  /// A finding with the lines of its evidence.
  static func fill(_ finding: Finding, _ snippets: Snippets) -> Finding {
    Finding(
      practice: finding.practice, status: finding.status, evidence: fill(finding.evidence, snippets), reason: finding.reason)
  }

  /// The signs of machine learning with their lines.
  static func fill(_ project: Assessment.MLProject, _ snippets: Snippets) -> Assessment.MLProject {
    Assessment.MLProject(
      isMLProject: project.isMLProject, reason: project.reason, evidence: fill(project.evidence, snippets))
  }
}
