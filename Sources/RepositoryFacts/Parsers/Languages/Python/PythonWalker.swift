/// Walks the statements of lexed Python and emits facts.
///
/// Blocks are kept on a stack of frames, so nesting costs no recursion; only brackets recurse, to a limit. The tokens are
/// walked twice: first for what names the module and the classes bind in the end, then for the facts.
struct PythonWalker {
  /// Brackets that nest deeper are skipped.
  static let deepestBracket = 40
  /// Names longer than this stop growing: a chain of calls must not cost the square of its length.
  static let longestName = 240

  let source: UnsafeBufferPointer<UInt8>
  let tokens: UnsafeBufferPointer<PythonToken>
  var names: PythonNames
  var output: PythonOutput
  var scopes: PythonScopes

  var index = 0
  /// False in the first walk.
  var isEmitting = false
  var depth = 0
  var isAsserting = false
  var frames: [PythonFrame] = []
  /// The innermost function's frame, -1 at module level.
  var function = -1
  /// The innermost class, -1 outside of classes.
  var currentClass = -1
  var isClassBody = false
  var classes: [PythonClass] = []
  var classNumbers: [String: Int] = [:]
  /// What each function of the module returns.
  var returns: [UInt32: String] = [:]
  private var nextClass = 0
  /// Decorators that wait for what they decorate: their facts and canonical names.
  var decorators: [(fact: Int?, name: String)] = []

  init(source: UnsafeBufferPointer<UInt8>, tokens: UnsafeBufferPointer<PythonToken>, names: PythonNames, output: PythonOutput) {
    self.source = source
    self.tokens = tokens
    self.names = names
    self.output = output
    scopes = PythonScopes(symbols: names.count)
  }

  /// Both walks; the facts are in `output` afterwards.
  mutating func run() {
    walk()
    scopes.restart()
    isEmitting = true
    walk()
  }

  private mutating func walk() {
    index = 0
    nextClass = 0
    while tokens[index].kind != .end {
      let before = index
      statement()
      if index == before { index += 1 }
    }
    while !frames.isEmpty { pop() }
  }

  /// The index of the class that begins here: both walks meet classes in the same order.
  mutating func enterClass(_ name: String) -> Int {
    if nextClass == classes.count {
      classes.append(PythonClass(name: name))
      classNumbers[name] = nextClass
    }
    nextClass += 1
    return nextClass - 1
  }

  // MARK: Blocks

  /// At the colon of a header: begins its body, which may follow on the same line.
  mutating func openBlock(_ frame: PythonFrame) {
    if tokens[index].isSign(PythonSign.colon) { index += 1 }
    if tokens[index].kind == .newline || tokens[index].kind == .end {
      push(frame)
      if tokens[index].kind == .newline { index += 1 }
      if tokens[index].kind == .indent { index += 1 } else { pop() }
    } else {
      push(frame)
      frames[frames.count - 1].isInline = true
    }
  }

  mutating func push(_ new: PythonFrame) {
    var frame = new
    frame.outerFunction = function
    frame.outerClass = currentClass
    frame.outerIsClassBody = isClassBody
    let parameters = frame.parameters
    if frame.kind == .function {
      frame.scopeMark = scopes.enter()
      frame.parameters = []
    }
    frames.append(frame)
    switch frame.kind {
    case .function:
      function = frames.count - 1
      isClassBody = false
      for parameter in parameters { scopes.bind(parameter.symbol, parameter.binding) }
    case .class:
      currentClass = frame.classIndex
      isClassBody = true
    default: break
    }
  }

  mutating func pop() {
    guard let frame = frames.popLast() else { return }
    function = frame.outerFunction
    currentClass = frame.outerClass
    isClassBody = frame.outerIsClassBody
    if frame.kind == .function {
      scopes.leave(frame.scopeMark)
      finishFunction(frame)
    }
  }

  /// At the end of a line: ends the bodies that began on it.
  mutating func endInlineBlocks() { while let last = frames.last, last.isInline { pop() } }

  /// Moves behind a body that never runs.
  mutating func skipBlock() {
    if tokens[index].isSign(PythonSign.colon) { index += 1 }
    guard tokens[index].kind == .newline else { return skipStatement() }
    index += 1
    guard tokens[index].kind == .indent else { return }
    var depth = 0
    repeat {
      switch tokens[index].kind {
      case .indent: depth += 1
      case .dedent: depth -= 1
      case .end: return
      default: break
      }
      index += 1
    } while depth > 0
  }

  /// Moves to the line break or semicolon that ends this statement.
  mutating func skipStatement() {
    while true {
      let token = tokens[index]
      switch token.kind {
      case .newline, .indent, .dedent, .end: return
      case .sign:
        if token.code == PythonSign.semicolon { return }
        if isOpening(token.code) {
          leaveBracket(Int(token.value))
          continue
        }
      default: break
      }
      index += 1
    }
  }

  @inline(__always) func isOpening(_ sign: UInt8) -> Bool {
    sign == PythonSign.parenOpen || sign == PythonSign.squareOpen || sign == PythonSign.curlyOpen
  }

  @inline(__always) func isClosing(_ sign: UInt8) -> Bool {
    sign == PythonSign.parenClose || sign == PythonSign.squareClose || sign == PythonSign.curlyClose
  }

  /// Moves behind a bracket that ends at token `close`; a bracket that was never closed ends at its line break instead.
  @inline(__always) mutating func leaveBracket(_ close: Int) {
    index = tokens[close].kind == .sign && isClosing(tokens[close].code) ? close + 1 : close
  }
}
