/// A glob over a command: its words must occur in the command's words in this order, the first being the program.
package struct CommandGlob: Hashable, Sendable {
  /// The glob as it is written.
  package let text: String

  package init(_ text: String) { self.text = text }

  /// Whether a command matches. Taking the first word that fits each glob loses no match.
  package func matches(_ command: String) -> Bool {
    NameGlob.withBytes(of: text) { glob in NameGlob.withBytes(of: command) { Self.matches(glob, $0) } }
  }

  static func matches(_ glob: UnsafeBufferPointer<UInt8>, _ command: UnsafeBufferPointer<UInt8>) -> Bool {
    var (inGlob, inCommand) = (0, 0)
    guard let program = nextWord(glob, &inGlob), let first = nextWord(command, &inCommand),
      NameGlob.matches(program, first, under: false)
    else { return false }
    while let wanted = nextWord(glob, &inGlob) {
      repeat {
        guard let word = nextWord(command, &inCommand) else { return false }
        if NameGlob.matches(wanted, word, under: false) { break }
      } while true
    }
    return true
  }

  /// The first word of a command or of a glob over commands; nil where there is none.
  static func program(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    var position = 0
    return nextWord(text, &position)
  }

  private static func nextWord(_ text: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> UnsafeBufferPointer<UInt8>? {
    let space = UInt8(ascii: " ")
    while position < text.count, text[position] == space { position += 1 }
    let start = position
    while position < text.count, text[position] != space { position += 1 }
    return start < position ? UnsafeBufferPointer(rebasing: text[start..<position]) : nil
  }
}
