import RepositoryFacts

/// The patterns over files, laid out by what they demand of a file's name, so that a path is tried on few of them.
struct FileTable: Sendable {
  private var byLastComponent: [PathGlob.LastComponent: [PatternIndex.ID]] = [:]

  /// Adds a pattern that looks for files that match one of these globs, or for any file where there are none.
  mutating func add(_ globs: [PathGlob], of pattern: PatternIndex.ID) {
    for key in globs.isEmpty ? [.any] : Set(globs.map(\.lastComponent)) { byLastComponent[key, default: []].append(pattern) }
  }

  /// The patterns that the file at a path may match, each once, in order; their globs are not yet compared.
  func patterns(for path: String) -> [PatternIndex.ID] {
    let name = PathParts.name(path).asciiLowercased
    var found = byLastComponent[.any] ?? []
    found += byLastComponent[.name(name)] ?? []
    if let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) {
      found += byLastComponent[.ending(String(name[name.utf8.index(after: dot)...]))] ?? []
    }
    found.sort()
    var unique: [PatternIndex.ID] = []
    for pattern in found where unique.last != pattern { unique.append(pattern) }
    return unique
  }
}

extension String {
  /// The text with its ASCII letters in lower case, as path globs compare them.
  fileprivate var asciiLowercased: String {
    String(decoding: utf8.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
