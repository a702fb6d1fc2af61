/// A hash table in a pack: slots of a hash and a number above 0, a power of two of them, at least half of them empty.
///
/// Two keys with one hash share their number's list: that only costs comparisons, since what is found is compared.
enum PackedHash {
  /// FNV-1a, told apart by what sort of text is meant.
  @inline(__always)
  static func hash(_ text: some Sequence<UInt8>, _ sort: UInt64) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 &+ sort
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  /// Writes how many slots there are, and the slots.
  static func write(_ heads: [UInt32: Int], to writer: inout PackWriter) {
    var count = 1
    while count < heads.count * 2 { count *= 2 }
    var slots = [UInt32](repeating: 0, count: count * 2)
    for (hash, number) in heads.sorted(by: { $0.key < $1.key }) {
      var slot = Int(hash) & (count - 1)
      while slots[slot * 2 + 1] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot * 2] = hash
      slots[slot * 2 + 1] = UInt32(number)
    }
    writer.add(count)
    writer.add(slots)
  }

  /// The number of a hash in the table at a position; 0 where it has none.
  @inline(__always)
  static func number(of hash: UInt32, _ words: UnsafeBufferPointer<UInt32>, at position: Int) -> Int {
    let mask = Int(words[position]) - 1
    var slot = Int(hash) & mask
    while true {
      let number = words[position + 2 + slot * 2]
      if number == 0 || words[position + 1 + slot * 2] == hash { return Int(number) }
      slot = (slot + 1) & mask
    }
  }
}
