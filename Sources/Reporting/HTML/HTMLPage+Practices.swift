import Diagnostics
import MaturityModel

/// The map of dimensions by levels, and all practices with their evidence.
extension HTMLPage {
  struct Mark {
    let id: String
    let status: String
  }
  struct Cell {
    let heat: String
    let hasPractices: Bool
    let counted: String
    let total: String
    let practices: [Mark]
  }
  struct Dimension {
    let id: String
    let name: String
    let reached: String
    let reachedText: String
    let score: String
    let scoreShare: String
    let cells: [Cell]
  }
  struct PracticeGroup {
    let id: String
    let name: String
    let tally: String
    let reachedText: String
    let score: String
    let practices: [Practice]
  }
  struct Practice {
    let id: String
    let status: String
    let level: String
    let dimension: String
    let gloss: [Run]
    let reason: [Run]
    let meaning: [Run]
    let why: [Run]
    let command: String
    let hasEffort: Bool
    let effort: String
    let effortText: String
    let hasClaim: Bool
    let claimKind: String
    let claim: String
    let claimStatement: String
    let isOutOfScope: Bool
    let outOfScope: String
    let hasEvidence: Bool
    let evidence: [Shown]
    let hasMoreOnScreen: Bool
    let moreOnScreen: String
  }
  /// Places that show the same.
  struct Shown {
    let hasSays: Bool
    let says: String
    let isScreenOnly: Bool
    let places: [Place]
  }
  struct Place {
    let place: String
    let hasLink: Bool
    let href: String
    let isUntracked: Bool
    let isScreenOnly: Bool
    let hasSnippet: Bool
    let line: String
    let snippet: String
    let hasVia: Bool
    let via: String
  }

  /// A printed page shows this many places of a practice; the rest stays in the file.
  private static let printedPlaces = 3

  /// A row of the map; nil where none of its practices is to be shown.
  static func dimension(
    _ dimension: Assessment.DimensionResult, _ assessment: Assessment, _ options: ReportOptions
  ) -> Dimension? {
    let practices = assessment.practices.filter {
      $0.dimension == dimension.id && options.shows(practice: $0.id, of: $0.dimension)
    }
    guard !practices.isEmpty else { return nil }
    return Dimension(
      id: dimension.id, name: dimension.name, reached: dimension.level.map(String.init) ?? "\u{2013}",
      reachedText: Wording.reached(dimension.level), score: Wording.number(dimension.score),
      scoreShare: Wording.number(dimension.score),
      cells: dimension.cells.map { cell in self.cell(cell, practices.filter { $0.level == cell.level }) })
  }

  /// A field of the map: the more holds, the darker.
  private static func cell(_ cell: Assessment.DimensionResult.Cell, _ practices: [Assessment.PracticeResult]) -> Cell {
    let share = cell.total > 0 ? cell.counted / Double(cell.total) : 0
    let heat = cell.total == 0 ? "none" : share >= 1 ? "4" : share >= 2 / 3 ? "3" : share >= 1 / 3 ? "2" : share > 0 ? "1" : "0"
    return Cell(
      heat: heat, hasPractices: cell.total > 0, counted: Wording.shortNumber(cell.counted), total: "\(cell.total)",
      practices: practices.map { Mark(id: $0.id, status: $0.status.rawValue) })
  }

  /// The practices of a dimension; nil where none is to be shown.
  static func group(
    _ dimension: Assessment.DimensionResult, _ assessment: Assessment, _ options: ReportOptions, _ links: ForgeLinks?
  ) -> PracticeGroup? {
    let practices = assessment.practices.filter {
      $0.dimension == dimension.id && options.shows(practice: $0.id, of: $0.dimension)
    }
    guard !practices.isEmpty else { return nil }
    return PracticeGroup(
      id: dimension.id, name: dimension.name, tally: tally(practices).map { "\($0.count) \($0.status)" }.joined(separator: ", "),
      reachedText: Wording.reached(dimension.level), score: Wording.number(dimension.score),
      practices: practices.map { practice($0, options, links) })
  }

  private static func practice(
    _ practice: Assessment.PracticeResult, _ options: ReportOptions, _ links: ForgeLinks?
  ) -> Practice {
    let guide = options.vocabulary.guide(practice.id)
    let effort = guide?.effort ?? .medium
    let rest = practice.evidence.count - printedPlaces
    return Practice(
      id: practice.id, status: practice.status.rawValue, level: "\(practice.level)", dimension: practice.dimension,
      gloss: prose(guide?.lookedFor ?? ""), reason: prose(practice.reason),
      meaning: prose(options.vocabulary.meaning(practice.id) ?? ""), why: prose(guide?.why ?? ""),
      command: Wording.explain(practice.id), hasEffort: practice.status != .met, effort: effort.rawValue,
      effortText: Wording.effortTime(effort), hasClaim: practice.claim != nil, claimKind: practice.claim?.kind.rawValue ?? "",
      claim: practice.claim.map { shown(Wording.capitalized(Wording.claim($0, status: practice.status))) } ?? "",
      claimStatement: practice.claim.map { shown($0.text) } ?? "", isOutOfScope: practice.outOfScope != nil,
      outOfScope: shown(practice.outOfScope ?? ""), hasEvidence: !practice.evidence.isEmpty,
      evidence: evidence(practice.evidence, links), hasMoreOnScreen: rest > 0, moreOnScreen: Wording.morePlaces(rest))
  }

  /// The places, those that show the same together, in the order of the strongest of each.
  private static func evidence(_ evidence: [Evidence], _ links: ForgeLinks?) -> [Shown] {
    var groups: [(says: String, places: [Place])] = []
    for (index, piece) in evidence.enumerated() {
      let place = self.place(piece, links, isScreenOnly: index >= printedPlaces)
      if let group = groups.firstIndex(where: { $0.says == piece.says }) {
        groups[group].places.append(place)
      } else {
        groups.append((piece.says, [place]))
      }
    }
    return groups.map { group in
      Shown(
        hasSays: !group.says.isEmpty, says: shown(Wording.capitalized(group.says)),
        isScreenOnly: group.places.allSatisfy(\.isScreenOnly), places: group.places)
    }
  }

  private static func place(_ evidence: Evidence, _ links: ForgeLinks?, isScreenOnly: Bool) -> Place {
    let line = evidence.location.line
    // A file that git doesn't know is in no forge.
    let href = evidence.isUntracked ? nil : links?.address(of: evidence.location.path, line: line)
    return Place(
      place: shown(evidence.location.description), hasLink: href != nil, href: href ?? "", isUntracked: evidence.isUntracked,
      isScreenOnly: isScreenOnly, hasSnippet: !evidence.snippet.isEmpty, line: line.map(String.init) ?? "",
      snippet: shown(evidence.snippet), hasVia: !evidence.via.isEmpty, via: shown(Wording.via(evidence.via)))
  }
}
