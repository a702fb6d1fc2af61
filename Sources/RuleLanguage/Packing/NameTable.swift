/// The globs of all patterns over one kind of fact, laid out so that a name is tried on few of them.
///
/// A glob stands under the whole of the name that it demands, under the first or the last part of it (`mlflow.log_*` under
/// `mlflow`, `*.fit` under `fit`), under its first or last letter, or, where it fixes none of these, among those that every
/// name is tried on. Before a glob is compared, a name must have the pairs of letters that it demands (`NamePairs`).
struct NameTable {
  /// How a glob is compared.
  enum Test: Int {
    /// With the whole name.
    case name
    /// With the name or what it lies under, as imports are.
    case under
    /// Word by word, as commands are.
    case command
  }

  /// What part of a name globs are looked up by.
  enum Part: UInt64 {
    case whole, first, last, beginning, ending
  }

  private struct Entry {
    let pattern: Int
    let glob: String
    let test: Test
    let demanded: NamePairs
    /// The number of the entry that stands under the same part, added before this one; 0 where none does.
    let next: Int
  }

  /// How many numbers of a pack an entry takes, and one of the loose ones.
  private static let entryWords = 5 + NamePairs.words
  private static let looseWords = 1 + NamePairs.words

  private var entries: [Entry] = []
  /// The number, from 1, of the last entry under each part, by the part's hash.
  private var heads: [UInt32: Int] = [:]
  /// The entries that every name is tried on.
  private var loose: [Int] = []

  /// Adds a pattern's glob.
  mutating func add(_ glob: String, _ test: Test, of pattern: Int) {
    NameGlob.withBytes(of: glob) { bytes in
      var key = bytes
      if test == .command {
        guard let program = CommandGlob.program(bytes) else { return }
        key = program
      }
      let part = Self.part(ofGlob: key, mayLieAbove: test == .under)
      let next = part.flatMap { heads[$0] } ?? 0
      entries.append(Entry(pattern: pattern, glob: glob, test: test, demanded: NamePairs(demandedBy: bytes), next: next))
      if let part { heads[part] = entries.count } else { loose.append(entries.count) }
    }
  }

  /// Writes the table; gives where it begins. First stand the positions of its entries and of the loose ones, then the slots.
  func write(to writer: inout PackWriter) -> Int {
    let start = writer.position
    writer.add(0)
    writer.add(0)
    PackedHash.write(heads, to: &writer)
    writer.set(start, writer.position)
    for entry in entries {
      writer.add(entry.pattern)
      writer.add(entry.glob)
      writer.add(entry.test.rawValue)
      writer.add(entry.next)
      writer.add(entry.demanded.packed)
    }
    writer.set(start + 1, writer.position)
    writer.add(loose.count)
    for number in loose {
      writer.add(number)
      writer.add(entries[number - 1].demanded.packed)
    }
    return start
  }

  /// The hash of the part that a glob over names, or over programs, is looked up by; nil where it fixes none.
  private static func part(ofGlob glob: UnsafeBufferPointer<UInt8>, mayLieAbove: Bool) -> UInt32? {
    let wildcard = glob.firstIndex(where: NameGlob.isWildcard)
    if wildcard == nil, !mayLieAbove { return hash(glob, as: .whole) }
    let prefix = UnsafeBufferPointer(rebasing: glob[..<(wildcard ?? glob.count)])
    // A fixed beginning's first part counts where it is complete: `mlflow.log_*` begins with `mlflow`.
    if let end = prefix.firstIndex(where: separates) { return hash(.init(rebasing: prefix[..<end]), as: .first) }
    if wildcard == nil { return hash(prefix, as: .first) }
    // A name that lies under what the glob matches has another end.
    if !mayLieAbove {
      let start = (glob.lastIndex(where: NameGlob.isWildcard) ?? -1) + 1
      let suffix = UnsafeBufferPointer(rebasing: glob[start...])
      if let last = suffix.lastIndex(where: separates) { return hash(.init(rebasing: suffix[(last + 1)...]), as: .last) }
      if prefix.isEmpty, !suffix.isEmpty { return hash(.init(rebasing: suffix.suffix(1)), as: .ending) }
    }
    if !prefix.isEmpty { return hash(.init(rebasing: prefix.prefix(1)), as: .beginning) }
    return nil
  }

  private static func hash(_ text: UnsafeBufferPointer<UInt8>, as part: Part) -> UInt32 { PackedHash.hash(text, part.rawValue) }

  private static func separates(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: " ")
  }
}

extension NameTable {
  /// Adds the patterns whose name condition a name meets, in any order, some perhaps more than once, by the table that stands
  /// at a position of a pack.
  static func find(
    _ bytes: UnsafeBufferPointer<UInt8>, isCommand: Bool, _ words: UnsafeBufferPointer<UInt32>, at table: Int,
    text: UnsafeBufferPointer<UInt8>, _ found: inout [Int]
  ) {
    guard let key = isCommand ? CommandGlob.program(bytes) : bytes else { return }
    let held = NamePairs(of: bytes)
    let entries = Int(words[table])
    func holds(_ entry: Int) -> Bool {
      let start = Int(words[entry + 1])
      let glob = UnsafeBufferPointer(rebasing: text[start..<start + Int(words[entry + 2])])
      return switch words[entry + 3] {
      case 0: NameGlob.matches(glob, bytes, under: false)
      case 1: NameGlob.matches(glob, bytes, under: true)
      default: CommandGlob.matches(glob, bytes)
      }
    }
    func take(_ part: UnsafeBufferPointer<UInt8>, as sort: Part) {
      var number = PackedHash.number(of: hash(part, as: sort), words, at: table + 2)
      while number > 0 {
        let entry = entries + (number - 1) * entryWords
        if held.holds(NamePairs(words, at: entry + 5)), holds(entry) { found.append(Int(words[entry])) }
        number = Int(words[entry + 4])
      }
    }
    take(key, as: .whole)
    take(.init(rebasing: key[..<(key.firstIndex(where: separates) ?? key.count)]), as: .first)
    if let last = key.lastIndex(where: separates) { take(.init(rebasing: key[(last + 1)...]), as: .last) }
    take(.init(rebasing: key.prefix(1)), as: .beginning)
    take(.init(rebasing: key.suffix(1)), as: .ending)
    let loose = Int(words[table + 1])
    for place in 0..<Int(words[loose]) {
      let position = loose + 1 + place * looseWords
      guard held.holds(NamePairs(words, at: position + 1)) else { continue }
      let entry = entries + (Int(words[position]) - 1) * entryWords
      if holds(entry) { found.append(Int(words[entry])) }
    }
  }
}
