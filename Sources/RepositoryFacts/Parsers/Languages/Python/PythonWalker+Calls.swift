// Calls: the facts, their arguments, and what a call means for the function around it.
extension PythonWalker {
  /// At most so many arguments of one call, and so many calls of one function, are kept.
  static let mostArguments = 128
  static let mostCalls = 60
  /// At most so many assertions of one function are kept as text.
  static let mostAsserted = 20

  /// At the bracket of a call that begins at token `first`: emits it and walks its arguments.
  mutating func call(_ name: String, from first: Int, line: UInt32) {
    let close = Int(tokens[index].value)
    guard isEmitting, depth < Self.deepestBracket else { return leaveBracket(close) }
    noteCall(name)
    if function >= 0, Self.isAssertion(name), !(isAsserting && name.hasSuffix("approx")) { keepAssertion(from: first, to: close) }
    let fact = output.append(.call, name, line: line)
    var (attributes, argument) = arguments(until: close)
    appendSurroundings(to: &attributes)
    output.extend(fact, attributes)
    if let argument { commandCall(name, argument, line: line) }
  }

  /// `function`, `class` and `language` of a fact that stands here.
  var surroundings: [Fact.Attribute] {
    var attributes: [Fact.Attribute] = []
    appendSurroundings(to: &attributes)
    return attributes
  }

  private func appendSurroundings(to attributes: inout [Fact.Attribute]) {
    attributes.reserveCapacity(attributes.count + 3)
    if function >= 0 { attributes.append(.init(.function, frames[function].name)) }
    if currentClass >= 0 { attributes.append(.init(.class, classes[currentClass].name)) }
    if let condition = innermostCondition { attributes.append(.init(.condition, condition)) }
    attributes.append(.init(.language, "python"))
  }

  /// The condition of the nearest `if` or `while` around this place, within the function.
  private var innermostCondition: String? {
    for frame in frames.reversed() {
      if frame.kind == .function { return nil }
      if !frame.condition.isEmpty { return frame.condition }
    }
    return nil
  }

  /// At the bracket of a call: its arguments as facts have them, and the first positional one.
  mutating func arguments(until close: Int) -> ([Fact.Attribute], first: PythonValue?) {
    depth += 1
    defer { depth -= 1 }
    var attributes: [Fact.Attribute] = []
    var first: PythonValue?
    index += 1
    while index < close {
      let token = tokens[index]
      if token.isSign(PythonSign.comma) {
        index += 1
        continue
      }
      var keyword = ""
      if token.kind == .name || token.kind == .keyword, tokens[index + 1].isSign(PythonSign.assign) {
        keyword = names.text(token.value) + "="
        index += 2
      }
      let before = index
      let value = expression(collect: true)
      if index == before {
        index += 1
        continue
      }
      if keyword.isEmpty, first == nil { first = value }
      if attributes.count < Self.mostArguments { append(value, keyword, to: &attributes) }
    }
    leaveBracket(close)
    return (attributes, first)
  }

  /// Adds an argument: one value, a list's items, or a dictionary's entries two levels deep.
  private mutating func append(_ value: PythonValue, _ keyword: String, to attributes: inout [Fact.Attribute]) {
    switch value.kind {
    case .list where !value.items.isEmpty:
      for item in value.items { attributes.append(.init(.argument, keyword + (literal(item) ?? "…"))) }
    case .dictionary where !value.items.isEmpty:
      let prefix = keyword.isEmpty ? "" : keyword.dropLast() + "."
      appendEntries(value, String(prefix), levels: 2, to: &attributes)
    default: attributes.append(.init(.argument, keyword + (literal(value) ?? "…")))
    }
  }

  private mutating func appendEntries(
    _ dictionary: PythonValue, _ prefix: String, levels: Int, to attributes: inout [Fact.Attribute]
  ) {
    for position in stride(from: 0, to: dictionary.items.count - 1, by: 2) where attributes.count < Self.mostArguments {
      let key = prefix + (literal(dictionary.items[position]) ?? "…")
      let value = dictionary.items[position + 1]
      switch value.kind {
      case .dictionary where levels > 1 && !value.items.isEmpty:
        appendEntries(value, key + ".", levels: levels - 1, to: &attributes)
      case .list where !value.items.isEmpty:
        for item in value.items { attributes.append(.init(.argument, key + "=" + (literal(item) ?? "…"))) }
      default: attributes.append(.init(.argument, key + "=" + (literal(value) ?? "…")))
      }
    }
  }

  /// At the bracket of a subscript: walks it, and reports a read of the environment. The items where asked for.
  mutating func indexing(_ name: String, collect: Bool) -> [PythonValue] {
    let close = Int(tokens[index].value)
    let line = tokens[index].line
    guard depth < Self.deepestBracket, isEmitting || collect else {
      leaveBracket(close)
      return []
    }
    let isStatementLevel = depth == 0
    depth += 1
    defer { depth -= 1 }
    index += 1
    let isEnvironment = isEmitting && name == "os.environ"
    let content = items(until: close, collect: collect || isEnvironment)
    leaveBracket(close)
    if isEnvironment, !(isStatementLevel && tokens[index].isSign(PythonSign.assign)) {
      noteCall(name)
      output.append(.call, name, line: line, [.init(.argument, literal(content.first) ?? "…")] + surroundings)
    }
    return content.items
  }

  // MARK: What a call means

  /// Counts a call for the function around it.
  mutating func noteCall(_ name: String) {
    guard function >= 0 else { return }
    if frames[function].calls.count < Self.mostCalls, !frames[function].calls.contains(name) {
      frames[function].calls.append(name)
    }
  }

  /// Whether a call of this name asserts: `self.assertEqual`, `numpy.testing.assert_allclose`, `mock.assert_called`,
  /// `pytest.raises` and its kin.
  static func isAssertion(_ name: String) -> Bool {
    switch name {
    case "pytest.raises", "pytest.warns", "pytest.approx", "pytest.deprecated_call", "pytest.fail", "self.fail": return true
    default:
      var last = name.utf8[...]
      if let dot = last.lastIndex(of: UInt8(ascii: ".")) { last = last[last.index(after: dot)...] }
      return last.starts(with: "assert".utf8)
    }
  }

  /// An assert statement whose condition is the tokens `first...last`; outside of functions it is a fact of its own.
  mutating func noteAssertion(from first: Int, to last: Int, line: UInt32) {
    guard isEmitting, last >= first else { return }
    if function >= 0 { return keepAssertion(from: first, to: last) }
    output.append(.call, "assert", line: line, [.init(.argument, written(from: first, to: last))] + surroundings)
  }

  /// Counts an assertion for the function around it, and keeps its text.
  private mutating func keepAssertion(from first: Int, to last: Int) {
    frames[function].asserts += 1
    guard frames[function].asserted.count < Self.mostAsserted else { return }
    frames[function].asserted.append(written(from: first, to: last))
  }

  /// The source of the tokens `first...last` on one line.
  private func written(from first: Int, to last: Int) -> String {
    let start = min(Int(tokens[first].start), source.count)
    return WrittenText.line(source[start..<max(start, min(Int(tokens[last].end), source.count))])
  }

  /// A call that starts a program is a command too.
  private mutating func commandCall(_ name: String, _ first: PythonValue, line: UInt32) {
    switch name {
    case "subprocess.run", "subprocess.call", "subprocess.check_call", "subprocess.check_output", "subprocess.Popen",
      "subprocess.getoutput", "subprocess.getstatusoutput", "os.system", "os.popen", "asyncio.create_subprocess_shell":
      break
    default: return
    }
    var words: [String] = []
    switch first.kind {
    case .list: words = first.items.map { literal($0) ?? "…" }
    case .string: words = [literal(first) ?? "…"]
    case .call where first.name == "str.split" || first.name == "shlex.split":
      guard let text = (first.first..<first.last).first(where: { tokens[$0].kind == .string || tokens[$0].kind == .formatted })
      else { return }
      words = [literal(PythonValue(kind: .string, first: text, last: text + 1)) ?? "…"]
    default: return
    }
    if words.first == "sys.executable" { words[0] = "python" }
    codeCommand(words: words, line: line, context: .code)
  }

  /// Emits a command that code or a magic line runs. The one place where a reader of shell commands is to be plugged in.
  mutating func codeCommand(words: [String], line: UInt32, context: FactContexts) {
    let text = words.joined(separator: " ")
    guard isEmitting, text.utf8.contains(where: { $0 > 0x20 }), words.first != "…" else { return }
    var attributes: [Fact.Attribute] = []
    if function >= 0 { attributes.append(.init(.function, frames[function].name)) }
    output.append(.command, text, line: line, attributes, also: context)
  }
}
