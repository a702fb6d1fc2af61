/// Reads the exec form of an instruction, a JSON list of strings: `["python", "app.py"]`.
enum ExecForm {
  /// The words, or nil where the text is no such list: Docker then takes it as shell text.
  static func words(_ text: String) -> [String]? {
    let text = Substring(text).droppingOuterSpace
    guard text.first == "[", text.last == "]" else { return nil }
    var rest = text.dropFirst().droppingLeadingSpace
    var words: [String] = []
    if rest == "]" { return words }
    while true {
      guard rest.first == "\"", let (word, after) = string(rest.dropFirst()) else { return nil }
      words.append(word)
      rest = after.droppingLeadingSpace
      if rest == "]" { return words }
      guard rest.first == "," else { return nil }
      rest = rest.dropFirst().droppingLeadingSpace
    }
  }

  /// A string's content and what follows its closing quote.
  private static func string(_ text: Substring) -> (String, Substring)? {
    var word = ""
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      index = text.index(after: index)
      if character == "\"" { return (word, text[index...]) }
      guard character == "\\" else {
        word.append(character)
        continue
      }
      guard index < text.endIndex else { return nil }
      switch text[index] {
      case "n": word.append("\n")
      case "t": word.append("\t")
      case "r": word.append("\r")
      case "\"", "\\", "/": word.append(text[index])
      default: return nil
      }
      index = text.index(after: index)
    }
    return nil
  }
}
