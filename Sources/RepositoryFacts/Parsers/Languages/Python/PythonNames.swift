/// All names of a file, each once, as small numbers (symbols): scopes become arrays and keywords comparisons of integers.
///
/// Equal names have equal symbols, save where hostile input makes names collide: then a name may get a second symbol, which
/// costs a resolved name but never time.
struct PythonNames: Sendable {
  private var arena: [UInt8] = []
  /// Where each symbol's bytes begin in the arena; one more than there are symbols.
  private var starts: [UInt32] = [0]
  private var hashes: [UInt32] = []
  /// Open addressing: symbol + 1, or 0 where free.
  private var slots: [UInt32]
  private var mask: Int
  private var strings: [String?] = []

  /// The names that `PythonSymbol` knows.
  static let seeded: PythonNames = {
    var names = PythonNames(capacity: 256)
    for spelling in PythonSymbol.spellings {
      spelling.withUTF8Buffer { bytes in
        var hash = PythonNames.hashSeed
        for byte in bytes { hash = PythonNames.mix(hash, byte) }
        _ = names.symbol(bytes, hash: hash)
      }
    }
    return names
  }()

  /// How many symbols there are.
  var count: Int { hashes.count }

  private init(capacity: Int) {
    slots = Array(repeating: 0, count: capacity)
    mask = capacity - 1
  }

  static let hashSeed: UInt32 = 0x811C_9DC5
  @inline(__always) static func mix(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 0x0100_0193 }

  /// The symbol of a name whose bytes were mixed into `hash`.
  mutating func symbol(_ name: UnsafeBufferPointer<UInt8>, hash: UInt32) -> UInt32 {
    var slot = Int(hash ^ (hash >> 15)) & mask
    for _ in 0..<32 {
      let entry = slots[slot]
      if entry == 0 { break }
      let symbol = Int(entry) - 1
      if hashes[symbol] == hash, equals(symbol, name) { return entry - 1 }
      slot = (slot + 1) & mask
    }
    return insert(name, hash: hash, slot: slot)
  }

  @inline(__always) private func equals(_ symbol: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[symbol])
    guard Int(starts[symbol + 1]) - start == name.count else { return false }
    for index in 0..<name.count where arena[start + index] != name[index] { return false }
    return true
  }

  private mutating func insert(_ name: UnsafeBufferPointer<UInt8>, hash: UInt32, slot: Int) -> UInt32 {
    let symbol = UInt32(hashes.count)
    arena.append(contentsOf: name)
    starts.append(UInt32(arena.count))
    hashes.append(hash)
    strings.append(nil)
    if slots[slot] == 0 { slots[slot] = symbol + 1 }
    if hashes.count * 2 > slots.count { grow() }
    return symbol
  }

  private mutating func grow() {
    let capacity = slots.count * 2
    slots = Array(repeating: 0, count: capacity)
    mask = capacity - 1
    for (symbol, hash) in hashes.enumerated() {
      var slot = Int(hash ^ (hash >> 15)) & mask
      var probes = 0
      while slots[slot] != 0, probes < 32 {
        slot = (slot + 1) & mask
        probes += 1
      }
      if slots[slot] == 0 { slots[slot] = UInt32(symbol) + 1 }
    }
  }

  /// Spellings longer than this are cut: one long name must not be copied into thousands of facts.
  static let longest = 200

  /// A symbol's spelling; made once.
  mutating func text(_ symbol: UInt32) -> String {
    let index = Int(symbol)
    if let known = strings[index] { return known }
    let start = Int(starts[index])
    let text = String(decoding: arena[start..<min(Int(starts[index + 1]), start + Self.longest)], as: UTF8.self)
    strings[index] = text
    return text
  }
}
