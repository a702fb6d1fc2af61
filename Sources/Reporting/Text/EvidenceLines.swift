import MaturityModel

/// Evidence as `path:line  snippet`, with the places that a command was followed through.
enum EvidenceLines {
  /// Below this many cells a snippet goes to a line of its own.
  private static let fewestSnippetCells = 24

  static func write(_ evidence: [Evidence], indent: Int, on page: inout TextPage) {
    for item in evidence {
      let room = page.width - indent
      var line = StyledLine()
      line.pad(to: indent)
      let place = place(item)
      line.add(
        DisplayWidth.truncate(TerminalText.escape(place), to: room, at: .start, ellipsis: page.symbols.ellipsis), .command)
      let snippet = TerminalText.escape(item.snippet.isEmpty ? item.says : item.snippet)
      if !snippet.isEmpty {
        if page.width - line.width - 2 < min(fewestSnippetCells, DisplayWidth.of(snippet)) {
          page.add(line)
          line = StyledLine()
          line.pad(to: indent)
        }
        line.pad(to: line.width + 2)
        line.add(DisplayWidth.truncate(snippet, to: page.width - line.width, ellipsis: page.symbols.ellipsis), .faint)
      }
      page.add(line)
      if !item.via.isEmpty { page.addParagraph(Wording.via(item.via), indent: indent + 2, style: .faint) }
    }
  }

  /// `path:line`, and whether git does not know the file.
  static func place(_ evidence: Evidence) -> String {
    "\(evidence.location)" + (evidence.isUntracked ? " " + Wording.untracked : "")
  }
}
