// Imports: the facts and the names that they bind.
extension PythonWalker {
  /// `import a.b, c as d`.
  mutating func importStatement() {
    index += 1
    while tokens[index].kind == .name {
      let first = index
      let name = dottedName()
      emitImport(name, line: tokens[first].line)
      if tokens[index].isKeyword(PythonSymbol.as), tokens[index + 1].kind == .name {
        bindImport(tokens[index + 1].value, name)
        index += 2
      } else {
        // `import a.b` binds `a`.
        bindImport(tokens[first].value, names.text(tokens[first].value))
      }
      guard tokens[index].isSign(PythonSign.comma) else { break }
      index += 1
    }
    skipStatement()
  }

  /// `from a.b import c as d, e` and the relative forms.
  mutating func fromStatement() {
    index += 1
    let line = tokens[index].line
    var dots = 0
    while tokens[index].isSign(PythonSign.dot) || tokens[index].isSign(PythonSign.ellipsis) {
      dots += tokens[index].code == PythonSign.ellipsis ? 3 : 1
      index += 1
    }
    var module = dots > 0 ? package(above: dots - 1) : ""
    if tokens[index].kind == .name {
      let name = dottedName()
      module = module.isEmpty ? name : module + "." + name
    }
    guard tokens[index].isKeyword(PythonSymbol.import) else { return skipStatement() }
    index += 1
    if tokens[index].isSign(PythonSign.star) {
      emitImport(module, line: line)
      return skipStatement()
    }
    let isParenthesised = tokens[index].isSign(PythonSign.parenOpen)
    if isParenthesised { index += 1 }
    while tokens[index].kind == .name {
      let symbol = tokens[index].value
      let member = names.text(symbol)
      let name = module.isEmpty ? member : module + "." + member
      emitImport(name, line: tokens[index].line)
      index += 1
      if tokens[index].isKeyword(PythonSymbol.as), tokens[index + 1].kind == .name {
        bindImport(tokens[index + 1].value, name)
        index += 2
      } else {
        bindImport(symbol, name)
      }
      guard tokens[index].isSign(PythonSign.comma) else { break }
      index += 1
    }
    if isParenthesised, tokens[index].isSign(PythonSign.parenClose) { index += 1 }
    skipStatement()
  }

  private mutating func dottedName() -> String {
    let first = index
    index += 1
    while tokens[index].isSign(PythonSign.dot), tokens[index + 1].kind == .name { index += 2 }
    return written(first, index)
  }

  /// The dotted name of this file's folder, or of the one `levels` above it.
  private func package(above levels: Int) -> String {
    let folders = output.path.split(separator: "/").dropLast()
    return folders.dropLast(levels).joined(separator: ".")
  }

  private mutating func emitImport(_ name: String, line: UInt32) {
    guard isEmitting, !name.isEmpty else { return }
    output.append(.import, name, line: line, [.init(.language, "python")])
  }
}
