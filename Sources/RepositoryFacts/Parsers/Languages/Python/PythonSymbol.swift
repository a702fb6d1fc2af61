/// The names that the parser itself looks for, as the symbols that every `PythonNames` begins with: reserved words first.
enum PythonSymbol {
  /// The spelling of each symbol, in order; a symbol is an index into this list.
  static let spellings: [StaticString] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or",
    "pass", "raise", "return", "try", "while", "with", "yield",
    "self", "cls", "super", "match", "case", "__name__", "print", "Optional", "Annotated",
  ]

  static let `false`: UInt32 = 0
  static let none: UInt32 = 1
  static let `true`: UInt32 = 2
  static let and: UInt32 = 3
  static let `as`: UInt32 = 4
  static let assert: UInt32 = 5
  static let async: UInt32 = 6
  static let await: UInt32 = 7
  static let `class`: UInt32 = 9
  static let def: UInt32 = 11
  static let del: UInt32 = 12
  static let elif: UInt32 = 13
  static let `else`: UInt32 = 14
  static let except: UInt32 = 15
  static let finally: UInt32 = 16
  static let `for`: UInt32 = 17
  static let from: UInt32 = 18
  static let global: UInt32 = 19
  static let `if`: UInt32 = 20
  static let `import`: UInt32 = 21
  static let `in`: UInt32 = 22
  static let `is`: UInt32 = 23
  static let lambda: UInt32 = 24
  static let nonlocal: UInt32 = 25
  static let not: UInt32 = 26
  static let or: UInt32 = 27
  static let raise: UInt32 = 29
  static let `return`: UInt32 = 30
  static let `try`: UInt32 = 31
  static let `while`: UInt32 = 32
  static let with: UInt32 = 33
  static let yield: UInt32 = 34
  /// The first symbol that is no reserved word.
  static let firstSoft: UInt32 = 35
  static let selfName: UInt32 = 35
  static let clsName: UInt32 = 36
  static let `super`: UInt32 = 37
  static let match: UInt32 = 38
  static let `case`: UInt32 = 39
  static let dunderName: UInt32 = 40
  static let print: UInt32 = 41
  static let optional: UInt32 = 42
  static let annotated: UInt32 = 43

  /// Whether a line that begins with this word can't be the continuation of an expression: how the lexer notices that a
  /// bracket was never closed.
  static func beginsStatement(_ symbol: UInt32) -> Bool {
    switch symbol {
    case assert, `class`, def, del, global, `import`, nonlocal, raise, `return`, `try`, `while`, with: true
    default: false
    }
  }
}
