/// The globs of all patterns over one kind of fact, laid out so that a name is tried on few of them.
///
/// A glob stands under the whole of the name that it demands, under the first or the last part of it (`mlflow.log_*` under
/// `mlflow`, `*.fit` under `fit`), under its first or last letter, or, where it fixes none of these, among those that every
/// name is tried on. Before a glob is compared, a name must have all pairs of neighbouring bytes that the glob demands, as
/// far as 256 bits can tell: that turns nearly all away at once.
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

  /// What part of a name globs are looked up by.
  private enum Part: UInt64 {
    case whole, first, last, beginning, ending
  }

  /// Pairs of neighbouring bytes, each as one of 256 bits.
  private typealias Pairs = SIMD4<UInt64>

  private struct Entry: Sendable {
    let pattern: PatternIndex.ID
    let demanded: Pairs
    let test: Test
    /// The entry that stands under the same part, added before this one; -1 where none does.
    let next: Int
  }

  private var entries: [Entry] = []
  /// The last entry under each part, by the part's hash. Two parts with one hash only cost comparisons.
  private var heads: [UInt64: Int] = [:]
  /// The entries that every name is tried on, and what each of them demands.
  private var loose: [Int] = []
  private var looseDemands: [Pairs] = []

  /// A table with room for so many globs.
  init(capacity: Int = 0) {
    entries.reserveCapacity(capacity)
    heads.reserveCapacity(capacity)
  }

  /// Adds a pattern's glob.
  mutating func add(_ test: Test, of pattern: PatternIndex.ID) {
    let (text, mayLieAbove) =
      switch test {
      case .command(let glob): (glob.text, false)
      case .name(let glob): (glob.text, false)
      case .under(let glob): (glob.text, true)
      }
    NameGlob.withBytes(of: text) { bytes in
      var key = bytes
      if case .command = test {
        guard let program = CommandGlob.program(bytes) else { return }
        key = program
      }
      let demanded = Self.demanded(bytes)
      let part = Self.part(ofGlob: key, mayLieAbove: mayLieAbove)
      if let part {
        entries.append(Entry(pattern: pattern, demanded: demanded, test: test, next: heads[part] ?? -1))
        heads[part] = entries.count - 1
      } else {
        entries.append(Entry(pattern: pattern, demanded: demanded, test: test, next: -1))
        loose.append(entries.count - 1)
        looseDemands.append(demanded)
      }
    }
  }

  /// The patterns whose name condition a name meets, each once, in order.
  func patterns(matching name: String, isCommand: Bool) -> [PatternIndex.ID] {
    var found: [PatternIndex.ID] = []
    NameGlob.withBytes(of: name) { bytes in
      guard let key = isCommand ? CommandGlob.program(bytes) : bytes else { return }
      let held = Self.pairs(bytes)
      take(Self.hash(key, as: .whole), name, held, &found)
      let first = key.firstIndex(where: Self.separates) ?? key.count
      take(Self.hash(UnsafeBufferPointer(rebasing: key[..<first]), as: .first), name, held, &found)
      if let last = key.lastIndex(where: Self.separates) {
        take(Self.hash(UnsafeBufferPointer(rebasing: key[(last + 1)...]), as: .last), name, held, &found)
      }
      take(Self.hash(UnsafeBufferPointer(rebasing: key.prefix(1)), as: .beginning), name, held, &found)
      take(Self.hash(UnsafeBufferPointer(rebasing: key.suffix(1)), as: .ending), name, held, &found)
      for position in looseDemands.indices where Self.holds(held, looseDemands[position]) {
        let entry = loose[position]
        if Self.holds(entries[entry].test, name) { found.append(entries[entry].pattern) }
      }
    }
    return PatternIndex.eachOnce(found)
  }

  private func take(_ part: UInt64, _ name: String, _ held: Pairs, _ found: inout [PatternIndex.ID]) {
    var position = heads[part] ?? -1
    while position >= 0 {
      if Self.holds(held, entries[position].demanded), Self.holds(entries[position].test, name) {
        found.append(entries[position].pattern)
      }
      position = entries[position].next
    }
  }

  private static func holds(_ test: Test, _ name: String) -> Bool {
    switch test {
    case .name(let glob): glob.matches(name)
    case .under(let glob): glob.matchesUnder(name)
    case .command(let glob): glob.matches(name)
    }
  }

  /// The hash of the part that a glob over names, or over programs, is looked up by; nil where it fixes none.
  private static func part(ofGlob glob: UnsafeBufferPointer<UInt8>, mayLieAbove: Bool) -> UInt64? {
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

  /// FNV-1a, told apart by what part the text is.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>, as part: Part) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 &+ part.rawValue
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  /// The pairs that a glob demands: those with neither a wildcard nor the space between two words.
  private static func demanded(_ glob: UnsafeBufferPointer<UInt8>) -> Pairs {
    var pairs = Pairs()
    guard glob.count > 1 else { return pairs }
    func counts(_ byte: UInt8) -> Bool { !NameGlob.isWildcard(byte) && byte != UInt8(ascii: " ") }
    for index in 1..<glob.count where counts(glob[index - 1]) && counts(glob[index]) {
      add(glob[index - 1], glob[index], to: &pairs)
    }
    return pairs
  }

  /// The pairs of a name.
  private static func pairs(_ name: UnsafeBufferPointer<UInt8>) -> Pairs {
    var pairs = Pairs()
    guard name.count > 1 else { return pairs }
    for index in 1..<name.count { add(name[index - 1], name[index], to: &pairs) }
    return pairs
  }

  private static func add(_ first: UInt8, _ second: UInt8, to pairs: inout Pairs) {
    let place = (UInt64(first) &* 0x9E37_79B1 &+ UInt64(second) &* 0x85EB_CA6B) >> 7 & 255
    pairs[Int(place >> 6)] |= 1 << (place & 63)
  }

  private static func holds(_ held: Pairs, _ demanded: Pairs) -> Bool {
    let lacking = demanded & ~held
    return lacking[0] | lacking[1] | lacking[2] | lacking[3] == 0
  }

  private static func separates(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: " ")
  }
}
