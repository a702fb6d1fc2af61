// Assignments: what the target stands for afterwards, and a fact where a literal is assigned.
extension PythonWalker {
  /// Assigns a value to a target; pairwise where both are lists of the same length.
  mutating func assign(_ value: PythonValue, to target: PythonValue, annotation: PythonValue? = nil) {
    if target.kind == .list {
      let pairs = value.kind == .list && value.items.count == target.items.count
      for (position, item) in target.items.enumerated() {
        assign(pairs ? value.items[position] : .other, to: item)
      }
      return
    }
    if isEmitting { emitAssignment(value, to: target) }
    guard target.kind == .name else { return }
    var new = binding(of: value)
    if !new.isResolved, let annotation { new = binding(annotation: annotation) }
    // `df = df.dropna()`: what the name stands for stays, lest the chain of names grow with each line.
    if value.kind == .call, target.last - target.first == 1, tokens[value.first].kind == .name,
      tokens[value.first].value == tokens[target.first].value, value.last > value.first + 1,
      scopes.lookup(tokens[target.first].value).isResolved
    {
      return
    }
    bind(target, to: new)
  }

  private mutating func emitAssignment(_ value: PythonValue, to target: PythonValue) {
    let name: String
    let line = tokens[target.first].line
    switch target.kind {
    case .name: name = written(target.first, target.last)
    case .indexed:
      // `config["lr"] = 0.1` names the key, as a dictionary literal would.
      let key = target.last - 2
      guard key > target.first, tokens[key].kind == .string, tokens[key - 1].isSign(PythonSign.squareOpen) else { return }
      name = literal(PythonValue(kind: .string, first: key, last: key + 1)) ?? "…"
    default: return
    }
    switch value.kind {
    case .string, .number, .constant:
      output.append(.assign, name, line: line, [.init(.value, literal(value) ?? "…")] + surroundings)
    case .list:
      let values = value.items.compactMap { item in Self.isPlain(item) ? literal(item) : nil }
      if !values.isEmpty {
        output.append(.assign, name, line: line, values.map { .init(.value, $0) } + surroundings)
      }
      emitEntries(value, prefix: "", line: line)
    case .dictionary: emitEntries(value, prefix: "", line: line)
    default: break
    }
  }

  private static func isPlain(_ value: PythonValue) -> Bool {
    value.kind == .string || value.kind == .number || value.kind == .constant
  }

  /// Emits the entries of dictionary literals: `lr` for a key, `params.lr` for a key of an inner dictionary.
  mutating func emitEntries(_ value: PythonValue, prefix: String, line: UInt32, levels: Int = 4) {
    guard levels > 0 else { return }
    if value.kind == .list {
      for item in value.items where item.kind == .dictionary {
        emitEntries(item, prefix: prefix, line: line, levels: levels - 1)
      }
    }
    guard value.kind == .dictionary else { return }
    for position in stride(from: 0, to: value.items.count - 1, by: 2) {
      let key = value.items[position]
      let entry = value.items[position + 1]
      guard Self.isPlain(key) || key.kind == .name, let text = literal(key) else { continue }
      let name = prefix + text
      let line = tokens[key.first].line
      switch entry.kind {
      case .string, .number, .constant:
        output.append(.assign, name, line: line, [.init(.value, literal(entry) ?? "…")] + surroundings)
      case .list:
        let values = entry.items.compactMap { item in Self.isPlain(item) ? literal(item) : nil }
        if !values.isEmpty {
          output.append(.assign, name, line: line, values.map { .init(.value, $0) } + surroundings)
        }
        emitEntries(entry, prefix: name + ".", line: line, levels: levels - 1)
      case .dictionary: emitEntries(entry, prefix: name + ".", line: line, levels: levels - 1)
      default: break
      }
    }
  }
}
