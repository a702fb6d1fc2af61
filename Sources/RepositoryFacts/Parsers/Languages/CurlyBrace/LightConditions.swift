/// Finds the body that an `if (…)` or `while (…)` guards.
enum LightConditions {
  /// The condition whose `(` stands at `paren`, and its body: a block, or else one statement. Nil where there is none.
  static func read(_ program: LightProgram, paren: Int) -> (text: String, body: Range<Int>)? {
    guard program.isSign(paren, "(") else { return nil }
    let close = program.partner[paren]
    guard close > paren + 1, close + 1 < program.tokens.count else { return nil }
    let text = program.written(from: paren + 1, to: close - 1)
    let start = close + 1
    if program.isSign(start, "{") { return (text, start..<min(program.partner[start], program.tokens.count)) }
    var end = start
    while end < program.tokens.count, end - start < 200 {
      if end > start, program.tokens[end].startsLine { break }
      if program.isSign(end, ";") || program.isSign(end, "}") || program.isWord(end, "else") { break }
      end = program.partner[end] > end ? min(program.partner[end], program.tokens.count - 1) + 1 : end + 1
    }
    return end > start ? (text, start..<end) : nil
  }
}
