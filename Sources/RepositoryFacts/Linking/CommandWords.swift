/// The words of a `command` fact's name, with the few questions that both following and starting ask of them.
struct CommandWords {
  /// The words; the first is the program.
  let all: [Substring]

  init(_ name: String) { all = name.split(separator: " ", maxSplits: 256, omittingEmptySubsequences: true) }

  /// The program, without a folder in front.
  var program: Substring { all.first.map { RepositoryTree.name(of: String($0)) } ?? "" }
  /// What follows the program.
  var arguments: ArraySlice<Substring> { all.dropFirst() }

  /// Whether the words begin so.
  func starts(_ words: String...) -> Bool {
    guard all.count >= words.count, program == words[0] else { return false }
    return zip(all.dropFirst(), words.dropFirst()).allSatisfy { $0 == $1 }
  }

  /// The words that are no options, without values of the options in `valued`.
  func operands(after count: Int, valued: Set<Substring> = []) -> [Substring] {
    var operands: [Substring] = []
    var isValue = false
    for word in all.dropFirst(count) {
      if isValue {
        isValue = false
      } else if word.hasPrefix("-") {
        isValue = valued.contains(word)
      } else {
        operands.append(word)
      }
    }
    return operands
  }

  /// The values of an option, in one of its spellings: `-f x`, `--file x`, `--file=x`.
  func values(_ options: Substring...) -> [Substring] {
    var values: [Substring] = []
    var isValue = false
    for word in all.dropFirst() {
      if isValue {
        values.append(word)
        isValue = false
      } else if options.contains(word) {
        isValue = true
      } else {
        for option in options where option.hasPrefix("--") && word.hasPrefix(option + "=") {
          values.append(word.dropFirst(option.count + 1))
        }
      }
    }
    return values
  }
}
