import Diagnostics

/// Reads a Jenkinsfile, declarative or scripted, as well as a scan of its tokens allows: `sh`, `bat` and `powershell` steps
/// with the stage they stand in. What starts it stands outside the repository, unless a `cron` is written in it.
enum Jenkinsfile: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    var scanner = JenkinsScanner(file)
    scanner.run()
    return FactSet(scanner.builder.facts(workflowAt: 1))
  }
}

/// One pass over Groovy text that knows comments, strings and braces.
private struct JenkinsScanner {
  var builder: CIBuilder
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  /// Open braces: the stage or `dir` that each opened, if any.
  private var braces: [(stage: String?, directory: String?)] = []
  private var pending: (stage: String?, directory: String?) = (nil, nil)
  private var triggers = ["external"]

  init(_ file: SourceFile) {
    builder = CIBuilder(file, system: "jenkins")
    bytes = file.bytes
    if JenkinsScanner.mentions("cron(", bytes) || JenkinsScanner.mentions("cron '", bytes)
      || JenkinsScanner.mentions("cron \"", bytes)
    {
      triggers.append("schedule")
    }
  }

  private static func mentions(_ text: StaticString, _ bytes: [UInt8]) -> Bool {
    text.withUTF8Buffer { needle in
      guard bytes.count >= needle.count, let first = needle.first else { return false }
      for start in 0...(bytes.count - needle.count) where bytes[start] == first {
        if bytes[start..<start + needle.count].elementsEqual(needle) { return true }
      }
      return false
    }
  }

  private var job: CIBuilder.Job {
    CIBuilder.Job(
      id: braces.last(where: { $0.stage != nil })?.stage ?? "pipeline", triggers: triggers,
      directory: braces.last(where: { $0.directory != nil })?.directory)
  }

  mutating func run() {
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        position += 1
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"): skipLine()
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): skipComment()
      case UInt8(ascii: "'"), UInt8(ascii: "\""): _ = string()
      case UInt8(ascii: "{"):
        if braces.count < 200 { braces.append(pending) }
        pending = (nil, nil)
        position += 1
      case UInt8(ascii: "}"):
        if !braces.isEmpty { braces.removeLast() }
        position += 1
      case _ where isLetter(byte): word()
      default: position += 1
      }
    }
  }

  private func peek(_ offset: Int) -> UInt8 { position + offset < bytes.count ? bytes[position + offset] : 0 }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte >= 0x80
  }

  private mutating func skipLine() { while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 } }

  private mutating func skipComment() {
    position += 2
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "\n") { line += 1 }
      if bytes[position] == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        position += 2
        return
      }
      position += 1
    }
  }

  private mutating func skipBlanks() {
    while position < bytes.count, [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "(")].contains(bytes[position]) {
      position += 1
    }
  }

  private mutating func word() {
    let start = position
    while position < bytes.count, isLetter(bytes[position]) { position += 1 }
    let isMember = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
    guard position - start <= 12, !isMember else { return }
    let name = String(decoding: bytes[start..<position], as: UTF8.self)
    switch name {
    case "sh", "bat", "powershell", "pwsh":
      guard let text = argument(named: "script") else { return }
      var job = job
      if name != "sh" { job.dialect = .windows }
      builder.script(text: text.text, line: text.line, of: job)
    case "stage":
      let place = line
      guard let stage = argument(named: "name"), !stage.text.isEmpty else { return }
      pending.stage = CIBuilder.oneLine(stage.text)
      builder.job(.init(id: CIBuilder.oneLine(stage.text), triggers: triggers), line: place)
    case "dir": pending.directory = argument(named: "path")?.text
    default: break
    }
  }

  /// The string that a step is called with: `sh "…"`, `sh("…")`, `sh(script: "…", returnStdout: true)`.
  private mutating func argument(named name: String) -> (text: String, line: Int)? {
    skipBlanks()
    var steps = 0
    while isLetter(peek(0)), steps < 4 {
      let start = position
      while isLetter(peek(0)) { position += 1 }
      let label = String(decoding: bytes[start..<position], as: UTF8.self)
      skipBlanks()
      guard peek(0) == UInt8(ascii: ":") else { return nil }
      position += 1
      skipBlanks()
      if label == name { break }
      // Another named argument: move behind its value.
      if peek(0) == UInt8(ascii: "'") || peek(0) == UInt8(ascii: "\"") {
        _ = string()
      } else {
        while isLetter(peek(0)) { position += 1 }
      }
      skipBlanks()
      if peek(0) == UInt8(ascii: ",") { position += 1 }
      skipBlanks()
      steps += 1
    }
    guard peek(0) == UInt8(ascii: "'") || peek(0) == UInt8(ascii: "\"") else { return nil }
    let first = line
    return (string(), first)
  }

  /// Reads a string of one or three quotes; escapes stay, apart from those of quotes.
  private mutating func string() -> String {
    let quote = bytes[position]
    let isLong = peek(1) == quote && peek(2) == quote
    position += isLong ? 3 : 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      if byte == quote, !isLong || peek(1) == quote && peek(2) == quote {
        position += isLong ? 3 : 1
        break
      }
      // A short string ends with its line, whatever it lacks.
      if byte == UInt8(ascii: "\n"), !isLong { break }
      if byte == UInt8(ascii: "\\"), peek(1) == quote || peek(1) == UInt8(ascii: "\\") || peek(1) == UInt8(ascii: "$") {
        position += 1
      }
      if position < bytes.count {
        if bytes[position] == UInt8(ascii: "\n") { line += 1 }
        text.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
