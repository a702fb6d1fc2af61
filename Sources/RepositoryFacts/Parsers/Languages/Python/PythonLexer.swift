/// Cuts Python source into tokens: one forward pass over the bytes, whatever they are.
///
/// In: a range of a buffer, usually a whole file, or one notebook cell after the other into the same token list. Out:
/// `tokens`, where every range ends with its blocks closed; `magics`, the lines that IPython takes for itself; the first
/// thing that is no Python, if any. Comments leave no token. What is broken ends at its line or bracket, and lexing goes on.
struct PythonLexer {
  /// A line, or the end of one, that IPython handles: `%pip install x`, `!ls`; without the line break.
  struct Magic: Sendable {
    let start: Int
    let end: Int
    let line: Int
    /// Whether the line is a shell command as it stands, without a sign of IPython before it.
    var isCommand = false
  }
  /// What can be wrong with the source.
  enum Fault: Sendable { case openString, openBracket, strayBracket }

  /// The deepest indentation that CPython takes; deeper blocks are read as if they stood at this level.
  static let deepestBlock = 100

  let source: UnsafeBufferPointer<UInt8>
  var tokens: [PythonToken] = []
  var names = PythonNames.seeded
  var magics: [Magic] = []
  var fault: (fault: Fault, line: Int)?

  var position = 0
  var end = 0
  var line: UInt32 = 1
  /// Indices of opening brackets that wait for their end.
  var open: [Int] = []
  /// Brackets below this depth belong to an f-string's surroundings; a hole can't close them.
  var floor = 0
  /// How many f-string holes are open, and how many broken f-strings were read twice.
  var holeDepth = 0
  var rescans = 0
  private var indents: [Int] = [0]

  init(_ source: UnsafeBufferPointer<UInt8>) {
    self.source = source
    tokens.reserveCapacity(source.count / 4 + 8)
  }

  /// Reads one range, of which the first line has the number `line`, and closes all that it opened.
  mutating func read(_ range: Range<Int>, line first: Int = 1) {
    position = range.lowerBound
    end = range.upperBound
    line = UInt32(truncatingIfNeeded: first)
    indents = [0]
    if position == 0, end >= 3, source[0] == 0xEF, source[1] == 0xBB, source[2] == 0xBF { position = 3 }
    lineStart()
    while position < end { step() }
    abandonBrackets()
    endLine()
    for _ in indents.dropFirst() { add(.dedent, at: end) }
    indents = [0]
  }

  /// Adds the token that stops every loop over the tokens.
  mutating func finish() { add(.end, at: end) }

  @inline(__always) mutating func add(_ kind: PythonToken.Kind, _ code: UInt8 = 0, at start: Int, value: UInt32 = 0) {
    tokens.append(
      PythonToken(
        kind: kind, code: code, line: line, start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: position), value: value))
  }

  /// The byte `ahead` of the position, 0 beyond the end.
  @inline(__always) func peek(_ ahead: Int = 0) -> UInt8 {
    let index = position + ahead
    return index < end ? source[index] : 0
  }

  mutating func note(_ fault: Fault, line: UInt32) { if self.fault == nil { self.fault = (fault, Int(line)) } }

  /// Reads one token, or skips what is none.
  mutating func step() {
    let byte = source[position]
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C, 0: position += 1
    case UInt8(ascii: "\n"):
      position += 1
      if open.isEmpty {
        endLine()
        line &+= 1
        lineStart()
      } else {
        line &+= 1
        recoverBracket()
      }
    case UInt8(ascii: "\r"):
      position += 1
      // A lone carriage return ends a statement, yet no line that an editor counts.
      if peek() != UInt8(ascii: "\n"), open.isEmpty {
        endLine()
        lineStart()
      }
    case UInt8(ascii: "#"): skipLine()
    case UInt8(ascii: "\\"): continueLine()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): string(prefixAt: position, flags: 0)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
    case UInt8(ascii: "."):
      let next = peek(1)
      if next >= UInt8(ascii: "0"), next <= UInt8(ascii: "9") { number() } else { sign(byte) }
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...: name()
    default: sign(byte)
    }
  }

  /// Moves to the line break that ends this line.
  mutating func skipLine() {
    while position < end, source[position] != UInt8(ascii: "\n"), source[position] != UInt8(ascii: "\r") { position += 1 }
  }

  private mutating func continueLine() {
    position += 1
    if peek() == UInt8(ascii: "\r") { position += 1 }
    if peek() == UInt8(ascii: "\n") {
      position += 1
      line &+= 1
    }
  }

  /// Ends a logical line that has at least one token.
  private mutating func endLine() {
    guard let last = tokens.last else { return }
    switch last.kind {
    case .newline, .indent, .dedent, .end: break
    default: add(.newline, at: position)
    }
  }

  /// Measures the indentation of the next line that has code and opens or closes blocks.
  mutating func lineStart() {
    var column = 0
    loop: while position < end {
      switch source[position] {
      case UInt8(ascii: " "): column += 1
      case UInt8(ascii: "\t"): column = (column / 8 + 1) * 8
      case 0x0C: column = 0
      case UInt8(ascii: "\n"):
        line &+= 1
        column = 0
      case UInt8(ascii: "\r"): column = 0
      case UInt8(ascii: "#"):
        skipLine()
        continue loop
      default: break loop
      }
      position += 1
    }
    guard position < end else { return }
    if column > indents[indents.count - 1] {
      if indents.count < Self.deepestBlock {
        indents.append(column)
        add(.indent, at: position)
      }
    } else {
      while column < indents[indents.count - 1] {
        indents.removeLast()
        add(.dedent, at: position)
      }
    }
    skipMagic()
  }

  /// At the start of a statement `%`, `!` and `?` are never Python: the line belongs to IPython.
  private mutating func skipMagic() {
    let first = source[position]
    guard first == UInt8(ascii: "%") || first == UInt8(ascii: "!") || first == UInt8(ascii: "?") else { return }
    for timer in PythonMagics.timers where starts(with: timer) {
      position += timer.utf8CodeUnitCount
      return
    }
    magic()
  }

  /// Takes the rest of the line as IPython's.
  private mutating func magic() {
    let start = position
    skipLine()
    magics.append(Magic(start: start, end: position, line: Int(line)))
  }

  private func starts(with text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= end else { return false }
    return text.withUTF8Buffer { bytes in
      for index in 0..<bytes.count where source[position + index] != bytes[index] { return false }
      return true
    }
  }

  private mutating func name() {
    let start = position
    var hash = PythonNames.hashSeed
    var byte = source[position]
    repeat {
      hash = PythonNames.mix(hash, byte)
      position += 1
      guard position < end else { break }
      byte = source[position]
    } while Self.continuesName(byte)
    if position < end, position - start <= 2, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"),
      let flags = Self.stringFlags(source[start], position - start == 2 ? source[start + 1] : 0)
    {
      return string(prefixAt: start, flags: flags)
    }
    let symbol = names.symbol(UnsafeBufferPointer(rebasing: source[start..<position]), hash: hash)
    add(symbol < PythonSymbol.firstSoft ? .keyword : .name, at: start, value: symbol)
  }

  @inline(__always) static func continuesName(_ byte: UInt8) -> Bool {
    let lowered = byte | 0x20
    return lowered >= UInt8(ascii: "a") && lowered <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte >= 0x80
  }

  private mutating func number() {
    let start = position
    while position < end {
      let byte = source[position]
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
        // A sign belongs to the number behind the e of an exponent, which hexadecimal numbers don't have.
        guard source[position - 1] | 0x20 == UInt8(ascii: "e"), position - start > 0 else { break }
        guard !(source[start] == UInt8(ascii: "0") && position > start + 1 && source[start + 1] | 0x20 == UInt8(ascii: "x"))
        else { break }
      } else if !Self.continuesName(byte), byte != UInt8(ascii: ".") {
        break
      }
      position += 1
    }
    add(.number, at: start)
  }
}
