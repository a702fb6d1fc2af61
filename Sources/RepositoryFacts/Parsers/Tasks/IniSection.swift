/// A section of an INI file whose values may go on over lines, each with its number.
///
/// `Documents` gives a value as one text; tox needs its lines apart, and also reads INI that stands inside TOML.
struct IniSection {
  struct Line {
    var text: String
    let number: Int
  }

  let name: String
  let line: Int
  private var values: [(key: String, lines: [Line])] = []

  /// The lines of a key's value, those that a backslash continues put together; nil without the key.
  func lines(_ key: String) -> [Line]? { values.first { $0.key == key }?.lines }

  /// The sections of `text`, whose first line is line `firstLine` of its file.
  static func read(_ text: String, firstLine: Int) -> [IniSection] {
    var sections: [IniSection] = []
    for (raw, number) in NumberedLines.of(text, from: firstLine) {
      let line = raw.trimmedBlanks
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
      if line.hasPrefix("["), line.hasSuffix("]"), raw.first == "[" {
        sections.append(IniSection(name: String(line.dropFirst().dropLast()), line: number))
        continue
      }
      guard !sections.isEmpty else { continue }
      let last = sections.count - 1
      if raw.first == " " || raw.first == "\t" {
        sections[last].continueValue(String(line), number)
      } else if let sign = line.firstIndex(where: { $0 == "=" || $0 == ":" }) {
        sections[last].values.append((String(line[..<sign].trimmedBlanks), []))
        sections[last].continueValue(String(line[line.index(after: sign)...].trimmedBlanks), number)
      }
    }
    return sections
  }

  private init(name: String, line: Int) {
    self.name = name
    self.line = line
  }

  private mutating func continueValue(_ text: String, _ number: Int) {
    guard !values.isEmpty, !text.isEmpty else { return }
    let value = values.count - 1
    let last = values[value].lines.count - 1
    if last >= 0, values[value].lines[last].text.hasSuffix("\\"), values[value].lines[last].text.utf8.count < 1 << 16 {
      values[value].lines[last].text.removeLast()
      values[value].lines[last].text += text
    } else {
      values[value].lines.append(Line(text: text, number: number))
    }
  }
}
