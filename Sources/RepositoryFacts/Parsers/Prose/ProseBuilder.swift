import Diagnostics
import Documents

/// Takes what a syntax of prose states - headings, paragraphs, tables, code - in the order of lines, and makes facts of it.
struct ProseBuilder {
  /// The longest text that a section keeps.
  private static let textLimit = 4_000

  private let file: SourceFile
  private let contexts: FactContexts
  private let document: String
  private var facts: [Fact] = []
  private var documentWords = 0
  private var heading = ""
  private var level = 0
  private var headingLine = 1
  private var text: [UInt8] = []
  private var words = 0

  init(_ file: SourceFile) {
    self.file = file
    contexts = file.contexts.union(.docs)
    document = DocumentName.of(PathName(file.path))
  }

  /// The heading of the section that is being read.
  var currentHeading: String { heading }

  /// Begins a section.
  mutating func heading(_ inline: InlineText, level: Int, line: Int) {
    closeSection()
    heading = HeadingText.normalize(inline.text)
    self.level = level
    headingLine = line
    addLinks(inline.links)
  }

  /// Adds running text. `isRunning` is false where it is no sentence (a table's cells): kept as text, not counted.
  mutating func paragraph(_ inline: InlineText, isRunning: Bool = true) {
    addLinks(inline.links)
    if text.count < Self.textLimit * 4 {
      if !text.isEmpty { text.append(0x20) }
      text.append(contentsOf: inline.text)
    }
    if isRunning { words += TextBytes.wordCount(inline.running) }
    for span in inline.spans {
      facts += DocumentedCommands.span(span.text, line: span.line, heading: heading, in: file, contexts: contexts)
    }
  }

  /// Adds a block of code; `language` is what the fence says, empty where it says nothing.
  mutating func code(_ lines: [String], language: String, line: Int) {
    facts += DocumentedCommands.block(
      lines, language: language, firstLine: line, heading: heading, in: file, contexts: contexts)
  }

  /// Adds a table by its header's cells.
  mutating func table(_ header: [[UInt8]], rows: Int, line: Int) {
    let cells = header.map(HeadingText.normalize)
    guard rows > 0, cells.contains(where: { !$0.isEmpty }) else { return }
    facts.append(
      Fact(
        .table, cells.joined(separator: " | "), at: file.line(line), in: contexts,
        [.init(.rows, "\(rows)"), .init(.document, document)]))
  }

  /// Adds the metadata that stands above the text in YAML.
  mutating func frontMatter(_ yaml: String, line: Int) {
    for root in YAMLReader.read(yaml).documents { add(root, path: "front-matter", offset: line - 1, depth: 16) }
  }

  private mutating func add(_ node: DocumentNode, path: String, offset: Int, depth: Int) {
    guard depth > 0 else { return }
    for entry in node.entries {
      let name = "\(path).\(entry.key)"
      let location = file.line(entry.line &+ offset)
      let values = entry.value.scalars.compactMap(\.string)
      if values.isEmpty { facts.append(Fact(.key, name, at: location, in: contexts, [.init(.format, "yaml")])) }
      for value in values {
        facts.append(Fact(.key, name, at: location, in: contexts, [.init(.value, value), .init(.format, "yaml")]))
      }
      add(entry.value, path: name, offset: offset, depth: depth - 1)
      for item in entry.value.items { add(item, path: name, offset: offset, depth: depth - 1) }
    }
  }

  /// All facts, in the order of lines.
  mutating func finish() -> FactSet {
    closeSection()
    let whole = Fact(
      .document, document, at: FileLocation(file.path), in: contexts, [.init(.words, "\(documentWords)")])
    let ordered = facts.enumerated().sorted {
      ($0.element.location.line ?? 0, $0.offset) < ($1.element.location.line ?? 0, $1.offset)
    }
    return FactSet([whole] + ordered.map(\.element))
  }

  private mutating func addLinks(_ links: [InlineText.Link]) {
    for link in links {
      facts.append(
        Fact(
          .link, link.address, at: file.line(link.line), in: contexts,
          [.init(.text, link.text), .init(.heading, heading), .init(.document, document)]))
    }
  }

  private mutating func closeSection() {
    defer {
      documentWords += words
      text = []
      words = 0
    }
    // Text above the first heading is a section without a name; nothing above it is none.
    guard level > 0 || words > 0 else { return }
    facts.append(
      Fact(
        .section, heading, at: file.line(headingLine), in: contexts,
        [
          .init(.level, "\(level)"), .init(.text, Self.bodyText(text)), .init(.words, "\(words)"),
          .init(.document, document),
        ]))
  }

  /// The text lowercased, white space folded, cut to the limit.
  private static func bodyText(_ bytes: [UInt8]) -> String {
    var folded: [UInt8] = []
    folded.reserveCapacity(min(bytes.count, textLimit * 4))
    for byte in bytes {
      if TextBytes.isSpace(byte) {
        if folded.last != 0x20, !folded.isEmpty { folded.append(0x20) }
      } else {
        folded.append(byte)
      }
    }
    if folded.last == 0x20 { folded.removeLast() }
    return String(TextBytes.string(folded).lowercased().prefix(textLimit))
  }
}
