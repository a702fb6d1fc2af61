/// Makes YAML of a template of YAML, line for line: Helm and Go (`{{ }}`), Jinja and cookiecutter (`{{ }}`, `{% %}`, `{# #}`).
///
/// - A line of nothing but template actions (`{{- if .Values.x }}`, `{% endif %}`) becomes empty.
/// - An expression inside a scalar becomes the placeholder `{{…}}`, quoted where the scalar would otherwise begin with a
///   brace; inside quotes it stays as it is unless its own quotes would end the scalar.
/// - GitHub's `${{ }}` is no template of the file and stays.
struct YAMLTemplate {
  /// The text without template marks and with the same lines; nil where there are none.
  static func withoutMarks(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard hasMarks(bytes) else { return nil }
    var template = YAMLTemplate()
    template.output.reserveCapacity(bytes.count)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      template.translate(bytes[start..<end])
      if end < bytes.count { template.output.append(UInt8(ascii: "\n")) }
      start = end + 1
    }
    return String(decoding: template.output, as: UTF8.self)
  }

  private static let placeholder = Array("{{…}}".utf8)
  private static let quote = UInt8(ascii: "\"")
  private static let apostrophe = UInt8(ascii: "'")
  private static let brace = UInt8(ascii: "{")

  private var output: [UInt8] = []
  /// The second byte of the mark that closes an action begun on an earlier line.
  private var unclosed: UInt8?

  private static func hasMarks(_ bytes: [UInt8]) -> Bool {
    var previous: UInt8 = 0
    var beforeThat: UInt8 = 0
    for byte in bytes {
      if previous == brace, beforeThat != UInt8(ascii: "$"), closer(of: byte) != nil { return true }
      beforeThat = previous
      previous = byte
    }
    return false
  }

  /// The byte that stands before `}` in the mark that closes what `{` and this byte opened.
  private static func closer(of byte: UInt8) -> UInt8? {
    switch byte {
    case brace: UInt8(ascii: "}")
    case UInt8(ascii: "%"): byte
    case UInt8(ascii: "#"): byte
    default: nil
    }
  }

  /// An action's extent on a line, and whether it prints a value.
  private struct Action {
    let end: Int
    let isExpression: Bool
    let closer: UInt8?
  }

  private func action(_ line: ArraySlice<UInt8>, at index: Int) -> Action? {
    guard line[index] == Self.brace, index + 1 < line.endIndex, let closer = Self.closer(of: line[index + 1]),
      index == line.startIndex || line[index - 1] != UInt8(ascii: "$")
    else { return nil }
    let isExpression = closer == UInt8(ascii: "}")
    guard let end = Self.end(line, from: index + 2, closer: closer) else {
      return Action(end: line.endIndex, isExpression: isExpression, closer: closer)
    }
    return Action(end: end, isExpression: isExpression, closer: nil)
  }

  private static func end(_ line: ArraySlice<UInt8>, from index: Int, closer: UInt8) -> Int? {
    var index = index
    while index + 1 < line.endIndex {
      if line[index] == closer, line[index + 1] == UInt8(ascii: "}") { return index + 2 }
      index += 1
    }
    return nil
  }

  private mutating func translate(_ line: ArraySlice<UInt8>) {
    var line = line
    if let closer = unclosed {
      guard let end = Self.end(line, from: line.startIndex, closer: closer) else { return }
      unclosed = nil
      line = line[end...]
    }
    guard line.contains(Self.brace) else {
      output += line
      return
    }
    if isOnlyActions(line) { return }
    translateScalars(line)
  }

  /// Whether a line holds template actions and blanks alone; remembers an action that goes on.
  private mutating func isOnlyActions(_ line: ArraySlice<UInt8>) -> Bool {
    var index = line.startIndex
    var open: UInt8?
    while index < line.endIndex {
      if let action = action(line, at: index) {
        index = action.end
        open = action.closer
      } else if isBlank(line[index]) {
        index += 1
      } else {
        return false
      }
    }
    unclosed = open
    return true
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  private mutating func translateScalars(_ line: ArraySlice<UInt8>) {
    var index = line.startIndex
    var quoted: UInt8?
    var isScalarStart = true
    var flowDepth = 0
    while index < line.endIndex {
      let byte = line[index]
      if let action = action(line, at: index) {
        unclosed = action.closer ?? unclosed
        if !action.isExpression {
          index = action.end
        } else if quoted == nil, isScalarStart {
          index = appendQuotedScalar(line, from: index, inFlow: flowDepth > 0)
          isScalarStart = false
        } else {
          append(line[index..<action.end], in: quoted)
          index = action.end
          isScalarStart = false
        }
        continue
      }
      if let open = quoted {
        if byte == UInt8(ascii: "\\"), open == Self.quote, index + 1 < line.endIndex {
          output.append(byte)
          index += 1
          output.append(line[index])
          index += 1
          continue
        }
        if byte == open { quoted = nil }
      } else if isScalarStart, byte == Self.quote || byte == Self.apostrophe {
        quoted = byte
        isScalarStart = false
      } else if !isBlank(byte) {
        isScalarStart = startsScalar(after: byte, line, index)
        if byte == UInt8(ascii: "[") || byte == Self.brace { flowDepth += 1 }
        if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { flowDepth -= 1 }
      }
      output.append(byte)
      index += 1
    }
  }

  /// Whether a value may begin after this byte: `- `, `: `, `[`, `{`, `,`.
  private func startsScalar(after byte: UInt8, _ line: ArraySlice<UInt8>, _ index: Int) -> Bool {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","): true
    case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"): index + 1 < line.endIndex && isBlank(line[index + 1])
    default: false
    }
  }

  private mutating func append(_ expression: ArraySlice<UInt8>, in quoted: UInt8?) {
    if let quoted, !expression.contains(quoted), !expression.contains(UInt8(ascii: "\\")) {
      output += expression
    } else {
      output += Self.placeholder
    }
  }

  /// Writes a scalar that begins with an expression in quotes, up to what ends a plain scalar; gives where that is.
  private mutating func appendQuotedScalar(_ line: ArraySlice<UInt8>, from start: Int, inFlow: Bool) -> Int {
    output.append(Self.quote)
    var index = start
    var pending = 0
    scalar: while index < line.endIndex {
      if let action = action(line, at: index) {
        if action.isExpression {
          output += Self.placeholder
          pending = 0
        }
        unclosed = action.closer ?? unclosed
        index = action.end
        continue
      }
      let byte = line[index]
      let isLast = index + 1 >= line.endIndex
      switch byte {
      case UInt8(ascii: ":") where isLast || isBlank(line[index + 1]): break scalar
      case UInt8(ascii: "]") where inFlow, UInt8(ascii: "}") where inFlow, UInt8(ascii: ",") where inFlow: break scalar
      case UInt8(ascii: "#") where pending > 0: break scalar
      case Self.quote, UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
        pending = 0
      default:
        output.append(byte)
        pending = isBlank(byte) ? pending + 1 : 0
      }
      index += 1
    }
    output.removeLast(pending)
    output.append(Self.quote)
    if pending > 0 { output.append(UInt8(ascii: " ")) }
    return index
  }
}
