/// Small questions about bytes of text, and cuts of them, shared by the parsers of prose and by the search for secrets.
enum TextBytes {
  /// The lines of a text as ranges without their ends (`\n` or `\r\n`); a byte order mark is left out. A lone `\r` ends
  /// no line, here as wherever else lines are counted.
  static func lines(_ bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for index in start..<max(start, bytes.count) where bytes[index] == 0x0A {
      lines.append(start..<(index > start && bytes[index - 1] == 0x0D ? index - 1 : index))
      start = index + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
  static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
  /// A letter, a digit, or a part of a character beyond ASCII.
  static func isWord(_ byte: UInt8) -> Bool { byte >= 0x80 || isAlphanumeric(byte) }
  static func isPunctuation(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F && !isAlphanumeric(byte) }
  static func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  /// The slice without white space at both ends.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var slice = bytes
    while let first = slice.first, isSpace(first) { slice.removeFirst() }
    while let last = slice.last, isSpace(last) { slice.removeLast() }
    return slice
  }

  static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.allSatisfy(isSpace) }

  static func string(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Whether `word` (lowercase ASCII) stands at `index`, letter case ignored.
  static func has(_ word: StaticString, at index: Int, in bytes: ArraySlice<UInt8>) -> Bool {
    let count = word.utf8CodeUnitCount
    guard index >= bytes.startIndex, index <= bytes.endIndex - count else { return false }
    for offset in 0..<count where lowered(bytes[index + offset]) != word.utf8Start[offset] { return false }
    return true
  }

  /// The same in a whole array.
  static func has(_ word: StaticString, at index: Int, in bytes: [UInt8]) -> Bool { has(word, at: index, in: bytes[...]) }

  /// The first place of `word` (lowercase ASCII) from `start` on, letter case ignored.
  static func find(_ word: StaticString, in bytes: ArraySlice<UInt8>, from start: Int? = nil) -> Int? {
    let first = word.utf8Start[0]
    var index = max(start ?? bytes.startIndex, bytes.startIndex)
    while index < bytes.endIndex {
      if lowered(bytes[index]) == first, has(word, at: index, in: bytes) { return index }
      index += 1
    }
    return nil
  }

  /// How many words a text has: runs without white space that hold a letter or a digit. Scripts that set no spaces between
  /// words count two characters as one.
  static func wordCount(_ bytes: some Sequence<UInt8>) -> Int {
    var count = 0
    var isCounted = false
    var ideographs = 0
    for byte in bytes {
      if isSpace(byte) {
        isCounted = false
      } else if byte >= 0xE3 && byte <= 0xE9 {
        ideographs += 1
        isCounted = true
      } else if !isCounted, isWord(byte) {
        isCounted = true
        count += 1
      }
    }
    return count + ideographs / 2
  }
}
