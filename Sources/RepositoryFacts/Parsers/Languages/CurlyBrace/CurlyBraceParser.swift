import Diagnostics

/// JavaScript, TypeScript, Java, Scala, Kotlin, Swift, Go, Rust, C, C++, C#: one walk over the tokens of a light lexer. Gives
/// `code`, `import`, `call`, `decorator`, `class`, `function`, `assign`, `main`. Knows no types and no scopes of names.
enum CurlyBraceParser: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    guard let language = LightLanguage(ending: PathName(file.path).ending), !isGenerated(file) else { return FactSet() }
    return parse(file, as: language)
  }

  /// The facts of code whose language its file's name doesn't tell, such as that of a notebook's cells.
  static func parse(_ file: SourceFile, as language: LightLanguage) -> FactSet {
    let program = LightProgram(file, language: language)
    var reader = CurlyReader(program)
    reader.run()
    return reader.output.facts(of: program)
  }

  /// Bundled code has few, very long lines, and is not what somebody wrote.
  private static func isGenerated(_ file: SourceFile) -> Bool {
    guard file.bytes.count > 50_000 else { return false }
    let lines = file.bytes.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    return file.bytes.count / lines > 400
  }
}
