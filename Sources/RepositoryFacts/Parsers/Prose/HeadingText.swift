/// Brings a heading into the form in which `section` facts are named: lowercased, without markup, emoji, numbering, anchors
/// and a closing colon.
enum HeadingText {
  static func normalize(_ plain: [UInt8]) -> String {
    var bytes = ArraySlice(plain)
    if let anchor = TextBytes.find("{#", in: bytes) { bytes = bytes[..<anchor] }
    var scalars: [Unicode.Scalar] = []
    for scalar in TextBytes.string(bytes).lowercased().unicodeScalars where !isPictorial(scalar) {
      // White space is folded, so that patterns need not know how a heading was wrapped.
      let isSpace = scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\u{A0}"
      if isSpace, scalars.last == " " || scalars.isEmpty { continue }
      scalars.append(isSpace ? " " : scalar)
    }
    removeShortcodes(&scalars)
    removeNumbering(&scalars)
    while let first = scalars.first, first == " " || first == "-" || first == "•" || first == "|" { scalars.removeFirst() }
    while let last = scalars.last, last == " " || last == ":" || last == "#" { scalars.removeLast() }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private static func isPictorial(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value > 0x7F else { return scalar.value < 0x20 && scalar != "\t" && scalar != "\n" }
    if scalar.value >= 0xFE00 && scalar.value <= 0xFE0F { return true }
    switch scalar.properties.generalCategory {
    case .otherSymbol, .format, .privateUse, .surrogate, .modifierSymbol, .control, .unassigned: return true
    case .enclosingMark: return true
    default: return false
    }
  }

  /// Takes out `:rocket:` and its like.
  private static func removeShortcodes(_ scalars: inout [Unicode.Scalar]) {
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      if scalars[index] == ":" {
        var end = index + 1
        while end < scalars.count, end - index < 40, isShortcode(scalars[end]) { end += 1 }
        if end > index + 1, end < scalars.count, scalars[end] == ":" {
          index = end + 1
          while index < scalars.count, scalars[index] == " ", result.isEmpty || result.last == " " { index += 1 }
          continue
        }
      }
      result.append(scalars[index])
      index += 1
    }
    scalars = result
  }

  private static func isShortcode(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar == "+" || scalar == "-" || (scalar.isASCII && scalar.properties.isAlphabetic)
      || (scalar >= "0" && scalar <= "9")
  }

  /// Takes out a leading `1.`, `2.3`, `4)`, `5 -`; a bare number that begins a sentence (`3 steps`) stays.
  private static func removeNumbering(_ scalars: inout [Unicode.Scalar]) {
    var index = 0
    while index < scalars.count, scalars[index] == " " { index += 1 }
    let start = index
    var hasMark = false
    while index < scalars.count, (scalars[index] >= "0" && scalars[index] <= "9") || scalars[index] == "." {
      if scalars[index] == "." { hasMark = true }
      index += 1
    }
    guard index > start, scalars[start] != "." else { return }
    while index < scalars.count, [")", ":", " ", "-", "–", "—"].contains(scalars[index]) {
      if scalars[index] != " " { hasMark = true }
      index += 1
    }
    guard hasMark, index < scalars.count, index > start else { return }
    // `3d models` and `2.0.1` alone are names, not numbers.
    let before = scalars[index - 1]
    guard before == " " || before == "." || before == ")" else { return }
    scalars.removeFirst(index)
  }
}
