/// For each pattern the positions of the facts that match it by themselves, all in one list.
///
/// A scan has thousands of patterns of which most match nothing: a list for each would cost more than the matching.
struct LocalMatches: Sendable {
  /// A pattern with the position of a fact that matches it.
  struct Pair: Sendable {
    let pattern: Int
    let position: Int
  }

  /// The positions, by pattern and then in their order.
  private let positions: [Int]
  /// Where each pattern's begin, and behind the last one where all end.
  private let starts: [Int]

  /// Sorts pairs by pattern; those of one pattern keep their order.
  init(_ pairs: [Pair], patterns: Int) {
    var starts = [Int](repeating: 0, count: patterns + 1)
    for pair in pairs { starts[pair.pattern + 1] += 1 }
    for pattern in 0..<patterns { starts[pattern + 1] += starts[pattern] }
    var next = starts
    var positions = [Int](repeating: 0, count: pairs.count)
    for pair in pairs {
      positions[next[pair.pattern]] = pair.position
      next[pair.pattern] += 1
    }
    self.positions = positions
    self.starts = starts
  }

  /// The positions of a pattern's facts.
  subscript(pattern: Int) -> [Int] { Array(positions[starts[pattern]..<starts[pattern + 1]]) }
}
