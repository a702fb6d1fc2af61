/// Reads the arguments between two parentheses into the form that `call` facts carry.
enum LightArguments {
  private static let limit = 64
  static let other = "…"

  /// The arguments of the call whose `(` stands at `open`. Nested brackets are jumped over, so all calls of a file together
  /// cost one walk over its tokens.
  static func read(_ program: LightProgram, open: Int) -> [String] {
    let close = min(program.partner[open], program.tokens.count)
    var result: [String] = []
    each(program, from: open + 1, to: close) { range in
      guard result.count < limit else { return }
      append(program, range, prefix: "", depth: 3, to: &result)
    }
    return result
  }

  /// Calls `body` with each part between commas.
  static func each(_ program: LightProgram, from start: Int, to end: Int, _ body: (Range<Int>) -> Void) {
    var first = start
    var index = start
    while index < end {
      if program.partner[index] > index {
        index = min(program.partner[index], end - 1) + 1
        continue
      }
      if program.isSign(index, ",") || (program.language == .julia && program.isSign(index, ";")) {
        if index > first { body(first..<index) }
        first = index + 1
      }
      index += 1
    }
    if end > first { body(first..<end) }
  }

  private static func append(
    _ program: LightProgram, _ range: Range<Int>, prefix: String, depth: Int, to result: inout [String]
  ) {
    var start = range.lowerBound
    var name = prefix
    let isNamed =
      (program.isIdentifier(start) || program.isString(start))
      && ((program.isSign(start + 1, ":") && !program.language.hasHashComments)
        || (program.isSign(start + 1, "=") && !program.language.isScript))
      && start + 2 < range.upperBound
    if isNamed {
      name = prefix.isEmpty ? program.text(start) : prefix + "." + program.text(start)
      start += 2
    }
    let isObject = program.isSign(start, "{") && program.language.isScript
    if isObject, depth > 0, program.partner[start] == range.upperBound - 1 {
      var hasEntries = false
      each(program, from: start + 1, to: program.partner[start]) { entry in
        guard result.count < limit else { return }
        hasEntries = true
        append(program, entry, prefix: name, depth: depth - 1, to: &result)
      }
      if hasEntries { return }
    }
    let text = value(program, start..<range.upperBound) ?? other
    let isEntry = prefix != name || isNamed
    result.append(isEntry || !name.isEmpty ? "\(name)=\(text)" : text)
  }

  /// The text of a literal or a dotted name, or nil for anything else.
  static func value(_ program: LightProgram, _ range: Range<Int>) -> String? {
    var start = range.lowerBound
    guard start < range.upperBound else { return nil }
    var sign = ""
    if program.isSign(start, "-"), range.count == 2, program.tokens[start + 1].kind == .number {
      sign = "-"
      start += 1
    }
    let token = program.tokens[start]
    if range.upperBound - start == 1 {
      switch token.kind {
      case .string: return holes(program.text(start), language: program.language)
      case .number, .identifier: return sign + program.text(start)
      case .sign: return nil
      }
    }
    guard range.count <= 15, token.kind == .identifier else { return nil }
    var parts = [program.text(start)]
    var index = start + 1
    while index < range.upperBound {
      guard program.isJoint(index), index + 1 < range.upperBound, program.isIdentifier(index + 1) else { return nil }
      parts.append(program.text(index + 1))
      index += 2
    }
    return parts.joined(separator: ".")
  }

  /// A string with what is filled in at run time as `{…}`.
  private static func holes(_ text: String, language: LightLanguage) -> String {
    // Line ends inside a string are the checkout's, not the program's.
    let bytes = text.utf8.prefix(2_000).filter { $0 != 0x0D }
    guard bytes.contains(UInt8(ascii: "$")) || (language == .swift && bytes.contains(UInt8(ascii: "\\"))) else {
      return TextBytes.string(bytes)
    }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let opens =
        index + 1 < bytes.count
        && ((bytes[index] == UInt8(ascii: "$") && bytes[index + 1] == UInt8(ascii: "{"))
          || (language == .swift && bytes[index] == UInt8(ascii: "\\") && bytes[index + 1] == UInt8(ascii: "(")))
      guard opens else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let close = bytes[index + 1] == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
      while index < bytes.count, bytes[index] != close { index += 1 }
      result.append(contentsOf: "{…}".utf8)
      index += 1
    }
    return TextBytes.string(result)
  }
}
