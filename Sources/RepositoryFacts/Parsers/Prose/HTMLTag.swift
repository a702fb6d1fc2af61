/// One HTML tag, taken apart from what stands between `<` and `>`.
struct HTMLTag {
  /// The element's name, lowercased.
  let name: String
  /// Whether it ends an element.
  let isClosing: Bool
  private let content: ArraySlice<UInt8>

  init(_ content: ArraySlice<UInt8>) {
    var rest = content
    isClosing = rest.first == UInt8(ascii: "/")
    if isClosing { rest.removeFirst() }
    name = TextBytes.string(rest.prefix { TextBytes.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }).lowercased()
    self.content = rest
  }

  /// The value of an attribute (`name` in lowercase ASCII), quoted or not.
  func attribute(_ name: StaticString) -> String? {
    var start = content.startIndex
    while let place = TextBytes.find(name, in: content, from: start) {
      start = place + name.utf8CodeUnitCount
      guard place > content.startIndex, TextBytes.isSpace(content[place - 1]) else { continue }
      var index = start
      while index < content.endIndex, TextBytes.isSpace(content[index]) { index += 1 }
      guard index < content.endIndex, content[index] == UInt8(ascii: "=") else { continue }
      index += 1
      while index < content.endIndex, TextBytes.isSpace(content[index]) { index += 1 }
      guard index < content.endIndex else { return nil }
      let quote = content[index]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        let rest = content[(index + 1)...]
        return TextBytes.string(rest.prefix { $0 != quote })
      }
      return TextBytes.string(content[index...].prefix { !TextBytes.isSpace($0) })
    }
    return nil
  }
}
