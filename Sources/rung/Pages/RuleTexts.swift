import Detection
import MaturityModel
import Reporting

/// The page of `rung rules list`.
enum RuleTexts {
  static func list(_ library: RuleLibrary, options: ReportOptions) -> String {
    var page = TextPage(options)
    for guide in library.guides {
      page.addHeading(guide.practice, aside: Wording.effort(guide.effort))
      var table = TextTable([.init(), .init(), .init(overflow: .wrap)])
      if let computed = guide.computed { table.add([.init(computed, .strong), .init("computed", .faint), .init("")]) }
      for rule in guide.rules {
        let style: Style = rule.status == .met ? .met : .partial
        table.add([.init(rule.id, .strong), .init(rule.status.rawValue, style), .init(rule.says)])
      }
      page.addTable(table, indent: 2)
      page.addGap()
    }
    return page.rendered()
  }
}
