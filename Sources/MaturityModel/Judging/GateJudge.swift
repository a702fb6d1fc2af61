/// Judges the gates between levels: standings in, conditions and level out.
struct GateJudge {
  let gates: [Gate]

  /// Each gate with each of its conditions, lowest level first.
  func results(_ standings: Standings) -> [Assessment.GateResult] {
    gates.map { result(of: $0, standings) }
  }

  /// The highest level whose gate and all lower gates hold.
  func level(_ standings: Standings) -> Int {
    var level = 0
    for gate in gates {
      guard result(of: gate, standings).holds else { break }
      level = gate.level
    }
    return level
  }

  /// The waived practices that hold the observed level back: with all waived ones met the next gate would hold, and these
  /// are the ones that its unheld conditions name. In the gate's order, each once.
  func cappedBy(waived: Set<String>, _ standings: Standings) -> [String] {
    let level = level(standings)
    guard let next = gates.first(where: { $0.level > level }), result(of: next, standings.meeting(waived)).holds else {
      return []
    }
    var named: Set<String> = []
    return result(of: next, standings).conditions.filter { !$0.holds }.flatMap(\.practices).filter { practice in
      waived.contains(practice) && !standings.isMet(practice) && named.insert(practice).inserted
    }
  }

  private func result(of gate: Gate, _ standings: Standings) -> Assessment.GateResult {
    typealias Condition = Assessment.GateResult.Condition
    var conditions: [Condition] = []
    for practice in gate.all {
      let holds = standings.isMet(practice)
      conditions.append(Condition(rule: .all, practices: [practice], held: holds ? [practice] : [], holds: holds))
    }
    for practice in gate.started {
      let holds = standings.isStarted(practice)
      conditions.append(Condition(rule: .started, practices: [practice], held: holds ? [practice] : [], holds: holds))
    }
    if let any = gate.any {
      let held = any.list.filter { standings.isMet($0) }
      conditions.append(Condition(rule: .any(of: any.of), practices: any.list, held: held, holds: held.count >= any.of))
    }
    return Assessment.GateResult(level: gate.level, holds: conditions.allSatisfy(\.holds), conditions: conditions)
  }
}
