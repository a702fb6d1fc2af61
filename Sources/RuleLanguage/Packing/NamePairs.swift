/// Which pairs of neighbouring bytes a name has, or a glob demands, each pair as one of 128 bits: a name that lacks a demanded
/// pair can't match, which turns nearly all away before they are compared.
struct NamePairs: Equatable, Sendable {
  /// How many numbers of a pack hold the bits.
  static let words = 4

  private(set) var bits = SIMD2<UInt64>()

  /// The pairs of a name.
  init(of name: UnsafeBufferPointer<UInt8>) {
    guard name.count > 1 else { return }
    for index in 1..<name.count { add(name[index - 1], name[index]) }
  }

  /// The pairs that a glob demands: those with neither a wildcard nor the space between two words.
  init(demandedBy glob: UnsafeBufferPointer<UInt8>) {
    guard glob.count > 1 else { return }
    func counts(_ byte: UInt8) -> Bool { !NameGlob.isWildcard(byte) && byte != UInt8(ascii: " ") }
    for index in 1..<glob.count where counts(glob[index - 1]) && counts(glob[index]) { add(glob[index - 1], glob[index]) }
  }

  /// The pairs that stand in a pack.
  @inline(__always)
  init(_ words: UnsafeBufferPointer<UInt32>, at position: Int) {
    bits[0] = UInt64(words[position]) | UInt64(words[position + 1]) << 32
    bits[1] = UInt64(words[position + 2]) | UInt64(words[position + 3]) << 32
  }

  /// What a pack holds of them.
  var packed: [UInt32] { [0, 1].flatMap { [UInt32(truncatingIfNeeded: bits[$0]), UInt32(truncatingIfNeeded: bits[$0] >> 32)] } }

  /// Whether none of the demanded ones is lacking.
  @inline(__always)
  func holds(_ demanded: NamePairs) -> Bool {
    let lacking = demanded.bits & ~bits
    return lacking[0] | lacking[1] == 0
  }

  private mutating func add(_ first: UInt8, _ second: UInt8) {
    let place = (UInt64(first) &* 0x9E37_79B1 &+ UInt64(second) &* 0x85EB_CA6B) >> 7 & 127
    bits[Int(place >> 6)] |= 1 << (place & 63)
  }
}
