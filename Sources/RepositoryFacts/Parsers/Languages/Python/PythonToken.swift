/// One token of Python source: what it is and where, 20 bytes and no heap, for files have a quarter as many tokens as bytes.
struct PythonToken: Sendable {
  /// The sorts of tokens.
  enum Kind: UInt8, Sendable {
    /// A name; `value` is its symbol in `PythonNames`.
    case name
    /// A reserved word; `value` is its symbol, always below `PythonSymbol.firstSoft`.
    case keyword
    case number
    /// A string without holes; `code` holds `PythonStringFlags`.
    case string
    /// An f-string as a whole; its holes follow as `holeOpen … holeClose`.
    case formatted
    /// The start of a hole; `value` is the index of its `holeClose`.
    case holeOpen
    case holeClose
    /// An operator or delimiter; `code` says which. An opening bracket's `value` is the index of the token that ends it.
    case sign
    case newline, indent, dedent, end
  }

  let kind: Kind
  /// For signs one of `PythonSign`, for strings `PythonStringFlags`.
  let code: UInt8
  /// The line, counted from 1.
  let line: UInt32
  /// Where its bytes begin.
  let start: UInt32
  /// Where its bytes end, exclusive.
  var end: UInt32
  /// See the kinds.
  var value: UInt32

  /// Whether this is the sign `sign`.
  @inline(__always) func isSign(_ sign: UInt8) -> Bool { kind == .sign && code == sign }

  /// Whether this is the reserved word `symbol`.
  @inline(__always) func isKeyword(_ symbol: UInt32) -> Bool { kind == .keyword && value == symbol }
}

/// The codes of operators: single characters stand for themselves, longer ones have codes above ASCII.
enum PythonSign {
  static let parenOpen = UInt8(ascii: "(")
  static let parenClose = UInt8(ascii: ")")
  static let squareOpen = UInt8(ascii: "[")
  static let squareClose = UInt8(ascii: "]")
  static let curlyOpen = UInt8(ascii: "{")
  static let curlyClose = UInt8(ascii: "}")
  static let comma = UInt8(ascii: ",")
  static let colon = UInt8(ascii: ":")
  static let semicolon = UInt8(ascii: ";")
  static let dot = UInt8(ascii: ".")
  static let assign = UInt8(ascii: "=")
  static let at = UInt8(ascii: "@")
  static let star = UInt8(ascii: "*")
  static let minus = UInt8(ascii: "-")
  static let bar = UInt8(ascii: "|")
  static let walrus: UInt8 = 128
  static let arrow: UInt8 = 129
  static let equal: UInt8 = 130
  /// `+=` and its kin.
  static let augmented: UInt8 = 131
  static let power: UInt8 = 132
  static let ellipsis: UInt8 = 133
  /// Any other operator of several characters.
  static let other: UInt8 = 134
}

/// What a string's prefix and quotes say about reading its content.
enum PythonStringFlags {
  static let raw: UInt8 = 1
  static let bytes: UInt8 = 2
  static let triple: UInt8 = 4
  static let formatted: UInt8 = 8
}
