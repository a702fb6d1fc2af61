/// Splits PowerShell and cmd text into commands as well as lines and separators allow; no flow, no substitutions.
enum WindowsCommands {
  static func split(_ text: String, firstLine: Int) -> [RawShellCommand] {
    var commands: [RawShellCommand] = []
    var words: [ShellWord] = []
    var word: [UInt8] = []
    var quote: UInt8 = 0
    var isQuoted = false
    var line = firstLine
    var wordLine = firstLine
    let bytes = Array(text.utf8)

    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") }
    func endWord() {
      if !word.isEmpty || isQuoted {
        words.append(ShellWord(text: String(decoding: word, as: UTF8.self), line: wordLine, isQuoted: isQuoted))
      }
      word = []
      isQuoted = false
    }
    func endCommand() {
      endWord()
      // `$result = command` and the call operator `& command` are the command.
      if words.count > 2, words[0].text.hasPrefix("$"), words[1].text == "=" { words.removeFirst(2) }
      if let first = words.first?.text, !["rem", "::", "@rem"].contains(first.lowercased()), commands.count < ShellCommands.limit
      {
        if first.hasPrefix("@") { words[0].text.removeFirst() }
        if !words[0].text.isEmpty { commands.append(RawShellCommand(words: words)) }
      }
      words = []
    }

    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      index += 1
      if byte == UInt8(ascii: "\n") {
        line += 1
        quote = 0
        endCommand()
      } else if quote != 0 {
        if byte == quote { quote = 0 } else { word.append(byte) }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        if word.isEmpty { wordLine = line }
        quote = byte
        isQuoted = true
      } else if byte == UInt8(ascii: "`") || byte == UInt8(ascii: "^"), next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r") {
        endWord()
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
        index += 1
        line += 1
      } else if byte == UInt8(ascii: "#"), word.isEmpty, !isQuoted {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      } else if byte == UInt8(ascii: ";") || byte == UInt8(ascii: "|") || byte == UInt8(ascii: "&") {
        endCommand()
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}"), word.isEmpty, next != byte,
        isBlank(next) || next == UInt8(ascii: "\n")
      {
        endCommand()
      } else if isBlank(byte) {
        endWord()
      } else {
        if word.isEmpty { wordLine = line }
        word.append(byte)
      }
    }
    endCommand()
    return commands
  }
}
