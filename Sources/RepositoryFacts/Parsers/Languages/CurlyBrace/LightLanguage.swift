/// The languages that are read by the light lexer, and how each writes comments and strings.
enum LightLanguage: String {
  case javascript, typescript, java, scala, kotlin, swift, go, rust
  case cxx = "c++"
  case csharp = "c#"
  case r, julia

  /// The language of a file by the ending of its name.
  init?(ending: String) {
    switch ending {
    case "js", "jsx", "mjs", "cjs": self = .javascript
    case "ts", "tsx", "mts", "cts": self = .typescript
    case "java": self = .java
    case "scala", "sc": self = .scala
    case "kt", "kts": self = .kotlin
    case "swift": self = .swift
    case "go": self = .go
    case "rs": self = .rust
    case "c", "cc", "cpp", "cxx", "h", "hpp", "hh", "cu", "cuh": self = .cxx
    case "cs": self = .csharp
    case "r": self = .r
    case "jl": self = .julia
    default: return nil
    }
  }

  var isScript: Bool { self == .javascript || self == .typescript }
  /// Whether `#` begins a comment (else `//` does).
  var hasHashComments: Bool { self == .r || self == .julia }
  var nestsComments: Bool { self == .swift || self == .rust || self == .kotlin || self == .scala || self == .julia }
  var hasTripleQuotes: Bool { [.java, .scala, .kotlin, .swift, .csharp, .julia].contains(self) }
  /// Whether single quotes hold a string of any length, not one character.
  var hasSingleQuotedStrings: Bool { isScript || self == .r }
  /// Whether a type stands before the name of what it types.
  var putsTypesFirst: Bool { self == .java || self == .csharp || self == .cxx }
  /// Whether what a function gives back stands behind its parameters.
  var hasReturnTypesBehind: Bool { self == .rust || self == .swift || self == .kotlin || self == .scala }

  /// Words that are followed by `(` or `{` without being calls.
  static let keywords: Set<String> = [
    "if", "for", "while", "switch", "catch", "return", "function", "do", "else", "try", "finally", "throw", "new", "await",
    "typeof",
    "instanceof", "in", "of", "case", "when", "match", "guard", "where", "is", "as", "let", "const", "var", "val", "void",
    "delete",
    "yield", "sizeof", "defer", "select", "go", "repeat", "import", "export", "from", "class", "struct", "enum", "interface",
    "extends",
    "implements", "public", "private", "protected", "static", "final", "async", "func", "fun", "fn", "def", "impl", "with",
    "lock",
    "using", "foreach", "loop", "move", "unless", "elseif", "end", "begin", "next", "break", "init", "super", "default", "and",
    "or",
    "not", "echo", "operator", "constructor", "package", "type", "trait", "object", "synchronized", "throws", "mut", "pub",
    "unsafe",
  ]
}
