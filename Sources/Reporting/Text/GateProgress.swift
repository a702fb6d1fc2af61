import MaturityModel

/// How much of a gate holds, counted in practices: an "any four of" needs four.
struct GateProgress {
  /// Practices that count, at most as many as are needed.
  private(set) var held = 0
  /// Practices that the gate needs.
  private(set) var needed = 0

  init(_ gate: Assessment.GateResult) {
    for condition in gate.conditions {
      let need = Self.need(condition)
      needed += need
      held += min(condition.held.count, need)
    }
  }

  /// How many of a condition's practices must count.
  static func need(_ condition: Assessment.GateResult.Condition) -> Int {
    if case .any(let count) = condition.rule { return count }
    return 1
  }
}
