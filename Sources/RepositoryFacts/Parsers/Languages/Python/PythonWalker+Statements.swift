// Statements: which ones bind names, open blocks or carry expressions.
extension PythonWalker {
  /// Walks one statement, one header of a block, or one step in or out of a block.
  mutating func statement() {
    let token = tokens[index]
    switch token.kind {
    case .newline:
      index += 1
      endInlineBlocks()
    case .indent:
      index += 1
      push(PythonFrame(.block))
    case .dedent:
      index += 1
      endInlineBlocks()
      pop()
    case .keyword: keywordStatement(token.value)
    case .sign where token.code == PythonSign.at: decorator()
    case .sign where token.code == PythonSign.semicolon: index += 1
    case .name where token.value == PythonSymbol.match && isMatchHeader(): matchHeader()
    case .name where token.value == PythonSymbol.case && frames.last?.kind == .match: caseHeader()
    default: simpleStatement()
    }
  }

  private mutating func keywordStatement(_ keyword: UInt32) {
    switch keyword {
    case PythonSymbol.import: importStatement()
    case PythonSymbol.from: fromStatement()
    case PythonSymbol.def: functionDefinition()
    case PythonSymbol.class: classDefinition()
    case PythonSymbol.if, PythonSymbol.elif, PythonSymbol.while: condition()
    case PythonSymbol.for: loop()
    case PythonSymbol.with: withStatement()
    case PythonSymbol.except: handler()
    case PythonSymbol.else, PythonSymbol.try, PythonSymbol.finally:
      index += 1
      openBlock(PythonFrame(.block))
    case PythonSymbol.return:
      index += 1
      returnStatement()
    case PythonSymbol.assert:
      assertStatement()
    case PythonSymbol.global, PythonSymbol.nonlocal: globalStatement()
    case PythonSymbol.raise, PythonSymbol.del:
      index += 1
      if isEmitting { _ = expressionList() } else { skipStatement() }
    case PythonSymbol.await, PythonSymbol.yield, PythonSymbol.lambda, PythonSymbol.true, PythonSymbol.false, PythonSymbol.none:
      simpleStatement()
    default: index += 1
    }
  }

  // MARK: Headers

  private mutating func condition() {
    let header = tokens[index]
    let next = tokens[index + 1]
    if header.value != PythonSymbol.while, next.kind != .end, tokens[index + 2].isSign(PythonSign.colon), isFalse(next) {
      index += 2
      return skipBlock()
    }
    if isEmitting, header.value == PythonSymbol.if, function < 0, isMainGuard() {
      output.append(.main, output.path, line: header.line, [.init(.language, "python")])
    }
    index += 1
    let first = index
    _ = expressionList()
    var frame = PythonFrame(.block)
    if isEmitting, index > first { frame.condition = text(from: tokens[first].start, to: tokens[index - 1].end) }
    openBlock(frame)
  }

  /// How much of a condition is kept, in bytes.
  private static let longestCondition: UInt32 = 160

  private func text(from start: UInt32, to end: UInt32) -> String {
    guard start < end else { return "" }
    return String(decoding: source[Int(start)..<Int(min(end, start + Self.longestCondition))], as: UTF8.self)
  }

  private func isFalse(_ token: PythonToken) -> Bool {
    token.isKeyword(PythonSymbol.false)
      || token.kind == .number && token.end - token.start == 1 && source[Int(token.start)] == UInt8(ascii: "0")
  }

  /// `if __name__ == "__main__"`, either way round.
  private func isMainGuard() -> Bool {
    var hasName = false
    var hasMain = false
    var position = index + 1
    while position <= index + 4, tokens[position].kind != .end, tokens[position].kind != .newline {
      let token = tokens[position]
      if token.kind == .name, token.value == PythonSymbol.dunderName { hasName = true }
      if token.kind == .string { hasMain = hasMain || bytes(of: token, contain: "__main__") }
      position += 1
    }
    return hasName && hasMain
  }

  private func bytes(of token: PythonToken, contain text: StaticString) -> Bool {
    let start = Int(token.start)
    let length = text.utf8CodeUnitCount
    guard Int(token.end) - start == length + 2 else { return false }
    return text.withUTF8Buffer { bytes in (0..<length).allSatisfy { source[start + 1 + $0] == bytes[$0] } }
  }

  private mutating func loop() {
    index += 1
    bindTargetsUntilIn()
    _ = expressionList()
    openBlock(PythonFrame(.block))
  }

  /// Moves behind the `in` of a loop; the names before it stand for nothing known.
  private mutating func bindTargetsUntilIn() {
    while true {
      let token = tokens[index]
      switch token.kind {
      case .newline, .end, .indent, .dedent: return
      case .keyword where token.value == PythonSymbol.in:
        index += 1
        return
      case .name where !tokens[index + 1].isSign(PythonSign.dot): bind(token.value, .opaque)
      case .sign where token.code == PythonSign.colon: return
      default: break
      }
      index += 1
    }
  }

  private mutating func withStatement() {
    index += 1
    while true {
      let value = expression()
      bindAs(value)
      guard tokens[index].isSign(PythonSign.comma) else { break }
      index += 1
    }
    openBlock(PythonFrame(.block))
  }

  /// After an item of `with`: `as target` binds the target to what the item gives.
  mutating func bindAs(_ value: PythonValue) {
    guard tokens[index].isKeyword(PythonSymbol.as) else { return }
    index += 1
    let target = expression()
    assign(value, to: target)
  }

  private mutating func handler() {
    index += 1
    _ = expressionList()
    if tokens[index].isKeyword(PythonSymbol.as) {
      index += 1
      if tokens[index].kind == .name {
        bind(tokens[index].value, .opaque)
        index += 1
      }
    }
    openBlock(PythonFrame(.handler))
  }

  /// `assert condition, message`.
  private mutating func assertStatement() {
    let line = tokens[index].line
    index += 1
    let first = index
    isAsserting = true
    _ = expression()
    noteAssertion(from: first, to: index - 1, line: line)
    if tokens[index].isSign(PythonSign.comma) {
      index += 1
      _ = expression()
    }
    isAsserting = false
  }

  // MARK: Match

  /// Whether `match` here is the soft keyword: a subject and a colon at the line's end follow.
  private func isMatchHeader() -> Bool {
    let next = tokens[index + 1]
    if next.kind == .sign, !isOpening(next.code), next.code != PythonSign.minus, next.code != PythonSign.star { return false }
    var position = index + 1
    while true {
      let token = tokens[position]
      switch token.kind {
      case .newline, .end: return position > index + 2 && tokens[position - 1].isSign(PythonSign.colon)
      case .sign where token.code == PythonSign.semicolon: return false
      case .sign where isOpening(token.code): position = max(position + 1, Int(token.value))
      default: position += 1
      }
    }
  }

  private mutating func matchHeader() {
    index += 1
    _ = expressionList()
    openBlock(PythonFrame(.match))
  }

  /// Moves over a pattern, which looks like an expression and is none; a guard is one.
  private mutating func caseHeader() {
    index += 1
    while true {
      let token = tokens[index]
      switch token.kind {
      case .newline, .end, .indent, .dedent: return
      case .keyword where token.value == PythonSymbol.if:
        index += 1
        _ = expressionList()
        return openBlock(PythonFrame(.block))
      case .sign where token.code == PythonSign.colon: return openBlock(PythonFrame(.block))
      case .sign where isOpening(token.code): leaveBracket(Int(token.value))
      default: index += 1
      }
    }
  }

  // MARK: Small statements

  private mutating func returnStatement() {
    let value = expressionList(collect: true)
    if function >= 0, value.kind == .call, value.isResolved, frames[function].returned.isEmpty {
      frames[function].returned = value.name
    }
    if isEmitting, !value.items.isEmpty { emitEntries(value, prefix: "", line: tokens[value.first].line) }
  }

  private mutating func globalStatement() {
    index += 1
    while tokens[index].kind == .name || tokens[index].isSign(PythonSign.comma) {
      if tokens[index].kind == .name, function >= 0, frames[function].globals.count < 64 {
        frames[function].globals.append(tokens[index].value)
      }
      index += 1
    }
  }

  private mutating func simpleStatement() {
    if !isEmitting, !hasAssignment() { return skipStatement() }
    var value = expressionList(collect: true)
    var targets: [PythonValue] = []
    var annotation: PythonValue?
    if tokens[index].isSign(PythonSign.colon) {
      if tokens[index + 1].kind == .newline { return openBlock(PythonFrame(.block)) }
      index += 1
      let type = expression()
      annotation = type
      guard tokens[index].isSign(PythonSign.assign) else { return bind(value, to: binding(annotation: type)) }
    }
    while tokens[index].isSign(PythonSign.assign) {
      index += 1
      targets.append(value)
      value = expressionList(collect: true)
    }
    if tokens[index].isSign(PythonSign.augmented) {
      index += 1
      _ = expressionList()
    }
    for target in targets { assign(value, to: target, annotation: annotation) }
  }

  /// Whether this statement has a `=`, `:` or `:=` outside of brackets.
  private func hasAssignment() -> Bool {
    var position = index
    while true {
      let token = tokens[position]
      switch token.kind {
      case .newline, .indent, .dedent, .end: return false
      case .sign:
        switch token.code {
        case PythonSign.assign, PythonSign.colon, PythonSign.walrus: return true
        case PythonSign.semicolon: return false
        default: position = isOpening(token.code) ? max(position + 1, Int(token.value)) : position + 1
        }
      default: position += 1
      }
    }
  }
}
