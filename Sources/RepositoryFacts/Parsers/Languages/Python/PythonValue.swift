/// What an expression is, as far as facts ask: a literal, a dotted name, a call, or something else.
struct PythonValue: Sendable {
  enum Kind: UInt8, Sendable { case other, string, number, constant, name, call, indexed, list, dictionary }

  var kind = Kind.other
  /// The tokens it is made of.
  var first = 0
  var last = 0
  /// For calls and subscripts the canonical name of what is called or indexed.
  var name = ""
  /// Whether that name is known to be canonical.
  var isResolved = false
  /// A list's items; a dictionary's keys and values in turn. Filled only where somebody asked for them.
  var items: [PythonValue] = []
  static let other = PythonValue()
}
