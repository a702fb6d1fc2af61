/// A glob over a command: its words must occur in the command's words in this order, the first being the program.
struct CommandGlob: Hashable, Sendable {
  /// The glob as it is written.
  let text: String
  private let words: [NameGlob]

  init(_ text: String) {
    self.text = text
    words = text.split(separator: " ").map { NameGlob(String($0)) }
  }

  /// The program's glob, for looking up; nil for a glob without words, which matches nothing.
  var program: NameGlob? { words.first }

  /// The words of a command's name.
  static func words(of command: String) -> [Substring] { command.split(separator: " ") }

  /// Whether a command's words match. Taking the first word that fits each glob loses no match.
  func matches(_ command: [Substring]) -> Bool {
    guard let program = words.first, let first = command.first, program.matches(first) else { return false }
    var position = 1
    for word in words.dropFirst() {
      while position < command.count, !word.matches(command[position]) { position += 1 }
      guard position < command.count else { return false }
      position += 1
    }
    return true
  }
}
