/// The globs of all patterns over one kind of fact, laid out so that a name is tried on few of them.
///
/// A glob stands under the whole of the name that it demands, under the first or the last part of it (`mlflow.log_*` under
/// `mlflow`, `*.fit` under `fit`), or, where it fixes none of these, among those that every name is tried on.
struct NameTable: Sendable {
  /// How a glob is compared.
  enum Test: Sendable {
    /// With the whole name.
    case name(NameGlob)
    /// With the name or what it lies under, as imports are.
    case under(NameGlob)
    /// Word by word, as commands are.
    case command(CommandGlob)
  }

  /// A glob with its pattern. A class, since entries are looked at for every name and never copied.
  private final class Entry: Sendable {
    let pattern: PatternIndex.ID
    let test: Test

    init(pattern: PatternIndex.ID, test: Test) {
      self.pattern = pattern
      self.test = test
    }
  }

  private var whole: [String: [Entry]] = [:]
  private var first: [String: [Entry]] = [:]
  private var last: [String: [Entry]] = [:]
  /// Globs that fix only some letters at a name's beginning or end, by the first or last byte of them.
  private var beginning: [UInt8: [Entry]] = [:]
  private var ending: [UInt8: [Entry]] = [:]
  private var rest: [Entry] = []

  /// Adds a pattern's glob.
  mutating func add(_ test: Test, of pattern: PatternIndex.ID) {
    let entry = Entry(pattern: pattern, test: test)
    switch test {
    case .command(let glob):
      guard let program = glob.program else { return }
      add(entry, program, mayLieAbove: false)
    case .name(let glob): add(entry, glob, mayLieAbove: false)
    case .under(let glob): add(entry, glob, mayLieAbove: true)
    }
  }

  private mutating func add(_ entry: Entry, _ glob: NameGlob, mayLieAbove: Bool) {
    if let exact = glob.exact, !mayLieAbove {
      whole[exact, default: []].append(entry)
    } else if let part = Self.firstPart(glob.prefix, isWhole: glob.exact != nil) {
      first[part, default: []].append(entry)
    } else if !mayLieAbove, let part = Self.lastPart(glob.suffix) {
      // A name that lies under what the glob matches has another last part.
      last[part, default: []].append(entry)
    } else if let byte = glob.prefix.utf8.first {
      beginning[byte, default: []].append(entry)
    } else if !mayLieAbove, let byte = glob.suffix.utf8.last {
      ending[byte, default: []].append(entry)
    } else {
      rest.append(entry)
    }
  }

  /// The patterns whose name condition a name meets, each once, in order.
  func patterns(matching name: String, isCommand: Bool) -> [PatternIndex.ID] {
    let words = isCommand ? CommandGlob.words(of: name) : []
    let key = isCommand ? words.first.map(String.init) ?? "" : name
    var found: [PatternIndex.ID] = []
    func take(_ entries: [Entry]?) {
      guard let entries else { return }
      for entry in entries where found.last != entry.pattern && Self.holds(entry.test, name, words) {
        found.append(entry.pattern)
      }
    }
    take(whole[key])
    if let part = Self.firstPart(key, isWhole: true) { take(first[part]) }
    if let part = Self.lastPart(key) { take(last[part]) }
    if let byte = key.utf8.first { take(beginning[byte]) }
    if let byte = key.utf8.last { take(ending[byte]) }
    take(rest)
    guard found.count > 1 else { return found }
    found.sort()
    var unique: [PatternIndex.ID] = []
    for pattern in found where unique.last != pattern { unique.append(pattern) }
    return unique
  }

  private static func holds(_ test: Test, _ name: String, _ words: [Substring]) -> Bool {
    switch test {
    case .name(let glob): glob.matches(name)
    case .under(let glob): glob.matchesUnder(name)
    case .command(let glob): glob.matches(words)
    }
  }

  /// The first part of a glob's fixed beginning, where it is complete: `mlflow.log_*` begins with `mlflow`.
  private static func firstPart(_ prefix: String, isWhole: Bool) -> String? {
    if let end = prefix.utf8.firstIndex(where: separates) { return String(prefix[..<end]) }
    return isWhole ? prefix : nil
  }

  /// The last part of a glob's fixed end: `*.fit` ends with `fit`.
  private static func lastPart(_ suffix: String) -> String? {
    guard let start = suffix.utf8.lastIndex(where: separates) else { return nil }
    return String(suffix[suffix.utf8.index(after: start)...])
  }

  private static func separates(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: " ")
  }
}
