import Mustache

/// The templates, the style and the script of the HTML report, as they stand in `Templates/report`. The only file that knows
/// Mustache.
struct ReportTemplates: Sendable {
  private let library: MustacheLibrary
  private let style: String
  private let script: String

  /// Those that are in the program.
  static let standard = ReportTemplates { EmbeddedContent.content("report/" + $0)?.description ?? "" }

  private static let parts = [
    "page", "ladder", "next", "map", "practices", "technologies", "frameworks", "claims", "diagnostics", "judged",
  ]

  private init(_ file: (String) -> String) {
    var templates: [String: MustacheTemplate] = [:]
    // A template that can't be read is left out, which the tests of the report would see.
    for part in Self.parts { templates[part] = try? MustacheTemplate(string: file(part + ".mustache")) }
    library = MustacheLibrary(templates: templates)
    style = file("report.css")
    script = file("report.js")
  }

  /// The page of what is to be said.
  func render(_ page: HTMLPage) -> String {
    var page = page
    page.style = style
    page.script = script
    page.styleHash = "sha256-" + SHA256.base64(Array(style.utf8))
    page.scriptHash = "sha256-" + SHA256.base64(Array(script.utf8))
    return library.render(page, withTemplate: "page") ?? ""
  }
}
