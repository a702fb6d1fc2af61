// Strings. An f-string leaves its own token and then the tokens of each hole, so that calls inside holes are seen.
extension PythonLexer {
  /// F-strings inside f-strings deeper than this are read as plain strings.
  static let deepestHole = 6
  /// How often a broken f-string may be read again as a plain one; bounds the work on hostile input.
  static let mostRescans = 16

  /// The flags of a string prefix of one or two letters, nil where it is none.
  static func stringFlags(_ first: UInt8, _ second: UInt8) -> UInt8? {
    var flags: UInt8 = 0
    for byte in [first, second] where byte != 0 {
      switch byte | 0x20 {
      case UInt8(ascii: "r"): flags |= PythonStringFlags.raw
      case UInt8(ascii: "b"): flags |= PythonStringFlags.bytes
      case UInt8(ascii: "f"), UInt8(ascii: "t"): flags |= PythonStringFlags.formatted
      case UInt8(ascii: "u"): break
      default: return nil
      }
    }
    return flags
  }

  /// Reads a string whose prefix begins at `start`; the position is at its first quote.
  mutating func string(prefixAt start: Int, flags prefix: UInt8) {
    let quote = source[position]
    let isTriple = peek(1) == quote && peek(2) == quote
    let flags = isTriple ? prefix | PythonStringFlags.triple : prefix
    let firstLine = line
    position += isTriple ? 3 : 1
    let content = position
    let index = tokens.count
    let isFormatted = flags & PythonStringFlags.formatted != 0 && holeDepth < Self.deepestHole
    add(isFormatted ? .formatted : .string, flags, at: start)
    let openBefore = open.count
    var isClosed = isFormatted ? formatted(quote, isTriple, flags) : plain(quote, isTriple)
    if isFormatted, !isClosed {
      // A hole that never ends: take the holes back, and see whether this is at least a plain string.
      tokens.removeLast(tokens.count - index - 1)
      open.removeLast(open.count - openBefore)
      if rescans < Self.mostRescans {
        rescans += 1
        (position, line) = (content, firstLine)
        isClosed = plain(quote, isTriple)
      }
    }
    if !isClosed { note(.openString, line: firstLine) }
    tokens[index].end = UInt32(truncatingIfNeeded: position)
  }

  /// Moves behind the closing quotes; false where the line or the range ends before.
  private mutating func plain(_ quote: UInt8, _ isTriple: Bool) -> Bool {
    while position < end {
      let byte = source[position]
      if byte == quote {
        if close(quote, isTriple) { return true }
      } else if byte == UInt8(ascii: "\\") {
        skipEscape()
      } else if byte == UInt8(ascii: "\n") {
        if !isTriple { return false }
        line &+= 1
        position += 1
      } else {
        position += 1
      }
    }
    return false
  }

  /// At a quote character: moves behind the closing quotes, or over this one where it is content.
  @inline(__always) private mutating func close(_ quote: UInt8, _ isTriple: Bool) -> Bool {
    if !isTriple || (peek(1) == quote && peek(2) == quote) {
      position += isTriple ? 3 : 1
      return true
    }
    position += 1
    return false
  }

  /// Moves over a backslash and what it escapes, a line break included.
  private mutating func skipEscape() {
    position += 1
    if peek() == UInt8(ascii: "\r"), peek(1) == UInt8(ascii: "\n") { position += 1 }
    if peek() == UInt8(ascii: "\n") { line &+= 1 }
    if position < end { position += 1 }
  }

  /// Reads an f-string's text and holes up to behind its closing quotes.
  private mutating func formatted(_ quote: UInt8, _ isTriple: Bool, _ flags: UInt8) -> Bool {
    while position < end {
      switch source[position] {
      case quote: if close(quote, isTriple) { return true }
      case PythonSign.curlyOpen:
        if peek(1) == PythonSign.curlyOpen {
          position += 2
        } else if !hole(quote, isTriple) {
          return false
        }
      case UInt8(ascii: "\\"):
        if peek(1) == PythonSign.curlyOpen || peek(1) == PythonSign.curlyClose {
          position += 1
        } else if peek(1) == UInt8(ascii: "N"), peek(2) == PythonSign.curlyOpen, flags & PythonStringFlags.raw == 0 {
          position += 3
        } else {
          skipEscape()
        }
      case UInt8(ascii: "\n"):
        if !isTriple { return false }
        line &+= 1
        position += 1
      default: position += 1
      }
    }
    return false
  }

  /// Reads a hole from `{` to behind its `}`; false where the line or the range ends before.
  private mutating func hole(_ quote: UInt8, _ isTriple: Bool) -> Bool {
    guard holeDepth < Self.deepestHole else { return false }
    let opening = tokens.count
    position += 1
    add(.holeOpen, at: position - 1)
    let outer = floor
    floor = open.count
    holeDepth += 1
    defer {
      floor = outer
      holeDepth -= 1
    }
    while position < end {
      let byte = source[position]
      if byte == UInt8(ascii: "\n") {
        if !isTriple, open.count == floor { return false }
        line &+= 1
        position += 1
      } else if open.count > floor {
        step()
      } else if byte == PythonSign.curlyClose {
        return closeHole(opening)
      } else if byte == PythonSign.colon {
        position += 1
        return format(quote, isTriple) && closeHole(opening)
      } else if byte == UInt8(ascii: "!"), peek(1) != PythonSign.assign {
        position += 1
      } else if byte == UInt8(ascii: "\r") {
        position += 1
      } else {
        step()
      }
    }
    return false
  }

  private mutating func closeHole(_ opening: Int) -> Bool {
    position += 1
    tokens[opening].value = UInt32(tokens.count)
    add(.holeClose, at: position - 1)
    return true
  }

  /// Reads a hole's format up to its `}`; it may have holes itself.
  private mutating func format(_ quote: UInt8, _ isTriple: Bool) -> Bool {
    while position < end {
      switch source[position] {
      case PythonSign.curlyClose: return true
      case PythonSign.curlyOpen: if !hole(quote, isTriple) { return false }
      case quote where !isTriple: return false
      case UInt8(ascii: "\n"):
        if !isTriple { return false }
        line &+= 1
        position += 1
      default: position += 1
      }
    }
    return false
  }
}
