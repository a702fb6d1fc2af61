/// Reads a string literal of Python, as a Snakefile writes its paths and shell text.
enum PythonText {
  /// A literal's content; `\` before a line break stays, so that lines can be counted, and a written `\n` is `;`, which the
  /// shell reads alike.
  struct Literal {
    var text: [UInt8] = []
    /// The line of the opening quote.
    let line: Int
    /// The line of the closing quote.
    var lastLine: Int
  }

  /// Takes the literal whose quote stands at `position`; an unclosed one ends with its line, or with the text where its quote
  /// is triple.
  static func read(_ bytes: [UInt8], _ position: inout Int, _ line: inout Int) -> Literal {
    let quote = bytes[position]
    let isTriple = position + 2 < bytes.count && bytes[position + 1] == quote && bytes[position + 2] == quote
    var literal = Literal(line: line, lastLine: line)
    position += isTriple ? 3 : 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == quote {
        if !isTriple {
          position += 1
          break
        }
        if position + 2 < bytes.count, bytes[position + 1] == quote, bytes[position + 2] == quote {
          position += 3
          break
        }
      }
      if byte == UInt8(ascii: "\n") {
        if !isTriple { break }
        line += 1
      }
      if byte == UInt8(ascii: "\\"), position + 1 < bytes.count, bytes[position + 1] != UInt8(ascii: "\n") {
        switch bytes[position + 1] {
        case UInt8(ascii: "n"): literal.text += Array("; ".utf8)
        case UInt8(ascii: "t"): literal.text.append(UInt8(ascii: " "))
        case UInt8(ascii: "\r"): literal.text.append(UInt8(ascii: "\\"))
        case let other: literal.text.append(other)
        }
        position += 2
        continue
      }
      literal.text.append(byte)
      position += 1
    }
    literal.lastLine = line
    return literal
  }
}
