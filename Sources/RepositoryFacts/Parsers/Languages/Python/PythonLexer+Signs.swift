// Operators and brackets; each opening bracket learns where it ends, so that the parser skips it in one step.
extension PythonLexer {
  /// Reads an operator, a bracket, or a character that Python doesn't know.
  mutating func sign(_ byte: UInt8) {
    let start = position
    switch byte {
    case PythonSign.parenOpen, PythonSign.squareOpen, PythonSign.curlyOpen:
      position += 1
      open.append(tokens.count)
      add(.sign, byte, at: start)
    case PythonSign.parenClose, PythonSign.squareClose, PythonSign.curlyClose:
      position += 1
      guard open.count > floor, let opening = open.popLast() else { return note(.strayBracket, line: line) }
      tokens[opening].value = UInt32(tokens.count)
      add(.sign, byte, at: start)
    case UInt8(ascii: "!") where peek(1) != PythonSign.assign:
      // `files = !ls` of IPython.
      let line = line
      skipLine()
      magics.append(Magic(start: start, end: position, line: Int(line)))
    case UInt8(ascii: "?"), UInt8(ascii: "$"), UInt8(ascii: "`"), 0x01...0x1F, 0x7F: position += 1
    default:
      let (code, length) = longSign(byte)
      position += length
      add(.sign, code, at: start)
    }
  }

  /// The code and length of the operator that begins here.
  private func longSign(_ byte: UInt8) -> (UInt8, Int) {
    let second = peek(1)
    switch (byte, second) {
    case (PythonSign.colon, PythonSign.assign): return (PythonSign.walrus, 2)
    case (PythonSign.minus, UInt8(ascii: ">")): return (PythonSign.arrow, 2)
    case (PythonSign.assign, PythonSign.assign): return (PythonSign.equal, 2)
    case (PythonSign.dot, PythonSign.dot) where peek(2) == PythonSign.dot: return (PythonSign.ellipsis, 3)
    case (PythonSign.star, PythonSign.star), (UInt8(ascii: "/"), UInt8(ascii: "/")),
      (UInt8(ascii: "<"), UInt8(ascii: "<")), (UInt8(ascii: ">"), UInt8(ascii: ">")):
      if peek(2) == PythonSign.assign { return (PythonSign.augmented, 3) }
      return (byte == PythonSign.star ? PythonSign.power : PythonSign.other, 2)
    case (UInt8(ascii: "<"), PythonSign.assign), (UInt8(ascii: ">"), PythonSign.assign), (UInt8(ascii: "!"), PythonSign.assign),
      (UInt8(ascii: "<"), UInt8(ascii: ">")):
      return (PythonSign.other, 2)
    case (_, PythonSign.assign):
      switch byte {
      case PythonSign.comma, PythonSign.semicolon, PythonSign.dot: return (byte, 1)
      default: return (PythonSign.augmented, 2)
      }
    default: return (byte, 1)
    }
  }

  /// Called at each line break inside brackets: where the next line can only be a new statement, the bracket was never
  /// closed, and the statement must not be lost with it.
  mutating func recoverBracket() {
    var index = position
    while index < end, source[index] == UInt8(ascii: " ") || source[index] == UInt8(ascii: "\t") { index += 1 }
    let start = index
    var hash = PythonNames.hashSeed
    while index < end, index - start < 9, source[index] >= UInt8(ascii: "a"), source[index] <= UInt8(ascii: "z") {
      hash = PythonNames.mix(hash, source[index])
      index += 1
    }
    guard index - start >= 3, index < end, source[index] == UInt8(ascii: " ") || source[index] == PythonSign.colon,
      holeDepth == 0, Self.statementHashes.contains(hash)
    else { return }
    let word = names.symbol(UnsafeBufferPointer(rebasing: source[start..<index]), hash: hash)
    guard PythonSymbol.beginsStatement(word) else { return }
    let first = open.first.map { tokens[$0].line } ?? line
    note(.openBracket, line: first)
    abandonBrackets()
    lineStart()
  }

  private static let statementHashes: Set<UInt32> = Set(
    PythonSymbol.spellings.map { spelling in
      spelling.withUTF8Buffer { $0.reduce(PythonNames.hashSeed) { PythonNames.mix($0, $1) } }
    })

  /// Ends all open brackets at the token that comes next.
  mutating func abandonBrackets() {
    guard let first = open.first else { return }
    note(.openBracket, line: tokens[first].line)
    for opening in open { tokens[opening].value = UInt32(tokens.count) }
    open.removeAll(keepingCapacity: true)
    add(.newline, at: position)
  }
}
