/// A block that is open while statements are walked: a function's or class's body, or any other indented block.
struct PythonFrame: Sendable {
  enum Kind: UInt8, Sendable { case block, function, `class`, handler, match }

  var kind: Kind
  /// Whether the body follows the colon on the same line and ends with that line.
  var isInline = false
  /// The condition of an `if`, `elif` or `while`, as written.
  var condition = ""
  /// The function's or class's name.
  var name = ""
  var symbol: UInt32 = 0
  /// The index of its fact in the output.
  var fact: Int?
  var firstLine: UInt32 = 0
  /// For a function: the canonical names of its calls, how often it asserts, and what its return statements give.
  var calls: [String] = []
  var asserts = 0
  /// What it asserts, as written.
  var asserted: [String] = []
  var returned = ""
  /// Names that a `global` statement hands to the module.
  var globals: [UInt32] = []
  /// What the parameters stand for; bound when the body begins.
  var parameters: [(symbol: UInt32, binding: PythonBinding)] = []
  /// For a class: its index in the walker's list.
  var classIndex = -1

  // What to go back to at the end of the block.
  var scopeMark = 0
  var outerFunction = -1
  var outerClass = -1
  var outerIsClassBody = false

  init(_ kind: Kind) { self.kind = kind }
}

/// A class of the file, as far as its methods' names need it.
struct PythonClass: Sendable {
  let name: String
  /// Its bases' canonical names.
  var bases: [String] = []
  /// What `self.x` stands for.
  var attributes: [UInt32: PythonBinding] = [:]
  /// Whether unittest collects its methods.
  var isTestCase = false
}
