/// Cuts the bytes of a program into tokens: comments dropped, strings whole, brackets and signs apart. Knows what each
/// language calls a comment and a string, and nothing of its grammar. Any bytes are taken; a string that does not end
/// where its language says it must ends with its line.
struct LightLexer {
  private let bytes: [UInt8]
  private let language: LightLanguage
  private var index = 0
  private var line = 1
  private var lastCodeLine = 0
  private(set) var tokens: [LightToken] = []
  private(set) var codeLines = 0

  init(_ bytes: [UInt8], language: LightLanguage) {
    self.bytes = bytes
    self.language = language
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    tokens.reserveCapacity(bytes.count / 5)
  }

  private func at(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }

  mutating func run() {
    if at(0) == UInt8(ascii: "#"), at(1) == UInt8(ascii: "!") { skipLine() }
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x0A:
        line += 1
        index += 1
      case 0x0D, 0x20, 0x09, 0x0B, 0x0C: index += 1
      case UInt8(ascii: "#") where language.hasHashComments:
        if language == .julia, at(1) == UInt8(ascii: "=") {
          skipBlock(open: (0x23, 0x3D), close: (0x3D, 0x23))
        } else {
          skipLine()
        }
      case UInt8(ascii: "#") where language == .swift && (at(1) == UInt8(ascii: "\"") || at(1) == UInt8(ascii: "#")):
        hashedString(prefix: 0)
      case UInt8(ascii: "/") where at(1) == UInt8(ascii: "/") && !language.hasHashComments: skipLine()
      case UInt8(ascii: "/") where at(1) == UInt8(ascii: "*") && !language.hasHashComments:
        skipBlock(open: (0x2F, 0x2A), close: (0x2A, 0x2F))
      case UInt8(ascii: "/") where language.isScript && canBeginPattern: pattern()
      case UInt8(ascii: "\""): doubleQuoted()
      case UInt8(ascii: "'"): singleQuoted()
      case UInt8(ascii: "`"):
        if language.isScript || language == .go || language == .julia {
          string(open: 1, close: [byte], spansLines: true, escapes: language != .go)
        } else {
          // Elsewhere it quotes a name.
          string(open: 1, close: [byte], spansLines: false, escapes: false, kind: .identifier)
        }
      case _ where TextBytes.isDigit(byte): number()
      case _
      where TextBytes.isLetter(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
        || (byte == UInt8(ascii: "$") && language.isScript)
        || (byte == UInt8(ascii: ".") && language == .r && TextBytes.isLetter(at(1))):
        word()
      default: sign(byte)
      }
    }
  }

  // MARK: Tokens

  private mutating func add(_ kind: LightToken.Kind, _ range: Range<Int>, from start: Int, second: UInt8 = 0) {
    let startsLine = line != lastCodeLine
    if startsLine { codeLines += 1 }
    lastCodeLine = line
    let first = start < bytes.count ? bytes[start] : 0
    tokens.append(LightToken(kind: kind, range: range, line: line, startsLine: startsLine, first: first, second: second))
  }

  private mutating func word() {
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      guard
        TextBytes.isWord(byte) || byte == UInt8(ascii: "_") || (byte == UInt8(ascii: "$") && language.isScript)
          || (byte == UInt8(ascii: ".") && language == .r)
          || (byte == UInt8(ascii: "!") && language == .julia && at(1) != UInt8(ascii: "="))
      else { break }
      index += 1
    }
    if index - start <= 3, index < bytes.count, prefixesString(start..<index) { return }
    add(.identifier, start..<index, from: start)
  }

  /// Reads a string whose opening quote has a prefix: Rust's and R's `r"…"`, C++'s `R"x(…)x"`. The others (`b"…"`) need no
  /// care: prefix and string are two tokens, and the prefix is dropped.
  private mutating func prefixesString(_ prefix: Range<Int>) -> Bool {
    let last = bytes[prefix.upperBound - 1]
    let next = bytes[index]
    if language == .rust, last == UInt8(ascii: "r"), next == UInt8(ascii: "\"") || next == UInt8(ascii: "#") {
      var end = index
      while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
      guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return false }
      hashedString(prefix: 0)
      return true
    }
    if language == .cxx, last == UInt8(ascii: "R"), next == UInt8(ascii: "\"") {
      var end = index + 1
      while end < bytes.count, end - index < 18, bytes[end] != UInt8(ascii: "("), bytes[end] != 0x0A { end += 1 }
      guard end < bytes.count, bytes[end] == UInt8(ascii: "(") else { return false }
      let close = [UInt8(ascii: ")")] + bytes[(index + 1)..<end] + [UInt8(ascii: "\"")]
      string(open: end + 1 - index, close: close, spansLines: true, escapes: false)
      return true
    }
    if language == .r, prefix.count == 1, last | 0x20 == UInt8(ascii: "r"),
      next == UInt8(ascii: "\"") || next == UInt8(ascii: "'")
    {
      var dashes = 0
      while at(1 + dashes) == UInt8(ascii: "-") { dashes += 1 }
      let pairs: [UInt8: UInt8] = [0x28: 0x29, 0x5B: 0x5D, 0x7B: 0x7D]
      guard dashes < 20, let close = pairs[at(1 + dashes)] else { return false }
      string(
        open: 2 + dashes, close: [close] + [UInt8](repeating: 0x2D, count: dashes) + [next], spansLines: true, escapes: false)
      return true
    }
    return false
  }

  private mutating func hashedString(prefix: Int) {
    var hashes = 0
    while at(hashes) == UInt8(ascii: "#") { hashes += 1 }
    guard at(hashes) == UInt8(ascii: "\"") else {
      index += max(1, hashes)
      return
    }
    let isTriple = at(hashes + 1) == UInt8(ascii: "\"") && at(hashes + 2) == UInt8(ascii: "\"")
    let quotes = isTriple && language == .swift ? 3 : 1
    let close = [UInt8](repeating: 0x22, count: quotes) + [UInt8](repeating: 0x23, count: hashes)
    string(open: hashes + quotes, close: close, spansLines: true, escapes: false)
  }

  private mutating func doubleQuoted() {
    let isVerbatim = language == .csharp && index > 0 && bytes[index - 1] == UInt8(ascii: "@")
    if language.hasTripleQuotes, at(1) == UInt8(ascii: "\""), at(2) == UInt8(ascii: "\"") {
      string(open: 3, close: [0x22, 0x22, 0x22], spansLines: true, escapes: language != .scala && language != .kotlin)
    } else {
      string(
        open: 1, close: [0x22], spansLines: isVerbatim || language.hasHashComments || language == .rust, escapes: !isVerbatim)
    }
  }

  private mutating func singleQuoted() {
    if language.hasSingleQuotedStrings {
      string(open: 1, close: [0x27], spansLines: language == .r, escapes: true)
      return
    }
    // A character, unless this is a lifetime, a symbol or a transposition.
    if at(1) == UInt8(ascii: "\\") {
      string(open: 1, close: [0x27], spansLines: false, escapes: true)
      return
    }
    let isTransposed = language == .julia && tokens.last.map { $0.kind != .sign || $0.first == 0x29 || $0.first == 0x5D } == true
    let width = at(1) < 0x80 ? 1 : at(1) < 0xE0 ? 2 : at(1) < 0xF0 ? 3 : 4
    if !isTransposed, at(1) != 0x0A, at(1 + width) == 0x27 {
      string(open: 1, close: [0x27], spansLines: false, escapes: false)
    } else {
      index += 1
    }
  }

  private mutating func string(
    open: Int, close: [UInt8], spansLines: Bool, escapes: Bool, kind: LightToken.Kind = .string
  ) {
    let opening = index
    let start = min(index + open, bytes.count)
    var end = start
    var newlines = 0
    var isClosed = false
    while end < bytes.count {
      let byte = bytes[end]
      if byte == close[0], end + close.count <= bytes.count, bytes[end..<(end + close.count)].elementsEqual(close) {
        isClosed = true
        break
      }
      if byte == 0x0A {
        if !spansLines { break }
        newlines += 1
      }
      if escapes, byte == UInt8(ascii: "\\"), end + 1 < bytes.count {
        if bytes[end + 1] == 0x0A { newlines += 1 }
        end += 1
      }
      end += 1
    }
    end = min(end, bytes.count)
    add(kind, start..<end, from: opening)
    line += newlines
    codeLines += newlines
    lastCodeLine = line
    index = isClosed ? end + close.count : end
  }

  private mutating func number() {
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      let isPoint = byte == UInt8(ascii: ".") && TextBytes.isDigit(at(1))
      let isSeparator = byte == UInt8(ascii: "'") && language == .cxx && TextBytes.isAlphanumeric(at(1))
      let isExponent =
        (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")) && (bytes[index - 1] | 0x20) == UInt8(ascii: "e")
        && TextBytes.isDigit(at(1))
        && !(bytes[start] == UInt8(ascii: "0") && index - start > 1 && (bytes[start + 1] | 0x20) == UInt8(ascii: "x"))
      guard TextBytes.isAlphanumeric(byte) || byte == UInt8(ascii: "_") || isPoint || isSeparator || isExponent else { break }
      index += 1
    }
    add(.number, start..<index, from: start)
  }

  private mutating func sign(_ byte: UInt8) {
    let pairs: StaticString = "=>==!=<=>=->::?.:=<-|>&&||++--+=-=!."
    var second: UInt8 = 0
    let next = at(1)
    if next > 0x20, !TextBytes.isAlphanumeric(next) {
      for offset in stride(from: 0, to: pairs.utf8CodeUnitCount - 1, by: 2)
      where pairs.utf8Start[offset] == byte && pairs.utf8Start[offset + 1] == next {
        // `x<-1` assigns only in R; `!.` and `<-` are no signs elsewhere.
        second = byte == UInt8(ascii: "<") && next == UInt8(ascii: "-") && language != .r && language != .go ? 0 : next
        break
      }
    }
    let length = second == 0 ? 1 : 2
    add(.sign, index..<(index + length), from: index, second: second)
    index += length
  }

  // MARK: What is no token

  private mutating func skipLine() {
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
  }

  private mutating func skipBlock(open: (UInt8, UInt8), close: (UInt8, UInt8)) {
    var depth = 1
    index += 2
    while index < bytes.count {
      if bytes[index] == 0x0A { line += 1 }
      if bytes[index] == close.0, at(1) == close.1 {
        depth -= 1
        index += 2
        if depth == 0 { return }
      } else if language.nestsComments, bytes[index] == open.0, at(1) == open.1 {
        depth += 1
        index += 2
      } else {
        index += 1
      }
    }
  }

  /// Whether a slash here begins a regular expression: where a value is expected.
  private var canBeginPattern: Bool {
    guard let last = tokens.last else { return true }
    switch last.kind {
    case .string, .number: return false
    case .identifier: return ["return", "typeof", "case", "in", "of"].contains(TextBytes.string(bytes[last.range]))
    case .sign: return ![UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "<")].contains(last.first)
    }
  }

  private mutating func pattern() {
    var end = index + 1
    var isInClass = false
    while end < bytes.count, bytes[end] != 0x0A {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\\") { end += 1 }
      if byte == UInt8(ascii: "[") { isInClass = true }
      if byte == UInt8(ascii: "]") { isInClass = false }
      if byte == UInt8(ascii: "/"), !isInClass { break }
      end += 1
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "/") else {
      sign(bytes[index])
      return
    }
    add(.sign, index..<end, from: index, second: UInt8(ascii: "/"))
    index = end + 1
    while index < bytes.count, TextBytes.isLetter(bytes[index]) { index += 1 }
  }
}
