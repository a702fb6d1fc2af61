/// Points in compressed data from which it can be read again without all that stands before.
struct GzipPoints {
  /// One of them.
  struct Point {
    /// Where it stands in what is inflated.
    let output: Int
    /// Where it stands in the file.
    let input: Int
    let restart: Inflater.Restart
  }

  private var points = [Point(output: 0, input: 0, restart: .init(bits: 0, window: []))]
  private var spacing: Int
  private let most: Int

  init(_ limits: ArchiveLimits) {
    spacing = limits.pointSpacing
    most = max(2, limits.points)
  }

  /// Notes a point where the last one is far enough.
  mutating func pass(output: Int, input: Int, _ inflater: Inflater) {
    guard output - (points.last?.output ?? 0) >= spacing, let restart = inflater.restart() else { return }
    points.append(Point(output: output, input: input, restart: restart))
    guard points.count > most else { return }
    points = points.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    spacing *= 2
  }

  /// The last point that stands before a position.
  func last(before position: Int) -> Point {
    var (low, high) = (0, points.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if points[middle].output <= position { low = middle } else { high = middle }
    }
    return points[low]
  }
}
