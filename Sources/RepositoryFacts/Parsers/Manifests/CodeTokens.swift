/// The tokens of a manifest that is written in a programming language (setup.py, build.sbt, build.gradle, Package.swift):
/// names, string literals and single signs, comments left out. Enough to find calls and lists of literals in them.
struct CodeToken: Equatable {
  enum Sort { case name, string, sign }
  let sort: Sort
  /// The name; the string without quotes, escapes as written; or the sign.
  let text: String
  /// The line where it begins, counted from 1.
  let line: Int

  /// How comments are written.
  enum Comments { case hash, slashes }

  /// The tokens of a text.
  static func tokens(of bytes: [UInt8], comments: Comments) -> [CodeToken] {
    var scanner = Scanner(bytes: bytes, comments: comments)
    scanner.scan()
    return scanner.tokens
  }

  /// Whether this is the given sign.
  func isSign(_ sign: String) -> Bool { sort == .sign && text == sign }

  /// Whether this is the given name.
  func isName(_ name: String) -> Bool { sort == .name && text == name }

  private struct Scanner {
    let bytes: [UInt8]
    let comments: Comments
    var tokens: [CodeToken] = []
    private var position = 0
    private var line = 1

    init(bytes: [UInt8], comments: Comments) {
      self.bytes = bytes
      self.comments = comments
    }

    mutating func scan() {
      while position < bytes.count {
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: "\n"):
          line += 1
          position += 1
        case 0x00...0x20: position += 1
        case UInt8(ascii: "#") where comments == .hash: skipLine()
        case UInt8(ascii: "/") where comments == .slashes && next(1) == UInt8(ascii: "/"): skipLine()
        case UInt8(ascii: "/") where comments == .slashes && next(1) == UInt8(ascii: "*"): skipBlock()
        case UInt8(ascii: "\""), UInt8(ascii: "'"): string(byte)
        default:
          if Self.isNameByte(byte) { name() } else { sign(byte) }
        }
      }
    }

    private func next(_ offset: Int) -> UInt8? { position + offset < bytes.count ? bytes[position + offset] : nil }

    private static func isNameByte(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "_"):
        true
      default: byte >= 0x80
      }
    }

    private mutating func skipLine() { while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 } }

    private mutating func skipBlock() {
      position += 2
      while position < bytes.count {
        if bytes[position] == UInt8(ascii: "*"), next(1) == UInt8(ascii: "/") {
          position += 2
          return
        }
        if bytes[position] == UInt8(ascii: "\n") { line += 1 }
        position += 1
      }
    }

    private mutating func name() {
      let start = position
      while position < bytes.count, Self.isNameByte(bytes[position]) { position += 1 }
      tokens.append(CodeToken(sort: .name, text: String(decoding: bytes[start..<position], as: UTF8.self), line: line))
    }

    private mutating func sign(_ byte: UInt8) {
      tokens.append(CodeToken(sort: .sign, text: String(decoding: CollectionOfOne(byte), as: UTF8.self), line: line))
      position += 1
    }

    private mutating func string(_ quote: UInt8) {
      let startLine = line
      let isLong = next(1) == quote && next(2) == quote
      position += isLong ? 3 : 1
      let start = position
      var end = bytes.count
      while position < bytes.count {
        let byte = bytes[position]
        if byte == quote, !isLong || (next(1) == quote && next(2) == quote) {
          end = position
          position += isLong ? 3 : 1
          break
        }
        if byte == UInt8(ascii: "\n") {
          guard isLong else {
            end = position
            break
          }
          line += 1
        } else if byte == UInt8(ascii: "\\"), position + 1 < bytes.count, bytes[position + 1] != UInt8(ascii: "\n") {
          position += 1
        }
        position += 1
      }
      tokens.append(
        CodeToken(sort: .string, text: String(decoding: bytes[start..<min(end, bytes.count)], as: UTF8.self), line: startLine))
    }
  }
}
