/// Collects the numbers and the text of a pack.
struct PackWriter {
  private(set) var words: [UInt32] = []
  private(set) var text: [UInt8] = []
  private var known: [String: Int] = [:]

  /// Where the next number will stand.
  var position: Int { words.count }

  /// Adds a number.
  mutating func add(_ number: Int) { words.append(UInt32(number)) }

  /// Adds numbers.
  mutating func add(_ numbers: some Sequence<UInt32>) { words.append(contentsOf: numbers) }

  /// Adds a list: its count and its members.
  mutating func add(list: [Int]) {
    add(list.count)
    list.forEach { add($0) }
  }

  /// Adds where a text begins and how long it is; the same text stands once.
  mutating func add(_ string: String) {
    let start: Int
    if let place = known[string] {
      start = place
    } else {
      start = text.count
      text += string.utf8
      known[string] = start
    }
    add(start)
    add(string.utf8.count)
  }

  /// Adds a list of texts.
  mutating func add(texts: [String]) {
    add(texts.count)
    texts.forEach { add($0) }
  }

  /// Writes a number over one that was added before.
  mutating func set(_ position: Int, _ number: Int) { words[position] = UInt32(number) }
}
