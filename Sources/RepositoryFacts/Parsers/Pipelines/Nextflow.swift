/// Turns the processes of a Nextflow file into `stage` facts (system nextflow), and their scripts into `command` facts
/// (context `pipeline`, owner the process).
enum Nextflow: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    var scanner = Scanner(file: file)
    scanner.run()
    return FactSet(scanner.facts)
  }

  private struct Scanner {
    let file: SourceFile
    let bytes: [UInt8]
    var facts: [Fact] = []
    private var position = 0
    private var line = 1
    private var depth = 0
    /// The open process and how deep its body lies.
    private var process: (name: String, depth: Int)?
    /// The part of the process: input, output, script, stub, …
    private var section = ""
    private var lastWords = ("", "")

    init(file: SourceFile) {
      self.file = file
      bytes = file.bytes
    }

    mutating func run() {
      while position < bytes.count {
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: "\n"):
          line += 1
          position += 1
        case UInt8(ascii: "/"):
          skipComment()
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
          text()
        case UInt8(ascii: "{"):
          open()
          position += 1
        case UInt8(ascii: "}"):
          depth -= 1
          if let process, depth < process.depth { self.process = nil }
          position += 1
        case UInt8(ascii: ":"):
          if process?.depth == depth { section = lastWords.1 }
          position += 1
        default:
          word()
        }
      }
    }

    private mutating func open() {
      depth += 1
      guard process == nil, lastWords.0 == "process" else { return }
      process = (lastWords.1, depth)
      section = ""
      facts.append(
        Fact(
          .stage, lastWords.1, at: file.line(line), in: file.contexts.union(.pipeline), [.init(.system, "nextflow")]))
    }

    /// The script of a process: text after `script:`, `shell:`, or a triple-quoted one without any label.
    private mutating func text() {
      let isTriple = bytes[position...].starts(with: [bytes[position], bytes[position], bytes[position]])
      let literal = PythonText.read(bytes, &position, &line)
      guard let process, section == "script" || section == "shell" || (section.isEmpty && isTriple) else { return }
      guard isTriple || lastWords.1 == section else { return }
      facts += RunText.commands(
        String(decoding: literal.text, as: UTF8.self), in: file, firstLine: literal.line,
        contexts: file.contexts.union(.pipeline), attributes: [.init(.owner, process.name)])
    }

    private mutating func skipComment() {
      let next = position + 1 < bytes.count ? bytes[position + 1] : 0
      position += 1
      if next == UInt8(ascii: "/") {
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      } else if next == UInt8(ascii: "*") {
        position += 1
        while position < bytes.count {
          if bytes[position] == UInt8(ascii: "\n") { line += 1 }
          position += 1
          if bytes[position - 1] == UInt8(ascii: "*"), position < bytes.count, bytes[position] == UInt8(ascii: "/") {
            position += 1
            return
          }
        }
      }
    }

    private mutating func word() {
      let start = position
      while position < bytes.count, isWordByte(bytes[position]) { position += 1 }
      if position == start {
        position += 1
      } else {
        lastWords = (lastWords.1, String(decoding: bytes[start..<position], as: UTF8.self))
      }
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }
}
