internal import FactVocabulary

/// The patterns over files, laid out by what they demand of a file's name, so that a path is tried on few of them.
struct FileTable {
  private enum Sort: UInt64 {
    case any, name, ending
  }

  private var lists: [UInt32: [Int]] = [:]

  /// Adds a pattern that looks for files that match one of these globs, or for any file where there are none.
  mutating func add(_ globs: [PathGlob], of pattern: Int) {
    for key in globs.isEmpty ? [.any] : Set(globs.map(\.lastComponent)) {
      switch key {
      case .any: add(pattern, PackedHash.hash([], Sort.any.rawValue))
      case .name(let name): add(pattern, PackedHash.hash(name.utf8, Sort.name.rawValue))
      case .ending(let ending): add(pattern, PackedHash.hash(ending.utf8, Sort.ending.rawValue))
      }
    }
  }

  private mutating func add(_ pattern: Int, _ key: UInt32) {
    if lists[key]?.last != pattern { lists[key, default: []].append(pattern) }
  }

  /// Writes the table; gives where it begins.
  func write(to writer: inout PackWriter) -> Int {
    var places: [UInt32: Int] = [:]
    for (key, list) in lists.sorted(by: { $0.key < $1.key }) {
      places[key] = writer.position
      writer.add(list: list)
    }
    let start = writer.position
    PackedHash.write(places, to: &writer)
    return start
  }

  /// Adds the patterns that the file at a path may match, some perhaps more than once, by the table that stands at a position
  /// of a pack; their globs are not yet compared.
  static func find(
    _ path: UnsafeBufferPointer<UInt8>, _ words: UnsafeBufferPointer<UInt32>, at table: Int, _ found: inout [Int]
  ) {
    func take(_ hash: UInt32) {
      let list = PackedHash.number(of: hash, words, at: table)
      guard list > 0 else { return }
      for place in 0..<Int(words[list]) { found.append(Int(words[list + 1 + place])) }
    }
    let start = (path.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1
    let name = path[start...]
    take(PackedHash.hash([], Sort.any.rawValue))
    take(PackedHash.hash(name.lazy.map(PathGlob.folded), Sort.name.rawValue))
    if let dot = name.lastIndex(of: UInt8(ascii: ".")) {
      take(PackedHash.hash(name[(dot + 1)...].lazy.map(PathGlob.folded), Sort.ending.rawValue))
    }
  }
}
