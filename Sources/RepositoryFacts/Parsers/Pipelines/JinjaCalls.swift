/// Finds calls with text arguments inside `{{ … }}` and `{% … %}`: what a dbt model says about itself. `{# … #}` is a comment.
enum JinjaCalls {
  /// A call.
  struct Call {
    /// The function's name.
    let name: String
    /// The arguments that are text, in order.
    let arguments: [String]
    /// The line of the name.
    let line: Int
  }

  /// All calls in order.
  static func read(_ bytes: [UInt8]) -> [Call] {
    var scanner = Scanner(bytes: bytes)
    while scanner.position + 1 < bytes.count {
      guard bytes[scanner.position] == UInt8(ascii: "{") else {
        scanner.advance()
        continue
      }
      switch bytes[scanner.position + 1] {
      case UInt8(ascii: "{"): scanner.expression(end: UInt8(ascii: "}"))
      case UInt8(ascii: "%"): scanner.expression(end: UInt8(ascii: "%"))
      case UInt8(ascii: "#"): scanner.skip(to: UInt8(ascii: "#"))
      default: scanner.advance()
      }
    }
    return scanner.calls
  }

  private struct Scanner {
    let bytes: [UInt8]
    var position = 0
    var line = 1
    var calls: [Call] = []

    mutating func advance() {
      if position < bytes.count, bytes[position] == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }

    func isAt(_ first: UInt8, _ second: UInt8) -> Bool {
      position + 1 < bytes.count && bytes[position] == first && bytes[position + 1] == second
    }

    mutating func skip(to end: UInt8) {
      advance()
      advance()
      while position < bytes.count, !isAt(end, UInt8(ascii: "}")) { advance() }
      advance()
      advance()
    }

    mutating func expression(end: UInt8) {
      advance()
      advance()
      var word = ""
      // The innermost open call is the last; deeper ones than this are passed over.
      var open: [(name: String, line: Int, arguments: [String])] = []
      while position < bytes.count, !isAt(end, UInt8(ascii: "}")) {
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
          let text = quoted(byte)
          if !open.isEmpty { open[open.count - 1].arguments.append(text) }
          continue
        case UInt8(ascii: "("):
          if open.count < 64 { open.append((word, line, [])) }
          word = ""
        case UInt8(ascii: ")"):
          if let call = open.popLast(), !call.name.isEmpty {
            calls.append(Call(name: call.name, arguments: call.arguments, line: call.line))
          }
          word = ""
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "."),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          word.unicodeScalars.append(Unicode.Scalar(byte))
        default: word = ""
        }
        advance()
      }
      advance()
      advance()
    }

    private mutating func quoted(_ quote: UInt8) -> String {
      advance()
      let start = position
      while position < bytes.count, bytes[position] != quote, bytes[position] != UInt8(ascii: "\n") { advance() }
      let text = String(decoding: bytes[min(start, bytes.count)..<min(position, bytes.count)], as: UTF8.self)
      advance()
      return text
    }
  }
}
