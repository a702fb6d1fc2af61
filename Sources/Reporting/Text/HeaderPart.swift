import Diagnostics
import MaturityModel

/// What was judged: name, commit, languages, and whether it is a machine-learning project at all.
enum HeaderPart: TextPart {
  private static let mostLanguages = 4
  private static let mostProjects = 8

  static func write(_ assessment: Assessment, _ options: ReportOptions, on page: inout TextPage) {
    let dot = " \(page.symbols.dot) "
    page.addParagraph(assessment.source.name, style: .strong)
    let facts = facts(assessment)
    if !facts.isEmpty { page.addParagraph(facts.joined(separator: dot), indent: 2, style: .faint) }
    let projects = assessment.project.projects.map(\.location.path)
    if projects.count > 1 {
      page.addParagraph(Wording.projects(Array(projects.prefix(mostProjects)), of: projects.count), indent: 2)
    }
    if !assessment.mlProject.isMLProject {
      page.addGap()
      page.addParagraph(Wording.noMLProject(assessment.mlProject.reason), indent: 2)
    } else if options.isVerbose {
      page.addParagraph(assessment.mlProject.reason, indent: 2)
      EvidenceLines.write(assessment.mlProject.evidence, indent: 4, on: &page)
    }
    if !options.only.isEmpty {
      let name = options.vocabulary.levelName(assessment.level)
      page.addGap()
      page.addParagraph(
        Wording.level(assessment.level, name: name, dot: dot) + dot + Wording.score(assessment.score), style: .heading)
    }
  }

  /// What was judged, in short texts.
  static func facts(_ assessment: Assessment) -> [String] {
    var facts: [String] = []
    if let commit = assessment.commit {
      facts.append(Wording.commit(String(commit.prefix(7)), isDirty: assessment.source.isDirty ?? false))
    }
    if let subfolder = assessment.subfolder { facts.append(Wording.subfolder(subfolder)) }
    if !assessment.languages.isEmpty { facts.append(languages(assessment.languages)) }
    if let profile = assessment.profile { facts.append(Wording.profile(profile.name, target: profile.targetLevel)) }
    return facts
  }

  /// `Python 92%, R 8%`, by code lines.
  private static func languages(_ shares: [Assessment.LanguageShare]) -> String {
    let total = shares.reduce(0) { $0 + max($1.lines, 0) }
    let shown = shares.prefix(mostLanguages).map { share in
      guard total > 0 else { return Wording.language(share.id) }
      let percent = (Double(share.lines) * 100 / Double(total)).rounded()
      return Wording.language(share.id) + (percent < 1 ? " <1%" : " \(Int(percent))%")
    }
    let rest = shares.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? ", " + Wording.more(rest) : "")
  }
}
