/// Bounds on what an archive may cost, beside `ReadLimits`.
struct ArchiveLimits: Sendable {
  /// How many bytes of contents a compressed tar keeps from the pass that lists it.
  var keptBytes = 64_000_000
  /// How many bytes a compressed tar may inflate to.
  var inflatedBytes = 8_000_000_000
  /// How many inflated bytes are let pass without a look at `ratio`: text that repeats itself is no attack while it is small.
  var unsuspiciousBytes = 256_000_000
  /// How many times its own size an archive may inflate to. Source code comes to 10.
  var ratio = 100
  /// How far apart the points are from which a compressed tar can be read again, to begin with.
  var pointSpacing = 1_000_000
  /// How many such points there are; with more, every other one is dropped.
  var points = 512
  /// How much of a compressed tar may be inflated again, beside four times what it inflates to.
  var effortBytes = 16_000_000_000

  /// A size that no file has; adding to it can't overflow.
  static let largestFile = 1 << 53

  /// Whether so many bytes are more than may come out of so many.
  func isTooMuch(inflated: Int, of compressed: Int) -> Bool {
    inflated > unsuspiciousBytes && inflated / ratio > compressed
  }
}
