/// What a name stands for at one place of a file.
struct PythonBinding: Sendable {
  enum Kind: UInt8, Sendable {
    /// The file binds no such name here: a builtin, or a name from `import *`.
    case unbound
    /// Bound to something that names nothing: a parameter without type, a loop variable, a computed value.
    case opaque
    /// A module, or a member of one; `name` is its dotted name.
    case imported
    /// A class of this file; `name` is its bare name.
    case definition
    /// What a call of `name` gave, or an annotation promises.
    case instance
    /// A function of this file; `name` is what it returns where that is known, else empty.
    case function
  }

  var kind: Kind
  var name: String
  /// Whether a function bound it, so that it hides the module's name.
  var isLocal = false

  static let unbound = PythonBinding(kind: .unbound, name: "")
  static let opaque = PythonBinding(kind: .opaque, name: "")

  /// Whether it leads to a canonical name.
  var isResolved: Bool { kind == .imported || kind == .definition || kind == .instance }
}

/// The names in force while the statements of a file are walked in order.
///
/// One slot a symbol; entering a function notes what its own names hide, leaving it puts that back. A function also sees
/// what the module binds further down, for it runs later: those final bindings are collected by a first walk.
struct PythonScopes: Sendable {
  private var current: [PythonBinding]
  private var final: [PythonBinding]
  private var hidden: [(symbol: UInt32, binding: PythonBinding)] = []
  private var depth = 0

  init(symbols: Int) {
    current = Array(repeating: .unbound, count: symbols)
    final = current
  }

  /// Forgets all but the final bindings, for the second walk.
  mutating func restart() {
    for symbol in current.indices { current[symbol] = .unbound }
    hidden.removeAll(keepingCapacity: true)
    depth = 0
  }

  /// What a name stands for here.
  func lookup(_ symbol: UInt32) -> PythonBinding {
    let index = Int(symbol)
    guard index < current.count else { return .unbound }
    let binding = current[index]
    if depth > 0, binding.kind == .unbound || (binding.kind == .opaque && !binding.isLocal), final[index].kind != .unbound {
      return final[index]
    }
    return binding
  }

  /// Binds a name in the innermost function, or in the module where there is none or `isGlobal` says so.
  mutating func bind(_ symbol: UInt32, _ binding: PythonBinding, isGlobal: Bool = false) {
    let index = Int(symbol)
    guard index < current.count else { return }
    if depth > 0, !isGlobal {
      hidden.append((symbol, current[index]))
      current[index] = binding
      current[index].isLocal = true
    } else {
      current[index] = binding
      // A later `model = None` is a reset, not what functions will meet.
      if binding.isResolved || binding.kind == .function || final[index].kind == .unbound { final[index] = binding }
    }
  }

  /// Begins a function; the result is for `leave`.
  mutating func enter() -> Int {
    depth += 1
    return hidden.count
  }

  /// Ends the function that `enter` began.
  mutating func leave(_ mark: Int) {
    depth -= 1
    while hidden.count > mark {
      let last = hidden.removeLast()
      current[Int(last.symbol)] = last.binding
    }
  }
}
