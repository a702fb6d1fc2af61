/// Follows all ways through a pattern at once, one bit a way, so that the time grows with the path alone, whatever the
/// pattern: a bit at place n says that the next byte meets token n.
struct PathGlobMachine: Sendable {
  /// For each byte, the tokens that take it and are then done with.
  private let advance: [UInt64]
  /// Tokens that take bytes other than `/`, and those that take all, and go on.
  private let stayWithin: UInt64
  private let stayAlways: UInt64
  /// Tokens that may stand for nothing, and those that may only where a component begins.
  private let skipAlways: UInt64
  private let skipAtStart: UInt64
  /// Places behind a `?`, where the rest of a character of several bytes is passed over.
  private let behindCharacter: UInt64
  private let end: UInt64

  /// How many tokens fit.
  static let maximumTokens = 63

  init(_ tokens: [PathGlob.Token]) {
    var advance = [UInt64](repeating: 0, count: 256)
    var (stayWithin, stayAlways, skipAlways, skipAtStart, behindCharacter): (UInt64, UInt64, UInt64, UInt64, UInt64) = (
      0, 0, 0, 0, 0
    )
    let slash = Int(UInt8(ascii: "/"))
    for (place, token) in tokens.prefix(Self.maximumTokens).enumerated() {
      let bit: UInt64 = 1 << UInt64(place)
      switch token {
      case .byte(let byte): advance[Int(byte)] |= bit
      case .run:
        stayWithin |= bit
        skipAlways |= bit
      case .deepRun:
        stayAlways |= bit
        skipAlways |= bit
      case .folders:
        stayAlways |= bit
        skipAtStart |= bit
      case .character:
        for byte in 0..<256 where byte != slash && byte & 0xC0 != 0x80 { advance[byte] |= bit }
        behindCharacter |= bit << 1
      case .set(let ranges, let isNegated):
        for byte in 0..<256 where byte != slash && ranges.contains(where: { $0.contains(UInt8(byte)) }) != isNegated {
          advance[byte] |= bit
        }
      }
    }
    self.advance = advance
    self.stayWithin = stayWithin
    self.stayAlways = stayAlways
    self.skipAlways = skipAlways
    self.skipAtStart = skipAtStart
    self.behindCharacter = behindCharacter
    end = 1 << UInt64(min(tokens.count, Self.maximumTokens))
  }

  /// Whether the whole text matches.
  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    advance.withUnsafeBufferPointer { advance in
      var ways = skip(1, atStart: true)
      for raw in text {
        let byte = raw &- 65 < 26 ? raw | 0x20 : raw
        let isSlash = byte == UInt8(ascii: "/")
        var next = (ways & advance[Int(byte)]) << 1 | ways & stayAlways
        if !isSlash { next |= ways & stayWithin }
        if byte & 0xC0 == 0x80 { next |= ways & behindCharacter }
        ways = skip(next, atStart: isSlash)
        if ways == 0 { return false }
      }
      return ways & end != 0
    }
  }

  @inline(__always)
  private func skip(_ ways: UInt64, atStart: Bool) -> UInt64 {
    let skippable = atStart ? skipAlways | skipAtStart : skipAlways
    var ways = ways
    while true {
      let more = ways | (ways & skippable) << 1
      if more == ways { return ways }
      ways = more
    }
  }
}
