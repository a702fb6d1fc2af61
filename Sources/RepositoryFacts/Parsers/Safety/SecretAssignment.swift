/// A value that is assigned to a name which sounds like a credential's.
struct SecretAssignment {
  let value: Range<Int>
  let kind: String
  let key: String

  /// The name before a `:` or `=`: an identifier, quoted or indexed (`config["token"] =`), a type annotation skipped
  /// (`password: str =`). Nil where the mark is a comparison or no name stands there.
  static func name(_ bytes: UnsafeBufferPointer<UInt8>, before index: Int) -> Range<Int>? {
    if bytes[index] == UInt8(ascii: "="), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "=") { return nil }
    var end = index
    if end > 0, "=!<>+:?".utf8.contains(bytes[end - 1]) {
      // `:=` assigns, the others compare.
      guard bytes[end - 1] == UInt8(ascii: ":") || bytes[end - 1] == UInt8(ascii: "?") else { return nil }
      end -= 1
    }
    var steps = 0
    while end > 0, steps < 6, " \t\"'])\\".utf8.contains(bytes[end - 1]) {
      end -= 1
      steps += 1
    }
    guard let name = identifier(bytes, endingAt: end) else { return nil }
    // `password: str = "…"`, `let token: String = "…"`
    if bytes[index] == UInt8(ascii: "="), name.lowerBound >= 2 {
      var before = name.lowerBound
      while before > 0, bytes[before - 1] == 0x20 { before -= 1 }
      if before > 0, bytes[before - 1] == UInt8(ascii: ":") {
        return identifier(bytes, endingAt: before - 1) ?? name
      }
    }
    return name
  }

  private static func identifier(_ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Range<Int>? {
    var start = end
    while start > 0, end - start < 80 {
      let byte = bytes[start - 1]
      guard TextBytes.isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      else { break }
      start -= 1
    }
    while start < end, !TextBytes.isAlphanumeric(bytes[start]) { start += 1 }
    return end - start >= 3 ? start..<end : nil
  }

  /// The literal behind a `:` or `=`, without quotes; nil for anything that isn't one.
  static func value(
    _ bytes: UnsafeBufferPointer<UInt8>, after index: Int, surroundings: SecretSurroundings
  ) -> Range<Int>? {
    var start = index + 1
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    guard start < bytes.count else { return nil }
    // A prefix of the string (`b"…"`), never that of a format (`f"…"`), which is put together at run time.
    if start + 1 < bytes.count, "brBR@".utf8.contains(bytes[start]), "\"'".utf8.contains(bytes[start + 1]) { start += 1 }
    let isEscaped = bytes[start] == UInt8(ascii: "\\")
    if isEscaped { start += 1 }
    guard start < bytes.count else { return nil }
    let quote = bytes[start]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") || quote == UInt8(ascii: "`") {
      var end = start + 1
      let close = isEscaped ? UInt8(ascii: "\\") : quote
      while end < bytes.count, end - start < 2_000, bytes[end] != close, bytes[end] != 0x0A { end += 1 }
      guard end < bytes.count, bytes[end] == close, end > start + 1 else { return nil }
      // `"a" + b` and `"…" % x` are put together.
      return (start + 1)..<end
    }
    guard surroundings.allowsBareValues, !isEscaped else { return nil }
    // YAML wants a space behind the colon; `a:b` is one word there.
    if bytes[index] == UInt8(ascii: ":"), start == index + 1 { return nil }
    if bytes[index] == UInt8(ascii: "="), surroundings.isYAML || surroundings.isShell, start != index + 1 { return nil }
    if surroundings.isJSON {
      // Behind a colon stands a number or a word there; behind `=` the rest of a string, which may be prose.
      if bytes[index] == UInt8(ascii: ":") ? !TextBytes.isDigit(bytes[start]) : isInProse(bytes, index) { return nil }
    }
    var end = start
    while end < bytes.count, end - start < 2_000, bytes[end] != 0x0A, bytes[end] != 0x0D {
      if bytes[end] == UInt8(ascii: "#"), end > start, bytes[end - 1] == 0x20 { break }
      if TextBytes.isSpace(bytes[end]), surroundings.endsAtSpace { break }
      end += 1
    }
    while end > start,
      TextBytes.isSpace(bytes[end - 1]) || bytes[end - 1] == UInt8(ascii: "\"") || bytes[end - 1] == UInt8(ascii: ",")
    {
      end -= 1
    }
    return end > start ? start..<end : nil
  }

  /// Whether the string of a JSON file in which `index` stands is a text of several lines or of some length.
  private static func isInProse(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    var place = index
    while place > 1, index - place < 250 {
      place -= 1
      if bytes[place - 1] == UInt8(ascii: "\\") {
        if bytes[place] == UInt8(ascii: "n") { return true }
      } else if bytes[place] == UInt8(ascii: "\"") {
        return false
      }
    }
    return true
  }

  /// Whether the rest of the line says to a scanner that this is no secret.
  static func isAllowed(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Bool {
    var end = index
    while end < bytes.count, end - index < 400, bytes[end] != 0x0A { end += 1 }
    let rest = ArraySlice(bytes[index..<end])
    return TextBytes.find("allowlist secret", in: rest) != nil || TextBytes.find("gitleaks:allow", in: rest) != nil
  }

  /// Whether the line on which `index` stands is a comment.
  static func isComment(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    var start = index
    while start > 0, index - start < 500, bytes[start - 1] != 0x0A { start -= 1 }
    while start < index, TextBytes.isSpace(bytes[start]) || bytes[start] == UInt8(ascii: "\"") { start += 1 }
    guard start < index else { return false }
    switch bytes[start] {
    case UInt8(ascii: "#"), UInt8(ascii: ";"), UInt8(ascii: "*"): return true
    // An example in a docstring.
    case UInt8(ascii: ">"): return start + 2 < index && bytes[start + 1] == bytes[start] && bytes[start + 2] == bytes[start]
    case UInt8(ascii: "/"): return bytes[start + 1] == UInt8(ascii: "/") || bytes[start + 1] == UInt8(ascii: "*")
    case UInt8(ascii: "-"): return bytes[start + 1] == UInt8(ascii: "-") && start + 2 < index && bytes[start + 2] == 0x20
    default: return false
    }
  }

  /// Whether the code beside a client secret says that it is public: those of installed programs can't be kept secret.
  static func isCalledPublic(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, key: String) -> Bool {
    let lowered = key.lowercased()
    guard lowered.contains("client"), lowered.contains("secret") else { return false }
    let near = ArraySlice(bytes[max(0, index - 400)..<min(bytes.count, index + 200)])
    return TextBytes.find("public", in: near) != nil || TextBytes.find("not a secret", in: near) != nil
      || TextBytes.find("not secret", in: near) != nil || TextBytes.find("not confidential", in: near) != nil
  }
}
