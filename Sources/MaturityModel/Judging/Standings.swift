/// How far each practice counts, in half steps: met two, partial one, all else none.
///
/// The same judging runs on what is observed, on what is claimed, and on what a waiver holds back: those are only different
/// standings.
struct Standings {
  private var halves: [String: Int]

  /// What was observed.
  init(_ findings: [Finding]) {
    halves = Dictionary(minimumCapacity: findings.count)
    for finding in findings {
      switch finding.status {
      case .met: halves[finding.practice] = 2
      case .partial: halves[finding.practice] = 1
      // What can't be read is not proof: unknown counts as absent.
      case .absent, .unknown: halves[finding.practice] = 0
      }
    }
  }

  /// The same with some practices taken for met.
  func meeting(_ practices: Set<String>) -> Standings {
    var standings = self
    for practice in practices { standings.halves[practice] = 2 }
    return standings
  }

  /// 2, 1 or 0 halves.
  func halves(of practice: String) -> Int { halves[practice] ?? 0 }

  /// Whether the practice is met.
  func isMet(_ practice: String) -> Bool { halves(of: practice) == 2 }

  /// Whether the practice is met or partial.
  func isStarted(_ practice: String) -> Bool { halves(of: practice) > 0 }
}
