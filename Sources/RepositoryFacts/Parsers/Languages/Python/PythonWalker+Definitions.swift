// Functions, classes and what decorates them.
extension PythonWalker {
  // MARK: Decorators

  /// `@name` or `@name(arguments)`; the fact learns what it decorates when that is met.
  mutating func decorator() {
    index += 1
    guard isEmitting else { return skipStatement() }
    let first = index
    let line = tokens[first].line
    guard tokens[first].kind == .name else {
      _ = expressionList()
      return
    }
    index += 1
    while tokens[index].isSign(PythonSign.dot), tokens[index + 1].kind == .name { index += 2 }
    let name = resolve(first, index).name
    let fact = output.append(.decorator, name, line: line)
    decorators.append((fact, name))
    if tokens[index].isSign(PythonSign.parenOpen) {
      let attributes = arguments(until: Int(tokens[index].value)).0
      output.extend(fact, attributes)
    }
    _ = expressionList()
  }

  /// Tells the waiting decorators what they decorate; the result is their names.
  private mutating func takeDecorators(_ attributes: [Fact.Attribute]) -> [Fact.Attribute] {
    defer { decorators.removeAll(keepingCapacity: true) }
    for decorator in decorators { output.extend(decorator.fact, attributes) }
    return decorators.map { .init(.decorator, $0.name) }
  }

  private var enclosingClass: [Fact.Attribute] {
    currentClass >= 0 ? [.init(.class, classes[currentClass].name)] : []
  }

  // MARK: Functions

  /// `def name(parameters) -> type:`.
  mutating func functionDefinition() {
    let line = tokens[index].line
    guard tokens[index + 1].kind == .name else {
      index += 1
      return
    }
    let symbol = tokens[index + 1].value
    index += 2
    var frame = PythonFrame(.function)
    frame.name = names.text(symbol)
    frame.symbol = symbol
    frame.firstLine = line
    var attributes: [Fact.Attribute] = []
    if isEmitting {
      frame.fact = output.append(.function, frame.name, line: line)
      attributes = enclosingClass
      attributes += takeDecorators([.init(.function, frame.name)] + enclosingClass + [.init(.language, "python")])
      if isTest(frame.name, attributes) { attributes.append(.init(.test, "true")) }
    }
    if tokens[index].isSign(PythonSign.squareOpen) { leaveBracket(Int(tokens[index].value)) }
    if tokens[index].isSign(PythonSign.parenOpen) { parameters(of: &frame, &attributes) }
    var returned = ""
    if tokens[index].isSign(PythonSign.arrow) {
      index += 1
      let binding = binding(annotation: expression(collect: true))
      if binding.kind == .instance { returned = binding.name }
    }
    frame.returned = returned
    output.extend(frame.fact, attributes)
    // A method is reached as `self.name`, which stays as it is written.
    if !isClassBody { bind(symbol, PythonBinding(kind: .function, name: returns[symbol] ?? returned)) }
    openBlock(frame)
  }

  /// Adds to a function's fact what its body told, and notes what it returns.
  mutating func finishFunction(_ frame: PythonFrame) {
    if !isEmitting, !isClassBody, function < 0, !frame.returned.isEmpty {
      returns[frame.symbol] = frame.returned
      bind(frame.symbol, PythonBinding(kind: .function, name: frame.returned))
    }
    guard frame.fact != nil else { return }
    var last = index
    while last > 0, tokens[last].kind != .newline { last -= 1 }
    var attributes: [Fact.Attribute] = [
      .init(.asserts, String(frame.asserts)), .init(.lines, String(max(1, tokens[last].line &- frame.firstLine &+ 1))),
    ]
    for text in frame.asserted { attributes.append(.init(.asserted, text)) }
    for call in frame.calls { attributes.append(.init(.calls, call)) }
    attributes.append(.init(.language, "python"))
    output.extend(frame.fact, attributes)
  }

  /// Whether a test runner collects the function that begins here.
  private func isTest(_ name: String, _ attributes: [Fact.Attribute]) -> Bool {
    guard name.hasPrefix("test"), function < 0, !attributes.contains(where: { $0.value.hasSuffix("fixture") }) else {
      return false
    }
    guard currentClass >= 0 else { return output.contexts.contains(.test) }
    let owner = classes[currentClass]
    return owner.isTestCase || owner.name.hasPrefix("Test")
  }

  /// At the bracket of a parameter list.
  private mutating func parameters(of frame: inout PythonFrame, _ attributes: inout [Fact.Attribute]) {
    let close = Int(tokens[index].value)
    index += 1
    depth += 1
    defer { depth -= 1 }
    var types: [Fact.Attribute] = []
    while index < close {
      let before = index
      if tokens[index].kind == .name {
        let symbol = tokens[index].value
        attributes.append(.init(.parameter, names.text(symbol)))
        index += 1
        var binding = PythonBinding.opaque
        if tokens[index].isSign(PythonSign.colon) {
          index += 1
          let type = expression(collect: true)
          binding = self.binding(annotation: type)
          if isEmitting { appendTypes(type, to: &types) }
        }
        if tokens[index].isSign(PythonSign.assign) {
          index += 1
          _ = expression()
        }
        if frame.parameters.count < 256 { frame.parameters.append((symbol, binding)) }
      }
      if index == before { index += 1 }
    }
    leaveBracket(close)
    if attributes.count > Self.mostArguments { attributes.removeLast(attributes.count - Self.mostArguments) }
    attributes += types.prefix(Self.mostArguments)
  }

  /// The dotted names of an annotation: the type itself, and for `list[X]` also what it holds.
  private mutating func appendTypes(_ type: PythonValue, to types: inout [Fact.Attribute]) {
    switch type.kind {
    case .name: types.append(.init(.parameterType, literal(type) ?? "…"))
    case .string:
      let text = literal(type) ?? ""
      if !text.isEmpty, text.utf8.allSatisfy({ PythonLexer.continuesName($0) || $0 == PythonSign.dot }) {
        types.append(.init(.parameterType, text))
      }
    case .indexed:
      types.append(.init(.parameterType, type.name))
      for item in type.items.prefix(8) where item.kind == .name { appendTypes(item, to: &types) }
    default: break
    }
  }

  // MARK: Classes

  /// `class Name(bases):`.
  mutating func classDefinition() {
    let line = tokens[index].line
    guard tokens[index + 1].kind == .name else {
      index += 1
      return
    }
    let symbol = tokens[index + 1].value
    let name = names.text(symbol)
    index += 2
    if tokens[index].isSign(PythonSign.squareOpen) { leaveBracket(Int(tokens[index].value)) }
    var attributes: [Fact.Attribute] = []
    var fact: Int?
    if isEmitting {
      fact = output.append(.class, name, line: line)
      attributes = takeDecorators([.init(.class, name), .init(.language, "python")])
    }
    let bases = tokens[index].isSign(PythonSign.parenOpen) ? bases() : []
    let binding = PythonBinding(kind: .definition, name: name)
    bind(symbol, binding)
    var frame = PythonFrame(.class)
    frame.classIndex = enterClass(name)
    if !isEmitting {
      classes[frame.classIndex].bases = bases
      classes[frame.classIndex].isTestCase = bases.contains { base in
        base.hasSuffix("TestCase") || (classNumbers[base].map { classes[$0].isTestCase } ?? false)
      }
    }
    output.extend(fact, bases.map { .init(.base, $0) } + attributes + [.init(.language, "python")])
    openBlock(frame)
  }

  /// At the bracket of the bases: their canonical names.
  private mutating func bases() -> [String] {
    let close = Int(tokens[index].value)
    index += 1
    depth += 1
    defer { depth -= 1 }
    var bases: [String] = []
    while index < close {
      let before = index
      if tokens[index].kind == .name, tokens[index + 1].isSign(PythonSign.assign) {
        index += 2
        _ = expression()
      } else {
        let value = expression()
        switch value.kind {
        case .name: bases.append(resolve(value.first, value.last).name)
        case .call, .indexed: bases.append(value.name)
        default: break
        }
      }
      if index == before { index += 1 }
      if bases.count > 32 { bases.removeLast() }
    }
    leaveBracket(close)
    return bases
  }
}
