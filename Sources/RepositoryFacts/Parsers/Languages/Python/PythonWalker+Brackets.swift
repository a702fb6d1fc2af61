// Operands without their trailers: literals, names and what stands in brackets.
extension PythonWalker {
  /// Dictionaries longer than this keep only their first entries.
  static let mostEntries = 200

  /// Walks the first part of an operand.
  mutating func base(collect: Bool) -> PythonValue {
    let first = index
    let token = tokens[index]
    switch token.kind {
    case .name:
      index += 1
      return PythonValue(kind: .name, first: first, last: index)
    case .number:
      index += 1
      return PythonValue(kind: .number, first: first, last: index)
    case .string, .formatted: return strings()
    case .sign where isOpening(token.code):
      let close = Int(token.value)
      guard depth < Self.deepestBracket, isEmitting || token.code == PythonSign.parenOpen else {
        leaveBracket(close)
        return PythonValue(first: first, last: index)
      }
      depth += 1
      defer { depth -= 1 }
      index += 1
      switch token.code {
      case PythonSign.parenOpen: return group(from: first, to: close, collect: collect)
      case PythonSign.squareOpen:
        let items = items(until: close, collect: collect).items
        leaveBracket(close)
        return PythonValue(kind: .list, first: first, last: index, items: items)
      default: return dictionary(from: first, to: close, collect: collect)
      }
    default:
      index += 1
      return PythonValue(first: first, last: index)
    }
  }

  /// Adjacent strings are one; calls in the holes of f-strings are walked.
  private mutating func strings() -> PythonValue {
    let first = index
    while true {
      switch tokens[index].kind {
      case .string, .formatted: index += 1
      case .holeOpen:
        let close = Int(tokens[index].value)
        if isEmitting, depth < Self.deepestBracket {
          depth += 1
          index += 1
          _ = items(until: close, collect: false)
          depth -= 1
        }
        index = close + 1
      default: return PythonValue(kind: .string, first: first, last: index)
      }
    }
  }

  /// Behind `(`: a tuple, or what the brackets hold.
  private mutating func group(from first: Int, to close: Int, collect: Bool) -> PythonValue {
    let content = items(until: close, collect: collect)
    leaveBracket(close)
    guard content.isSingle else { return PythonValue(kind: .list, first: first, last: index, items: content.items) }
    return content.first
  }

  /// Walks what stands in brackets, with commas between. `isSingle`: one item without a comma.
  mutating func items(until close: Int, collect: Bool) -> (items: [PythonValue], first: PythonValue, isSingle: Bool) {
    var items: [PythonValue] = []
    var first = PythonValue.other
    var count = 0
    var isSingle = true
    while index < close {
      let before = index
      let value = expression(collect: collect)
      if index == before {
        if tokens[index].isKeyword(PythonSymbol.as) {
          bindAs(first)
        } else {
          isSingle = isSingle && !tokens[index].isSign(PythonSign.comma)
          index += 1
        }
        continue
      }
      if count == 0 || tokens[index].isKeyword(PythonSymbol.as) { first = value }
      count += 1
      if collect, items.count < Self.mostItems { items.append(value) }
    }
    return (items, first, isSingle && count == 1)
  }

  /// Behind `{`: a dictionary or a set.
  private mutating func dictionary(from first: Int, to close: Int, collect: Bool) -> PythonValue {
    var entries: [PythonValue] = []
    var isDictionary = false
    while index < close {
      let before = index
      let key = expression()
      if index < close, tokens[index].isSign(PythonSign.colon) {
        isDictionary = true
        index += 1
        let value = expression(collect: collect)
        if collect, entries.count < 2 * Self.mostEntries {
          entries.append(key)
          entries.append(value)
        }
      }
      if index == before { index += 1 }
    }
    leaveBracket(close)
    return PythonValue(
      kind: isDictionary || entries.isEmpty ? .dictionary : .other, first: first, last: index, items: entries)
  }
}
