/// One word, string, number or sign of a program.
struct LightToken {
  enum Kind: UInt8 {
    case identifier, string, number, sign
  }
  let kind: Kind
  /// Where its text stands; a string's without quotes.
  let range: Range<Int>
  let line: Int
  /// Whether it is the first of its line.
  let startsLine: Bool
  /// The first byte, and the second of signs of two bytes (`=>`), else 0.
  let first: UInt8
  let second: UInt8
}

/// A program cut into tokens, with the partner of each bracket.
struct LightProgram {
  let file: SourceFile
  let language: LightLanguage
  let tokens: [LightToken]
  /// For an opening bracket the index of its partner; `tokens.count` where it has none; -1 for all other tokens.
  let partner: [Int]
  /// How many lines hold code.
  let codeLines: Int

  init(_ file: SourceFile, language: LightLanguage) {
    self.file = file
    self.language = language
    var lexer = LightLexer(file.bytes, language: language)
    lexer.run()
    tokens = lexer.tokens
    codeLines = lexer.codeLines
    var partner = [Int](repeating: -1, count: tokens.count)
    var open: [Int] = []
    for (index, token) in tokens.enumerated() where token.kind == .sign && token.second == 0 {
      switch token.first {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        partner[index] = tokens.count
        open.append(index)
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        let wanted = token.first == UInt8(ascii: ")") ? UInt8(ascii: "(") : token.first - 2
        // A bracket that lacks its partner must not spoil those around it; looking back is bounded.
        for depth in 0..<min(3, open.count) where tokens[open[open.count - 1 - depth]].first == wanted {
          partner[open[open.count - 1 - depth]] = index
          open.removeLast(depth + 1)
          break
        }
      default: break
      }
    }
    self.partner = partner
  }

  func text(_ index: Int) -> String { index < tokens.count ? TextBytes.string(file.bytes[tokens[index].range]) : "" }

  /// The source of the tokens `first...last` on one line, cut where a fact's text ends.
  func written(from first: Int, to last: Int) -> String {
    guard first >= 0, first <= last, first < tokens.count else { return "" }
    let end = tokens[min(last, tokens.count - 1)]
    var range = tokens[first].range.lowerBound..<max(tokens[first].range.lowerBound, end.range.upperBound)
    // A string's token stands between its quotes.
    if tokens[first].kind == .string, range.lowerBound > 0 { range = (range.lowerBound - 1)..<range.upperBound }
    if end.kind == .string, range.upperBound < file.bytes.count { range = range.lowerBound..<(range.upperBound + 1) }
    return WrittenText.line(file.bytes[range])
  }

  func isSign(_ index: Int, _ sign: Unicode.Scalar) -> Bool {
    guard index >= 0, index < tokens.count else { return false }
    let token = tokens[index]
    return token.kind == .sign && token.second == 0 && token.first == UInt8(truncatingIfNeeded: sign.value)
  }

  func isSign(_ index: Int, _ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    guard index >= 0, index < tokens.count else { return false }
    let token = tokens[index]
    return token.kind == .sign && token.first == UInt8(truncatingIfNeeded: first.value)
      && token.second == UInt8(truncatingIfNeeded: second.value)
  }

  func isIdentifier(_ index: Int) -> Bool { index >= 0 && index < tokens.count && tokens[index].kind == .identifier }
  func isString(_ index: Int) -> Bool { index >= 0 && index < tokens.count && tokens[index].kind == .string }

  func isWord(_ index: Int, _ word: StaticString) -> Bool {
    guard isIdentifier(index), tokens[index].range.count == word.utf8CodeUnitCount else { return false }
    var offset = 0
    for byte in file.bytes[tokens[index].range] {
      if byte != word.utf8Start[offset] { return false }
      offset += 1
    }
    return true
  }

  /// Whether a dot of any sort (`.`, `?.`, `::`, `->`, `$`) joins the name before `index` to the one behind.
  func isJoint(_ index: Int) -> Bool {
    isSign(index, ".") || isSign(index, "?", ".") || isSign(index, ":", ":") || isSign(index, "-", ">") && language == .cxx
      || isSign(index, "!", ".") || (language == .r && isSign(index, "$"))
  }
}
