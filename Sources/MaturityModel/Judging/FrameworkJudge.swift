/// Answers the items of the frameworks that readers know from the standings of the practices.
///
/// In a framework with sections each section has a sum: 1 for an item that is shown, 0.5 for one that somebody attested
/// with a link. The smallest sum is the framework's score, and a lower bound: what a repository can't show may be done.
struct FrameworkJudge {
  /// How an item is attested.
  enum Voucher {
    /// By a statement alone.
    case stated
    /// With a link to what is written down.
    case linked
  }

  let standings: Standings
  /// The attestations in force, by framework, then item.
  let vouchers: [String: [String: Voucher]]

  func result(of framework: Framework) -> Assessment.FrameworkResult {
    let vouchers = vouchers[framework.id] ?? [:]
    var items: [Assessment.FrameworkResult.Item] = []
    var halves: [String: Int] = [:]
    for item in framework.items {
      let state = state(of: item)
      items.append(
        .init(id: item.id, title: item.title, section: item.section, state: state, isAttested: vouchers[item.id] != nil))
      if let section = item.section {
        halves[section, default: 0] += state == .shown ? 2 : vouchers[item.id] == .linked ? 1 : 0
      }
    }
    let sums = framework.sections.map {
      Assessment.FrameworkResult.SectionScore(section: $0, score: Double(halves[$0] ?? 0) / 2)
    }
    return .init(
      id: framework.id, name: framework.name, items: items, score: sums.map(\.score).min(), sectionScores: sums)
  }

  /// An item's state; where its practices have begun it, that is said rather than that somebody is to be asked.
  func state(of item: Framework.Item) -> Assessment.FrameworkResult.State {
    let showsAll = !item.all.isEmpty && item.all.allSatisfy { standings.isMet($0) }
    if showsAll || item.any.contains(where: { standings.isMet($0) }) { return .shown }
    if (item.all + item.any).contains(where: { standings.isStarted($0) }) { return .begun }
    return item.asks ? .ask : .open
  }
}
