/// Reads a Dockerfile into its instructions: the `escape` directive, continued lines with comments and blank lines between
/// them, and here-documents.
///
/// In: bytes of any kind. Out: instructions in order with the lines they stand on; a line that is none is left out.
struct DockerfileReader {
  /// One instruction.
  struct Instruction {
    /// The keyword in capitals.
    let keyword: String
    /// The line it begins on.
    let line: Int
    /// `--name=value` words before the arguments.
    let flags: [String]
    /// The arguments on one line, without the flags.
    let arguments: String
    /// The arguments as written, continued lines kept apart by `\` and a line break, so that lines can be counted.
    let text: String
    /// The here-documents, in order.
    let hereDocuments: [HereDocument]
  }

  /// Text between a `<<NAME` and the line `NAME`.
  struct HereDocument {
    /// The lines, joined.
    let text: String
    /// The line where the text begins.
    let line: Int
  }

  private let lines: [Substring]
  private var position = 0
  private var escape: Character = "\\"

  /// A reader of a file's text.
  init(_ text: String) {
    // Reading by Substring is fast enough here: Dockerfiles are few and short.
    lines = TextLines.split(text)
  }

  /// All instructions.
  mutating func instructions() -> [Instruction] {
    readDirectives()
    var result: [Instruction] = []
    while position < lines.count {
      let line = lines[position].droppingOuterSpace
      if line.isEmpty || line.hasPrefix("#") {
        position += 1
      } else if let instruction = readInstruction() {
        result.append(instruction)
      }
    }
    return result
  }

  /// Parser directives stand at the very top, before any comment.
  private mutating func readDirectives() {
    for line in lines {
      let line = line.droppingOuterSpace
      guard line.hasPrefix("#") else { return }
      let parts = line.dropFirst().split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { return }
      if parts[0].droppingOuterSpace.lowercased() == "escape", parts[1].droppingOuterSpace == "`" { escape = "`" }
    }
  }

  private mutating func readInstruction() -> Instruction? {
    let first = position
    var pieces: [Substring] = []
    var joined = ""
    var isContinued = true
    while isContinued, position < lines.count {
      var line = lines[position]
      position += 1
      let trimmed = line.droppingOuterSpace
      // Comments and blank lines inside an instruction are dropped, and it goes on after them.
      if !pieces.isEmpty, trimmed.isEmpty || trimmed.hasPrefix("#") {
        pieces.append("")
        continue
      }
      isContinued = trimmed.last == escape
      if isContinued { line = line[..<(line.lastIndex(of: escape) ?? line.endIndex)] }
      pieces.append(line)
      // Docker joins continued lines as they are; several spaces between them mean the same as one.
      let content = line.droppingOuterSpace
      if joined.last?.isWhitespace == false, line.first?.isWhitespace == true { joined.append(" ") }
      joined += content
      if !content.isEmpty, line.last?.isWhitespace == true { joined.append(" ") }
    }
    while pieces.last?.isEmpty == true { pieces.removeLast() }

    let statement = Substring(joined).droppingOuterSpace
    let keywordEnd = statement.firstIndex { $0.isWhitespace } ?? statement.endIndex
    let keyword = statement[..<keywordEnd].uppercased()
    var rest = statement[keywordEnd...].droppingOuterSpace
    var flags: [String] = []
    while rest.hasPrefix("--") {
      let end = rest.firstIndex { $0.isWhitespace } ?? rest.endIndex
      flags.append(String(rest[..<end]))
      rest = rest[end...].droppingOuterSpace
    }
    var documents: [HereDocument] = []
    if keyword == "RUN" || keyword == "COPY" || keyword == "ADD" {
      for marker in Self.hereMarkers(rest) { documents.append(readHereDocument(marker)) }
    }
    return Instruction(
      keyword: keyword, line: first + 1, flags: flags, arguments: String(rest),
      text: Self.withoutHead(pieces, keyword: statement[..<keywordEnd]), hereDocuments: documents)
  }

  /// The lines of an instruction as shell text that begins on its first line, keyword and flags cut off.
  private static func withoutHead(_ pieces: [Substring], keyword: Substring) -> String {
    var text = ""
    var inHead = true
    for (index, piece) in pieces.enumerated() {
      var piece = piece
      if inHead {
        piece = piece.droppingOuterSpace
        if index == 0 { piece = piece.dropFirst(keyword.count).droppingOuterSpace }
        while piece.hasPrefix("--") { piece = piece.drop { !$0.isWhitespace }.droppingOuterSpace }
        inHead = piece.isEmpty
      }
      if index > 0 { text += "\\\n" }
      text += piece
    }
    return text
  }

  private struct Marker {
    let name: Substring
    let stripsTabs: Bool
  }

  /// The here-documents that a line opens: words that are `<<NAME` or `<<-NAME`, a number before and quotes allowed.
  private static func hereMarkers(_ line: Substring) -> [Marker] {
    guard line.contains("<<") else { return [] }
    var markers: [Marker] = []
    for word in line.split(whereSeparator: \.isWhitespace) {
      var name = word.drop { $0.isNumber }
      guard name.hasPrefix("<<"), !name.hasPrefix("<<<") else { continue }
      name = name.dropFirst(2)
      let stripsTabs = name.hasPrefix("-")
      if stripsTabs { name = name.dropFirst() }
      if let quote = name.first, quote == "\"" || quote == "'" {
        guard name.count > 2, name.last == quote else { continue }
        name = name.dropFirst().dropLast()
      }
      // Docker knows a name only where the word holds nothing else.
      guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == "." }) else {
        continue
      }
      markers.append(Marker(name: name, stripsTabs: stripsTabs))
    }
    return markers
  }

  private mutating func readHereDocument(_ marker: Marker) -> HereDocument {
    let first = position
    while position < lines.count {
      let line = marker.stripsTabs ? lines[position].drop { $0 == "\t" } : lines[position]
      position += 1
      if line == marker.name {
        return HereDocument(text: lines[first..<position - 1].joined(separator: "\n"), line: first + 1)
      }
    }
    return HereDocument(text: lines[first...].joined(separator: "\n"), line: first + 1)
  }
}
