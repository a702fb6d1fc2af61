/// Picks the smallest set of practices that opens the next gate.
///
/// Of equally small sets it takes the cheapest: less effort before more, begun before absent, then the model's order.
/// Practices that the project waived or its profile leaves out are picked only where nothing else is left.
struct NextSteps {
  let gates: [Gate]
  /// The model, for the order of its practices.
  let catalog: PracticeCatalog
  let standings: Standings
  /// Practices that are waived or out of scope.
  let putOff: Set<String>
  /// Effort and advice of a practice.
  let advice: (String) -> (effort: Effort, text: String)

  /// The steps to the level after `level`, cheapest first; none where that would pass `target`.
  func steps(from level: Int, target: Int) -> [Assessment.NextStep] {
    guard level < target, let gate = gates.first(where: { $0.level > level }) else { return [] }
    var picked = Set(gate.all.filter { !standings.isMet($0) })
    picked.formUnion(gate.started.filter { !standings.isStarted($0) })
    if let any = gate.any {
      let counting = any.list.count { standings.isMet($0) || picked.contains($0) }
      let open = any.list.filter { !standings.isMet($0) && !picked.contains($0) }
      picked.formUnion(ranked(open).prefix(max(0, any.of - counting)).map(\.practice))
    }
    return ranked(Array(picked))
  }

  private func ranked(_ practices: [String]) -> [Assessment.NextStep] {
    practices.map { practice in
      let (effort, text) = advice(practice)
      let step = Assessment.NextStep(practice: practice, effort: effort, advice: text)
      return (step, rank(practice, effort))
    }.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
  }

  private func rank(_ practice: String, _ effort: Effort) -> [Int] {
    [
      putOff.contains(practice) ? 1 : 0, Effort.allCases.firstIndex(of: effort) ?? 0, standings.isStarted(practice) ? 0 : 1,
      catalog.position(of: practice) ?? .max,
    ]
  }
}
