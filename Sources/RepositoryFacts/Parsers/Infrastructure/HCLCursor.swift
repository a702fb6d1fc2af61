/// Walks over HCL bytes: white space, comments, words, strings with templates, here-documents.
struct HCLCursor {
  private let bytes: [UInt8]
  /// The offset of the next byte.
  private(set) var position = 0
  /// The line of the next byte.
  private(set) var line = 1

  /// At the start of `bytes`, after a byte order mark.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The next byte.
  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }
  /// Whether nothing follows.
  var isAtEnd: Bool { position >= bytes.count }

  private func peek(_ offset: Int) -> UInt8? { position + offset < bytes.count ? bytes[position + offset] : nil }

  /// Goes one byte on.
  mutating func advance() {
    guard position < bytes.count else { return }
    if bytes[position] == UInt8(ascii: "\n") { line += 1 }
    position += 1
  }

  private mutating func advance(_ count: Int) { for _ in 0..<count { advance() } }

  private var isAtComment: Bool {
    switch peek {
    case UInt8(ascii: "#"): true
    case UInt8(ascii: "/"): peek(1) == UInt8(ascii: "/") || peek(1) == UInt8(ascii: "*")
    default: false
    }
  }

  private mutating func skipComment() {
    if peek == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
      advance(2)
      while !isAtEnd, !(peek == UInt8(ascii: "*") && peek(1) == UInt8(ascii: "/")) { advance() }
      advance(2)
    } else {
      while let byte = peek, byte != UInt8(ascii: "\n") { advance() }
    }
  }

  /// Passes over spaces and comments in the line.
  mutating func skipSpace() {
    while let byte = peek {
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") {
        advance()
      } else if isAtComment {
        skipComment()
      } else {
        return
      }
    }
  }

  /// Passes over spaces, line breaks and comments.
  mutating func skipSpaceAndLines() {
    skipSpace()
    while peek == UInt8(ascii: "\n") {
      advance()
      skipSpace()
    }
  }

  /// An identifier or a quoted string; nil, and nothing taken, where none stands.
  mutating func word() -> String? {
    if peek == UInt8(ascii: "\"") { return quoted() }
    let start = position
    while let byte = peek, Self.isWordByte(byte) { advance() }
    return position > start ? String(decoding: bytes[start..<position], as: UTF8.self) : nil
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
      true
    default: false
    }
  }

  /// Whether the word stands here, as a whole.
  func isAtWord(_ word: String) -> Bool {
    let end = position + word.utf8.count
    guard end <= bytes.count, bytes[position..<end].elementsEqual(word.utf8) else { return false }
    return end == bytes.count || !Self.isWordByte(bytes[end])
  }

  /// Whether `=` or `:` stands here, and no longer operator.
  var isAtAssignment: Bool {
    switch peek {
    case UInt8(ascii: "="): peek(1) != UInt8(ascii: "=") && peek(1) != UInt8(ascii: ">")
    case UInt8(ascii: ":"): true
    default: false
    }
  }

  /// Whether only the end of an expression follows in the line.
  var isAtExpressionEnd: Bool {
    var ahead = self
    ahead.skipSpace()
    switch ahead.peek {
    case nil, UInt8(ascii: "\n"), UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ")"): return true
    default: return ahead.line != line
    }
  }

  /// Takes a quoted string and gives its content; templates (`${…}`) stay as they are written. A line break ends it outside a
  /// template, so that a lost quote costs one line.
  mutating func quoted() -> String {
    advance()
    var content: [UInt8] = []
    // Braces of open templates, innermost last; -1 stands for an open string.
    var open = [-1]
    while let byte = peek, let top = open.last {
      if byte == UInt8(ascii: "\n"), open.count == 1 { break }
      if top == -1 {
        if byte == UInt8(ascii: "\"") {
          open.removeLast()
          if open.isEmpty {
            advance()
            break
          }
        } else if byte == UInt8(ascii: "\\"), let next = peek(1), next != UInt8(ascii: "\n") {
          content.append(Self.unescaped(next))
          advance(2)
          continue
        } else if byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%"), peek(1) == UInt8(ascii: "{"), open.count < 64 {
          content += [byte, UInt8(ascii: "{")]
          advance(2)
          open.append(1)
          continue
        }
      } else if byte == UInt8(ascii: "\"") {
        open.append(-1)
      } else if byte == UInt8(ascii: "{") {
        open[open.count - 1] = top + 1
      } else if byte == UInt8(ascii: "}") {
        if top == 1 { open.removeLast() } else { open[open.count - 1] = top - 1 }
      }
      content.append(byte)
      advance()
    }
    return String(decoding: content, as: UTF8.self)
  }

  private static func unescaped(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "n"): UInt8(ascii: "\n")
    case UInt8(ascii: "t"): UInt8(ascii: "\t")
    case UInt8(ascii: "r"): UInt8(ascii: "\r")
    default: byte
    }
  }

  /// Takes `<<NAME … NAME`; nil, and nothing taken, where none stands.
  mutating func hereDocument() -> (value: String, line: Int)? {
    guard peek == UInt8(ascii: "<"), peek(1) == UInt8(ascii: "<") else { return nil }
    let before = self
    advance(2)
    if peek == UInt8(ascii: "-") { advance() }
    guard let marker = word() else {
      self = before
      return nil
    }
    while let byte = peek, byte != UInt8(ascii: "\n") { advance() }
    advance()
    let start = position
    let startLine = line
    let name = Array(marker.utf8)
    while !isAtEnd {
      let lineStart = position
      while let byte = peek, byte != UInt8(ascii: "\n") { advance() }
      let text = bytes[lineStart..<position].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      if text.starts(with: name), text.dropFirst(name.count).allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) {
        return (String(decoding: bytes[start..<lineStart], as: UTF8.self), startLine)
      }
      advance()
    }
    return (String(decoding: bytes[min(start, bytes.count)...], as: UTF8.self), min(startLine, line))
  }

  /// Goes to the end of an expression: a line break, comma or closing bracket outside all brackets.
  mutating func skipExpression() {
    var depth = 0
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\n") where depth == 0, UInt8(ascii: ",") where depth == 0: return
      case UInt8(ascii: "\""):
        _ = quoted()
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return }
        depth -= 1
      case UInt8(ascii: "<"):
        if hereDocument() != nil { continue }
      default:
        if isAtComment {
          if depth == 0 { return }
          skipComment()
          continue
        }
      }
      advance()
    }
  }

  /// Goes behind the closing bracket that belongs to one that was just taken.
  mutating func skipBalanced() {
    while !isAtEnd {
      skipExpression()
      if let byte = peek, byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
        advance()
        return
      }
      advance()
    }
  }

  /// The text from an offset to here, without white space at its end.
  func text(from start: Int, longest: Int) -> String {
    var end = min(position, start + longest)
    while end > start, bytes[end - 1] == UInt8(ascii: " ") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
