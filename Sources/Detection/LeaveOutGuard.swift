import MaturityModel
import RuleLanguage

/// Sees to it that leaving paths out of a scan never raises a practice.
///
/// In: the findings without the paths left out, and those over all files. Out: for practices that are met by finding nothing
/// or by a share of the whole, what all files show; for every other one the worse of the two, so that what a path left out
/// shows counts for nothing, and what it refutes stays refuted.
enum LeaveOutGuard {
  static func findings(_ narrowed: [Finding], over all: [Finding], by rules: RulePack) -> [Finding] {
    let whole = Set(rules.practices.filter(judgesEveryFile).map(\.practice))
    return zip(narrowed, all).map { narrowed, all in
      if whole.contains(narrowed.practice) { return all }
      return FindingMaker.rank(all.status) < FindingMaker.rank(narrowed.status) ? all : narrowed
    }
  }

  private static func judgesEveryFile(_ rules: PackedPractice) -> Bool {
    rules.computed.flatMap { ComputedPractices.named($0) }?.judgesEveryFile ?? false
  }
}
