/// The reading of single words: quotes, escapes, substitutions, expressions of templates.
extension ShellParser {
  func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: ";"),
      UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), 0:
      true
    default: false
    }
  }

  /// Reads the word at the position; always moves on, unless it stands at a separator that ends a word.
  mutating func readWord() -> ShellWord {
    var text: [UInt8] = []
    var word = ShellWord(text: "", line: line)
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\\"):
        if skipContinuation() { continue }
        position += 1
        if position < bytes.count { copy(into: &text) }
      case UInt8(ascii: "'") where position < lastQuote.single:
        word.isQuoted = true
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "'") { copy(into: &text) }
        position += 1
      case UInt8(ascii: "\"") where position < lastQuote.double:
        word.isQuoted = true
        position += 1
        readDoubleQuoted(into: &text)
      case UInt8(ascii: "$"): readDollar(into: &text)
      case UInt8(ascii: "`") where position < lastQuote.back: readBackquoted(into: &text)
      case UInt8(ascii: "{") where self.byte(1) == byte: readExpression(into: &text)
      case UInt8(ascii: "(") where text.last == UInt8(ascii: "="):
        position += 1
        skipParentheses()
      default:
        if isSeparator(byte), byte != 0 || position == start {
          if byte == 0 { position += 1 }
          word.text = String(decoding: text, as: UTF8.self)
          return word
        }
        copy(into: &text)
      }
    }
    position = min(position, bytes.count)
    word.text = String(decoding: text, as: UTF8.self)
    return word
  }

  private mutating func copy(into text: inout [UInt8]) {
    if bytes[position] == UInt8(ascii: "\n") { line += 1 }
    text.append(bytes[position])
    position += 1
  }

  private mutating func readDoubleQuoted(into text: inout [UInt8]) {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return
      case UInt8(ascii: "\\"):
        if skipContinuation() { continue }
        let next = byte(1)
        if next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") || next == UInt8(ascii: "$") || next == UInt8(ascii: "`") {
          position += 1
        }
        copy(into: &text)
      case UInt8(ascii: "$"): readDollar(into: &text)
      case UInt8(ascii: "`") where position < lastQuote.back: readBackquoted(into: &text)
      case UInt8(ascii: "{") where byte(1) == UInt8(ascii: "{"): readExpression(into: &text)
      default: copy(into: &text)
      }
    }
  }

  /// Reads what begins with `$`: commands inside are read, the word keeps `$(…)`.
  private mutating func readDollar(into text: inout [UInt8]) {
    if starts(with: "${{") {
      text.append(UInt8(ascii: "$"))
      position += 1
      readExpression(into: &text)
    } else if starts(with: "$(") {
      position += 1
      if byte(1) == UInt8(ascii: "(") {
        position += 1
        if skipArithmetic() {
          text.append(contentsOf: "$((…))".utf8)
          return
        }
      } else {
        position += 1
      }
      let name = substitutionName
      nested()
      text.append(contentsOf: name.utf8)
    } else if let known = variables.value(at: position, in: bytes) {
      text.append(contentsOf: known.value.utf8)
      position = known.end
    } else if starts(with: "${"), position >= unclosedBefore, let end = braceEnd() {
      while position < end { copy(into: &text) }
    } else {
      copy(into: &text)
    }
  }

  /// How a substitution stands in its word: those that say where a script runs keep their program.
  private var substitutionName: String {
    let start = String(decoding: bytes[position...].prefix(48), as: UTF8.self).filter { $0 != " " && $0 != "\"" && $0 != "-" }
    // `$(cd "$(dirname "$0")" && pwd)` is the script's folder, too.
    if start.hasPrefix("dirname") || start.hasPrefix("cd$(dirname") { return "$(dirname…)" }
    if start.hasPrefix("gitrevparseshowtoplevel") { return "$(git…)" }
    return start.hasPrefix("pwd)") ? "$(pwd)" : "$(…)"
  }

  /// The end of `${…}` on this line; remembers where there is none.
  private mutating func braceEnd() -> Int? {
    var open = 0
    var index = position + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      if bytes[index] == UInt8(ascii: "{") { open += 1 }
      if bytes[index] == UInt8(ascii: "}") {
        open -= 1
        if open == 0 { return index + 1 }
      }
      index += 1
    }
    unclosedBefore = index
    return nil
  }

  /// Copies `{{ … }}` as one piece without blanks, whatever stands in it.
  private mutating func readExpression(into text: inout [UInt8]) {
    var end = position + 2
    if position >= unclosedBefore {
      while end + 1 < bytes.count, bytes[end] != UInt8(ascii: "\n") {
        if bytes[end] == UInt8(ascii: "}"), bytes[end + 1] == UInt8(ascii: "}") {
          while position < end + 2 {
            if bytes[position] != UInt8(ascii: " "), bytes[position] != UInt8(ascii: "\t") { text.append(bytes[position]) }
            position += 1
          }
          return
        }
        end += 1
      }
      unclosedBefore = end
    }
    copy(into: &text)
    copy(into: &text)
  }

  private mutating func readBackquoted(into text: inout [UInt8]) {
    let firstLine = line
    var inner: [UInt8] = []
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "`") {
      if bytes[position] == UInt8(ascii: "\\"), byte(1) == UInt8(ascii: "`") { position += 1 }
      copy(into: &inner)
    }
    position += 1
    nested(inner, firstLine: firstLine)
    text.append(contentsOf: "$(…)".utf8)
  }

  // MARK: Skipping

  /// Moves behind a backslash that ends a line; false where there is none.
  mutating func skipContinuation() -> Bool {
    guard byte() == UInt8(ascii: "\\") else { return false }
    if byte(1) == UInt8(ascii: "\n") {
      position += 2
    } else if byte(1) == UInt8(ascii: "\r"), byte(2) == UInt8(ascii: "\n") {
      position += 3
    } else {
      return false
    }
    line += 1
    return true
  }

  mutating func skipBlanks() { while byte() == UInt8(ascii: " ") || byte() == UInt8(ascii: "\t") { position += 1 } }

  mutating func skipToLineEnd() { while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 } }

  /// Moves behind the parenthesis that closes one already consumed, reading nothing.
  mutating func skipParentheses() {
    var open = 1
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "("): open += 1
      case UInt8(ascii: ")"): open -= 1
      case UInt8(ascii: "\n"): line += 1
      default: break
      }
      position += 1
      if open == 0 { return }
    }
  }

  /// Moves behind `((…))`, of which one parenthesis is consumed; false where no `))` closes it on this line.
  mutating func skipArithmetic() -> Bool {
    guard position >= unclosedBefore else {
      return false
    }
    var open = 1
    var index = position
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      if bytes[index] == UInt8(ascii: "(") { open += 1 }
      if bytes[index] == UInt8(ascii: ")") {
        open -= 1
        if open == 0 {
          guard bytes[index - 1] == UInt8(ascii: ")") else { break }
          position = index + 1
          return true
        }
      }
      index += 1
    }
    unclosedBefore = index
    return false
  }
}
