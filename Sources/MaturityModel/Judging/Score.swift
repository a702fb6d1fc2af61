/// The weighted share of practices that count, 0 to 100 with one decimal.
enum Score {
  /// The levels at which practices stand.
  static let levels = 1...4

  /// Foundations weigh most: 4, 3, 2 and 1 for the levels 1 to 4.
  static func weight(of level: Int) -> Int { levels.upperBound + 1 - level }

  /// The score of some practices, partial half; 0 where there are none.
  ///
  /// Counted in whole tenths, a half rounded up, so that every machine gives the same digits.
  static func of(_ practices: some Sequence<Practice>, _ standings: Standings) -> Double {
    var counted = 0
    var total = 0
    for practice in practices {
      let weight = weight(of: practice.level)
      counted += weight * standings.halves(of: practice.id)
      total += weight * 2
    }
    guard total > 0 else { return 0 }
    return Double((counted * 2_000 + total) / (total * 2)) / 10
  }
}
