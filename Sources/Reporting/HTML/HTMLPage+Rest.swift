import Diagnostics
import MaturityModel

/// Technologies, frameworks, claims and diagnostics.
extension HTMLPage {
  struct Tool {
    let name: String
    let hasPlace: Bool
    let place: String
    let hasLink: Bool
    let href: String
  }
  struct Category {
    let category: String
    let count: String
    let tools: [Tool]
  }
  struct StateCount {
    let state: String
    let count: String
  }
  struct Item {
    let title: String
    let state: String
    let isAttested: Bool
  }
  struct Section {
    let hasName: Bool
    let name: String
    let hasScore: Bool
    let score: String
    let most: String
    let scoreShare: String
    let items: [Item]
  }
  struct Framework {
    let id: String
    let name: String
    let isFirst: Bool
    let source: String
    let hasScore: Bool
    let score: String
    let tally: [StateCount]
    let sections: [Section]
  }
  struct Claimed {
    let id: String
    let kind: String
    let claim: String
    let statement: String
    let status: String
  }
  struct FrameworkClaim {
    let framework: String
    let title: String
  }
  struct LeftOut {
    let path: String
    let reason: String
    let files: String
  }
  struct Problem {
    let severity: String
    let hasPlace: Bool
    let place: String
    let hasLink: Bool
    let href: String
    let message: String
    let hasRemedy: Bool
    let remedy: String
  }

  /// How many diagnostics a page lists: a broken repository can have one a file.
  private static let mostDiagnostics = 200

  static func categories(_ assessment: Assessment, _ links: ForgeLinks?) -> [Category] {
    var categories: [(name: String, tools: [Tool])] = []
    for technology in assessment.technologies {
      let first = technology.evidence.first
      let href = first.flatMap { place in links?.address(of: place.path, line: place.line) }
      let tool = Tool(
        name: shown(technology.name), hasPlace: first != nil, place: first.map { shown($0.description) } ?? "",
        hasLink: href != nil, href: href ?? "")
      if categories.last?.name != technology.category { categories.append((technology.category, [])) }
      categories[categories.count - 1].tools.append(tool)
    }
    return categories.map { Category(category: shown($0.name), count: "\($0.tools.count)", tools: $0.tools) }
  }

  static func framework(_ framework: Assessment.FrameworkResult, isFirst: Bool, _ words: ReportVocabulary) -> Framework {
    var sections: [(name: String?, items: [Item])] = []
    for item in framework.items {
      let entry = Item(title: item.title, state: item.state.rawValue, isAttested: item.isAttested)
      if let section = sections.firstIndex(where: { $0.name == item.section }) {
        sections[section].items.append(entry)
      } else {
        sections.append((item.section, [entry]))
      }
    }
    let scores = Dictionary(framework.sectionScores.map { ($0.section, $0.score) }, uniquingKeysWith: { first, _ in first })
    let states: [Assessment.FrameworkResult.State] = [.shown, .begun, .open, .ask]
    return Framework(
      id: framework.id, name: framework.name, isFirst: isFirst, source: words.frameworkSource(framework.id) ?? "",
      hasScore: framework.score != nil, score: Wording.shortNumber(framework.score ?? 0),
      tally: states.compactMap { state in
        let count = framework.items.count { $0.state == state }
        return count == 0 ? nil : StateCount(state: state.rawValue, count: "\(count)")
      },
      sections: sections.map { section in
        let score = section.name.flatMap { scores[$0] }
        return Section(
          hasName: section.name != nil, name: Wording.capitalized(section.name ?? ""), hasScore: score != nil,
          score: Wording.shortNumber(score ?? 0), most: "\(section.items.count)",
          scoreShare: Wording.number((score ?? 0) * 100 / Double(max(section.items.count, 1))), items: section.items)
      })
  }

  static func claims(_ assessment: Assessment) -> [Claimed] {
    assessment.practices.compactMap { practice in
      practice.claim.map { claim in
        Claimed(
          id: practice.id, kind: claim.kind.rawValue,
          claim: shown(Wording.capitalized(Wording.claim(claim, status: practice.status))), statement: shown(claim.text),
          status: practice.status.rawValue)
      }
    }
  }

  static func frameworkClaims(_ assessment: Assessment) -> [FrameworkClaim] {
    assessment.frameworks.flatMap { framework in
      framework.items.filter(\.isAttested).map { FrameworkClaim(framework: framework.name, title: $0.title) }
    }
  }

  static func problems(_ assessment: Assessment, _ links: ForgeLinks?) -> [Problem] {
    let worst = [Diagnostic.Severity.error, .warning, .note].flatMap { severity in
      assessment.diagnostics.filter { $0.severity == severity }
    }
    return worst.prefix(mostDiagnostics).map { diagnostic in
      let href = diagnostic.location.flatMap { place in links?.address(of: place.path, line: place.line) }
      return Problem(
        severity: diagnostic.severity.rawValue, hasPlace: diagnostic.location != nil,
        place: diagnostic.location.map { shown($0.description) } ?? "", hasLink: href != nil, href: href ?? "",
        message: shown(diagnostic.message), hasRemedy: diagnostic.remedy != nil, remedy: shown(diagnostic.remedy ?? ""))
    }
  }

  /// `1 error, 3 notes`.
  static func severities(_ assessment: Assessment) -> String {
    let counts = [Diagnostic.Severity.error, .warning, .note].compactMap { severity -> String? in
      let count = assessment.diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : Wording.count(count, of: severity)
    }
    return counts.joined(separator: ", ")
  }
}
