// Expressions. Precedence doesn't matter here: an expression is one operand, whose value is known, or several, which are
// only searched for calls.
extension PythonWalker {
  /// Lists longer than this keep only their first items.
  static let mostItems = 32

  /// Walks expressions with commas between them; several are a list.
  mutating func expressionList(collect: Bool = false) -> PythonValue {
    let first = index
    let value = expression(collect: collect)
    guard tokens[index].isSign(PythonSign.comma) else { return value }
    var items = collect ? [value] : []
    while tokens[index].isSign(PythonSign.comma) {
      index += 1
      let before = index
      let next = expression(collect: collect)
      if collect, index > before, items.count < Self.mostItems { items.append(next) }
    }
    return PythonValue(kind: .list, first: first, last: index, items: items)
  }

  /// Walks one expression up to what can't belong to it. With `collect`, what lists and dictionaries hold is kept.
  mutating func expression(collect: Bool = false) -> PythonValue {
    let first = index
    var value = PythonValue.other
    var operands = 0
    var isCompound = false
    var minus = -1
    var walrus: PythonValue?
    loop: while true {
      let token = tokens[index]
      switch token.kind {
      case .newline, .indent, .dedent, .end, .holeClose: break loop
      case .holeOpen: index += 1
      case .name, .number, .string, .formatted:
        let operand = primary(collect: collect)
        if operands == 0 { value = operand }
        operands += 1
      case .keyword:
        switch token.value {
        case PythonSymbol.true, PythonSymbol.false, PythonSymbol.none:
          if operands == 0 { value = PythonValue(kind: .constant, first: index, last: index + 1) }
          operands += 1
          index += 1
        case PythonSymbol.await: index += 1
        case PythonSymbol.lambda:
          isCompound = true
          skip(behind: { $0.isSign(PythonSign.colon) })
        case PythonSymbol.for:
          isCompound = true
          skip(behind: { $0.isKeyword(PythonSymbol.in) })
        case PythonSymbol.and, PythonSymbol.or, PythonSymbol.not, PythonSymbol.in, PythonSymbol.is, PythonSymbol.if,
          PythonSymbol.else, PythonSymbol.async, PythonSymbol.yield, PythonSymbol.from:
          isCompound = true
          index += 1
        default: break loop
        }
      case .sign:
        switch token.code {
        case PythonSign.parenOpen, PythonSign.squareOpen, PythonSign.curlyOpen:
          let operand = primary(collect: collect)
          if operands == 0 { value = operand }
          operands += 1
        case PythonSign.ellipsis:
          operands += 1
          index += 1
        case PythonSign.comma, PythonSign.semicolon, PythonSign.colon, PythonSign.assign, PythonSign.augmented,
          PythonSign.arrow, PythonSign.parenClose, PythonSign.squareClose, PythonSign.curlyClose:
          break loop
        case PythonSign.walrus:
          if operands == 1, value.kind == .name { walrus = value }
          operands = 0
          index += 1
        case PythonSign.minus where operands == 0 && minus < 0:
          minus = index
          index += 1
        // `X | None` in an annotation is X.
        case PythonSign.bar where operands == 1 && tokens[index + 1].isKeyword(PythonSymbol.none): index += 2
        default:
          isCompound = true
          index += 1
        }
      }
    }
    if operands != 1 || isCompound || (minus >= 0 && value.kind != .number) {
      value = PythonValue(first: first, last: index)
    } else if minus >= 0 {
      value.first = minus
    }
    if let walrus { assign(value, to: walrus) }
    return value
  }

  /// Moves behind the next token of this statement or bracket that fits.
  private mutating func skip(behind fits: (PythonToken) -> Bool) {
    index += 1
    while true {
      let token = tokens[index]
      switch token.kind {
      case .newline, .indent, .dedent, .end, .holeClose: return
      case .sign where isClosing(token.code): return
      default:
        if fits(token) {
          index += 1
          return
        }
        if token.kind == .sign, isOpening(token.code) { leaveBracket(Int(token.value)) } else { index += 1 }
      }
    }
  }

  /// Walks an operand with all that is called, indexed or picked behind it.
  private mutating func primary(collect: Bool) -> PythonValue {
    let first = index
    var value = base(collect: collect)
    // What stands before the path `pathFirst..<index`: nil where the path begins with a plain name.
    var prefix: String?
    var isResolved = value.isResolved
    var pathFirst = first
    if value.kind != .name || value.first != first {
      guard
        tokens[index].isSign(PythonSign.dot) || tokens[index].isSign(PythonSign.parenOpen)
          || tokens[index].isSign(PythonSign.squareOpen), value.kind != .number
      else { return value }
      (prefix, isResolved) = baseName(value)
      pathFirst = index
    }
    while true {
      let token = tokens[index]
      guard token.kind == .sign else { break }
      if token.code == PythonSign.dot {
        guard tokens[index + 1].kind == .name || tokens[index + 1].kind == .keyword else { break }
        index += 2
        value =
          prefix == nil
          ? PythonValue(kind: .name, first: first, last: index) : PythonValue(first: first, last: index)
      } else if token.code == PythonSign.parenOpen || token.code == PythonSign.squareOpen {
        var returned = ""
        if let known = prefix {
          prefix = joined(known, pathFirst, index)
        } else {
          let naming = resolve(pathFirst, index)
          (prefix, isResolved) = (naming.name, naming.isResolved)
          if naming.kind == .function { returned = functionResult(tokens[pathFirst].value) }
        }
        let name = prefix ?? ""
        if token.code == PythonSign.parenOpen {
          if tokens[first].value == PythonSymbol.super, tokens[first].kind == .name, index == first + 1 {
            (prefix, isResolved) = superName()
          } else {
            call(name, from: first, line: tokens[index - 1].line)
            if !returned.isEmpty { (prefix, isResolved) = (returned, true) }
          }
          value = PythonValue(kind: .call, first: first, last: index, name: prefix ?? "", isResolved: isResolved)
        } else {
          let items = indexing(name, collect: collect)
          value = PythonValue(kind: .indexed, first: first, last: index, name: name, isResolved: isResolved, items: items)
        }
        pathFirst = index
      } else {
        break
      }
    }
    return value
  }

  /// What a function of this file is known to return; empty where it is not.
  private func functionResult(_ symbol: UInt32) -> String { scopes.lookup(symbol).name }

  /// At the bracket of `super()`: the name of the only base, where there is just one.
  private mutating func superName() -> (String, Bool) {
    leaveBracket(Int(tokens[index].value))
    guard currentClass >= 0, classes[currentClass].bases.count == 1 else { return ("super", false) }
    return (classes[currentClass].bases[0], true)
  }

  /// The name under which methods of a value without a name are called: `"a".join` is `str.join`.
  private mutating func baseName(_ value: PythonValue) -> (String, Bool) {
    switch value.kind {
    case .string: return ("str", false)
    case .list: return ("list", false)
    case .dictionary: return ("dict", false)
    case .call, .indexed: return (value.name, value.isResolved)
    case .name:
      let naming = resolve(value.first, value.last)
      return (naming.name, naming.isResolved)
    default: return ("…", false)
    }
  }
}
