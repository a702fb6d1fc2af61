extension ParserTable {
  /// The parsers of languages that are read by the light lexer.
  static let lightLanguages: [Entry] = [
    Entry("curly-brace", CurlyBraceParser.self) { path in
      guard let language = LightLanguage(ending: path.ending), language != .r, language != .julia else { return false }
      return !path.name.hasSuffix(".min.js") && !path.name.hasSuffix(".d.ts")
    },
    Entry("r", RParser.self) { $0.ending == "r" },
    Entry("r-markdown", RMarkdown.self) { ["rmd", "qmd"].contains($0.ending) },
    Entry("julia", JuliaParser.self) { $0.ending == "jl" },
  ]
}
