import MaturityModel
import Reporting

/// The pages of `rung model`: the levels, dimensions, practices and gates, or how one framework maps to them.
enum ModelPage {
  static func render(_ catalog: PracticeCatalog, options: ReportOptions) -> String {
    var page = TextPage(options)
    page.addHeading(Wording.levels)
    for level in catalog.levels {
      page.addParagraph(level.means, after: StyledLine("\(level.number)  \(level.name)", .strong), indent: 2)
    }
    page.addGap()
    page.addHeading(Wording.gates)
    for gate in catalog.gates {
      page.add(StyledLine(Wording.gate(gate.level), .strong))
      page.addParagraph(gate.all.joined(separator: ", "), after: StyledLine(Wording.allOf), indent: 2)
      if !gate.started.isEmpty {
        page.addParagraph(gate.started.joined(separator: ", "), after: StyledLine(Wording.startedOf), indent: 2)
      }
      if let any = gate.any {
        page.addParagraph(any.list.joined(separator: ", "), after: StyledLine(Wording.anyOf(any.of)), indent: 2)
      }
    }
    for dimension in catalog.dimensions {
      page.addGap()
      page.addHeading(dimension.name, aside: dimension.id)
      var table = TextTable([.init(), .init(), .init(overflow: .wrap)])
      for practice in catalog.practices where practice.dimension == dimension.id {
        table.add([.init("\(practice.level)", .faint), .init(practice.id, .strong), .init(practice.met)])
      }
      page.addTable(table, indent: 2)
    }
    return page.rendered()
  }

  static func render(_ framework: Framework, options: ReportOptions) -> String {
    var page = TextPage(options)
    page.addHeading(framework.name, aside: framework.id)
    page.addParagraph(framework.source, style: .faint)
    if let scoring = framework.scoring { page.addParagraph(Wording.scoring(scoring)) }
    let sections = framework.sections.isEmpty ? [nil] : framework.sections.map(Optional.some)
    for section in sections {
      page.addGap()
      if let section { page.addHeading(section) }
      var table = TextTable([.init(), .init(overflow: .wrap), .init(overflow: .wrap)])
      for item in framework.items where section == nil || item.section == section {
        table.add([.init(item.id, .strong), .init(item.title), .init(Wording.shownBy(item), .faint)])
      }
      page.addTable(table, indent: 2)
    }
    return page.rendered()
  }
}
