// From names as written to canonical names, and from values to what a name stands for.
extension PythonWalker {
  /// A name with what is known of it.
  struct Naming {
    var name: String
    var kind: PythonBinding.Kind
    var isResolved: Bool { kind == .imported || kind == .definition || kind == .instance }
  }

  /// The canonical name of the dotted path that the tokens `first..<last` are; as written where it can't be resolved.
  mutating func resolve(_ first: Int, _ last: Int) -> Naming {
    let base = tokens[first].value
    var binding: PythonBinding
    var rest = first + 1
    if last - first >= 3, currentClass >= 0, base == PythonSymbol.selfName || base == PythonSymbol.clsName {
      binding = attribute(tokens[first + 2].value, of: currentClass)
      rest = first + 3
    } else if isClassBody, let attribute = classes[currentClass].attributes[base], attribute.isResolved {
      binding = attribute
    } else {
      binding = scopes.lookup(base)
    }
    guard binding.isResolved else {
      return Naming(name: written(first, last), kind: last - first == 1 ? binding.kind : .opaque)
    }
    return Naming(name: rest == last ? binding.name : joined(binding.name, rest, last), kind: binding.kind)
  }

  /// What `self.x` stands for in a class or in the bases that this file defines.
  private func attribute(_ symbol: UInt32, of number: Int) -> PythonBinding {
    var number = number
    for _ in 0..<4 {
      if let binding = classes[number].attributes[symbol] { return binding }
      guard let base = classes[number].bases.lazy.compactMap({ classNumbers[$0] }).first else { break }
      number = base
    }
    return .unbound
  }

  /// A dotted path as it is written, without blanks.
  mutating func written(_ first: Int, _ last: Int) -> String {
    if last - first == 1 { return names.text(tokens[first].value) }
    let start = Int(tokens[first].start)
    let end = Int(tokens[last - 1].end)
    if end - start <= Self.longestName {
      var length = 0
      for position in first..<last { length += Int(tokens[position].end - tokens[position].start) }
      if length == end - start { return String(decoding: source[start..<end], as: UTF8.self) }
    }
    return joined(names.text(tokens[first].value), first + 1, last)
  }

  /// A name with the names among the tokens `first..<last` behind it.
  mutating func joined(_ prefix: String, _ first: Int, _ last: Int) -> String {
    var result = prefix
    var position = first
    while position < last, result.utf8.count <= Self.longestName {
      let token = tokens[position]
      if token.kind == .name || token.kind == .keyword {
        result += "."
        result += names.text(token.value)
      }
      position += 1
    }
    return result
  }

  // MARK: Binding

  /// Binds a name where the walk stands: in the function, the class or the module.
  mutating func bind(_ symbol: UInt32, _ binding: PythonBinding) {
    if isClassBody { return bindAttribute(symbol, binding) }
    let isGlobal = function >= 0 && frames[function].globals.contains(symbol)
    scopes.bind(symbol, binding, isGlobal: isGlobal)
  }

  /// Binds an import; in `except ImportError:` it is the substitute, which doesn't replace what was tried first.
  mutating func bindImport(_ symbol: UInt32, _ name: String) {
    if frames.last?.kind == .handler, scopes.lookup(symbol).kind == .imported { return }
    bind(symbol, PythonBinding(kind: .imported, name: name))
  }

  /// The first walk notes what attributes stand for; the first known value wins over `None` and later ones.
  private mutating func bindAttribute(_ symbol: UInt32, _ binding: PythonBinding) {
    guard !isEmitting, currentClass >= 0 else { return }
    if let known = classes[currentClass].attributes[symbol], known.isResolved || !binding.isResolved { return }
    classes[currentClass].attributes[symbol] = binding
  }

  /// Binds what stands left of a `=`, a single name or `self.x`.
  mutating func bind(_ target: PythonValue, to binding: PythonBinding) {
    guard target.kind == .name else {
      for item in target.items { bind(item, to: .opaque) }
      return
    }
    let base = tokens[target.first].value
    if target.last - target.first == 1 {
      bind(base, binding)
    } else if target.last - target.first == 3, base == PythonSymbol.selfName || base == PythonSymbol.clsName {
      bindAttribute(tokens[target.first + 2].value, binding)
    }
  }

  /// What a name stands for after being assigned `value`.
  mutating func binding(of value: PythonValue) -> PythonBinding {
    switch value.kind {
    case .call where value.isResolved: return PythonBinding(kind: .instance, name: value.name)
    case .name:
      let naming = resolve(value.first, value.last)
      return naming.isResolved ? PythonBinding(kind: naming.kind, name: naming.name) : .opaque
    default: return .opaque
    }
  }

  /// What a name stands for that is annotated with `type`: an instance of it. `Optional[X]` and `Annotated[X, …]` are X.
  mutating func binding(annotation type: PythonValue) -> PythonBinding {
    switch type.kind {
    case .name:
      let naming = resolve(type.first, type.last)
      guard naming.kind == .imported || naming.kind == .definition else { return .opaque }
      return PythonBinding(kind: .instance, name: naming.name)
    case .indexed:
      guard let inner = type.items.first, inner.kind == .name else { return .opaque }
      return type.name.hasSuffix("Optional") || type.name.hasSuffix("Annotated") ? binding(annotation: inner) : .opaque
    default: return .opaque
    }
  }
}
