import Detection
import Reporting

/// The page of `rung technologies`: a table of id, name and site for each category.
enum TechnologiesPage {
  static func render(_ catalogue: [TechnologyCategory], options: ReportOptions) -> String {
    var page = TextPage(options)
    for (index, category) in catalogue.enumerated() {
      if index > 0 { page.addGap() }
      page.addHeading(category.name, aside: category.means)
      var table = TextTable([.init(), .init(), .init()])
      for technology in category.technologies {
        table.add([.init(technology.id, .strong), .init(technology.name), .init(technology.site, .faint)])
      }
      page.addTable(table, indent: 2)
    }
    return page.rendered()
  }
}
