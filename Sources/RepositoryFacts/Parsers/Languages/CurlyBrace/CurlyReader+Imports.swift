extension CurlyReader {
  /// Reads an import of any of the languages; gives the token to go on with.
  mutating func importStatement(_ index: Int) -> Int? {
    switch language {
    case .javascript, .typescript:
      if program.isWord(index, "import"), !program.isSign(index + 1, "("), !program.isSign(index + 1, ".") {
        return scriptImport(index)
      }
      if program.isWord(index, "export") { return exportFrom(index) }
    case .java, .kotlin, .scala, .swift:
      if program.isWord(index, "import"), program.tokens[index].startsLine || language != .swift || program.isSign(index - 2, "@")
      {
        return dottedImport(index)
      }
    case .csharp:
      if program.isWord(index, "using"), program.isIdentifier(index + 1), !program.isWord(index + 1, "var") {
        return dottedImport(index)
      }
    case .go:
      if program.isWord(index, "import") { return goImport(index) }
    case .rust:
      if program.isWord(index, "use") || program.isWord(index, "crate") && program.isWord(index - 1, "extern") {
        return rustUse(index)
      }
    default: break
    }
    return nil
  }

  // MARK: JavaScript

  private mutating func scriptImport(_ index: Int) -> Int? {
    // `import a, {b as c}, * as d from "m"`, `import "m"`
    var place = index + 1
    var end = place
    while end < program.tokens.count, end - index < 2_000, !program.isWord(end, "import"), !program.isString(end),
      !program.isSign(end, ";"),
      !program.isSign(end, "=")
    { end += 1 }
    guard program.isString(end) else { return nil }
    let module = program.text(end)
    let isLocal = module.hasPrefix(".")
    var members: [String] = []
    var isInBraces = false
    while place < end {
      if program.isSign(place, "{") { isInBraces = true }
      if program.isSign(place, "*"), program.isWord(place + 1, "as"), program.isIdentifier(place + 2) {
        if !isLocal { names.aliases[program.text(place + 2)] = module }
        place += 2
      } else if program.isIdentifier(place), !program.isWord(place, "from"), !program.isWord(place, "type") {
        let member = program.text(place)
        let isRenamed = program.isWord(place + 1, "as") && program.isIdentifier(place + 2)
        let local = isRenamed ? program.text(place + 2) : member
        if isRenamed { place += 2 }
        if isInBraces { members.append(member) }
        if !isLocal { names.aliases[local] = isInBraces ? "\(module).\(member)" : module }
      }
      place += 1
    }
    addModule(module, members: members, line: program.tokens[index].line)
    return end + 1
  }

  private mutating func exportFrom(_ index: Int) -> Int? {
    guard program.isSign(index + 1, "{") || program.isSign(index + 1, "*") else { return nil }
    var place = program.isSign(index + 1, "{") ? program.partner[index + 1] + 1 : index + 2
    if program.isWord(place, "as") { place += 2 }
    guard program.isWord(place, "from"), program.isString(place + 1) else { return nil }
    output.add(.import, program.text(place + 1), line: program.tokens[index].line)
    return place + 2
  }

  /// `const {a, b: c} = require("m")`
  mutating func destructured(_ module: String, before index: Int) {
    guard program.isSign(index - 1, "="), program.isSign(index - 2, "}"), !module.hasPrefix(".") else { return }
    var start = index - 3
    while start > 0, index - start < 400, !program.isSign(start, "{") { start -= 1 }
    guard program.isSign(start, "{"), program.partner[start] == index - 2 else { return }
    LightArguments.each(program, from: start + 1, to: index - 2) { range in
      guard program.isIdentifier(range.lowerBound) else { return }
      let member = program.text(range.lowerBound)
      let isRenamed = range.count == 3 && program.isSign(range.lowerBound + 1, ":")
      names.aliases[isRenamed ? program.text(range.lowerBound + 2) : member] = "\(module).\(member)"
    }
  }

  private mutating func addModule(_ module: String, members: [String], line: Int) {
    if members.isEmpty || module.hasPrefix(".") { output.add(.import, module, line: line) }
    if !module.hasPrefix(".") { for member in members.prefix(200) { output.add(.import, "\(module).\(member)", line: line) } }
  }

  // MARK: Dotted

  private mutating func dottedImport(_ index: Int) -> Int {
    let line = program.tokens[index].line
    var place = index + 1
    if ["static", "class", "struct", "func", "enum", "protocol", "global", "var"].contains(program.text(place)),
      program.isIdentifier(place + 1)
    {
      place += 1
    }
    if language == .csharp, program.isSign(place + 1, "=") {
      let (parts, next) = chain(place + 2)
      names.aliases[program.text(place)] = parts.joined(separator: ".")
      output.add(.import, parts.joined(separator: "."), line: line)
      return next
    }
    guard program.isIdentifier(place) else { return place }
    // Scala may name several, each with a group in braces.
    while program.isIdentifier(place) {
      let (parts, next) = chain(place)
      place = next
      var path = parts
      if path.last == "_" { path.removeLast() }
      let base = path.joined(separator: ".")
      if program.isSign(place, "."), program.isSign(place + 1, "{") {
        let close = min(program.partner[place + 1], program.tokens.count)
        LightArguments.each(program, from: place + 2, to: close) { range in
          let member = program.text(range.lowerBound)
          if member == "_" || !program.isIdentifier(range.lowerBound) { return output.add(.import, base, line: line) }
          let isRenamed = range.count == 3 && program.isIdentifier(range.upperBound - 1)
          names.aliases[isRenamed ? program.text(range.upperBound - 1) : member] = "\(base).\(member)"
          output.add(.import, "\(base).\(member)", line: line)
        }
        place = min(close + 1, program.tokens.count)
      } else {
        output.add(.import, base, line: line)
        if program.isSign(place, "."), program.isSign(place + 1, "*") {
          place += 2
        } else if language != .swift, language != .csharp, parts.last != "_", let last = path.last, path.count > 1 {
          let isRenamed = program.isWord(place, "as") && program.isIdentifier(place + 1)
          names.aliases[isRenamed ? program.text(place + 1) : last] = base
          if isRenamed { place += 2 }
        }
      }
      guard language == .scala, program.isSign(place, ",") else { break }
      place += 1
    }
    return place
  }

  // MARK: Go, Rust, C

  private mutating func goImport(_ index: Int) -> Int {
    var place = index + 1
    let end = program.isSign(place, "(") ? program.partner[place] : place + 2
    if program.isSign(place, "(") { place += 1 }
    while place < min(end, program.tokens.count) {
      if program.isString(place) {
        let path = program.text(place)
        output.add(.import, path, line: program.tokens[place].line)
        let components = path.split(separator: "/")
        var name = components.last.map(String.init) ?? path
        // `…/v2` is a version, the package's name stands before it.
        if name.utf8.first == UInt8(ascii: "v"), name.dropFirst().utf8.allSatisfy(TextBytes.isDigit), components.count > 1 {
          name = String(components[components.count - 2])
        }
        let isRenamed = program.isIdentifier(place - 1) && !program.isWord(place - 1, "import")
        names.aliases[isRenamed ? program.text(place - 1) : name] = path
      }
      place += 1
    }
    return place
  }

  private mutating func rustUse(_ index: Int) -> Int {
    var end = index + 1
    while end < program.tokens.count, end - index < 1_000, !program.isWord(end, "use"), !program.isSign(end, ";") { end += 1 }
    useTree(index + 1, end, prefix: [], line: program.tokens[index].line, depth: 8)
    return end
  }

  private mutating func useTree(_ start: Int, _ end: Int, prefix: [String], line: Int, depth: Int) {
    guard depth > 0 else { return }
    var ranges: [Range<Int>] = []
    LightArguments.each(program, from: start, to: end) { ranges.append($0) }
    for range in ranges {
      var place = range.lowerBound
      if program.isSign(place, ":", ":") { place += 1 }
      guard program.isIdentifier(place) else {
        output.add(.import, prefix.joined(separator: "."), line: line)
        continue
      }
      let (parts, next) = chain(place)
      var path = prefix + parts
      if path.last == "self" { path.removeLast() }
      if program.isSign(next, ":", ":"), program.isSign(next + 1, "{") {
        useTree(next + 2, min(program.partner[next + 1], range.upperBound), prefix: path, line: line, depth: depth - 1)
      } else {
        let name = path.joined(separator: ".")
        output.add(.import, name, line: line)
        let isRenamed = program.isWord(next, "as") && program.isIdentifier(next + 1)
        if let last = path.last, path.count > 1 { names.aliases[isRenamed ? program.text(next + 1) : last] = name }
      }
    }
  }

  /// `#include <a/b.h>`; other directives are stepped over up to the end of their line.
  mutating func directive(_ index: Int) -> Int {
    guard program.isWord(index + 1, "include") else { return index + 1 }
    if program.isString(index + 2) {
      output.add(.import, program.text(index + 2), line: program.tokens[index].line)
      return index + 3
    }
    guard program.isSign(index + 2, "<") else { return index + 2 }
    var end = index + 3
    while end < program.tokens.count, !program.tokens[end].startsLine, !program.isSign(end, ">") { end += 1 }
    guard end < program.tokens.count, end > index + 3 else { return index + 3 }
    let range = program.tokens[index + 3].range.lowerBound..<program.tokens[end].range.lowerBound
    output.add(.import, TextBytes.string(TextBytes.trimmed(program.file.bytes[range])), line: program.tokens[index].line)
    return end + 1
  }
}
