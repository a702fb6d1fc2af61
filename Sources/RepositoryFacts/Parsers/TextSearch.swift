extension StringProtocol
where SubSequence == Substring, UTF8View: BidirectionalCollection, UTF8View.SubSequence == Substring.UTF8View {
  /// Where an ASCII letter stands last. The standard library's search goes by characters.
  package func lastPlace(of letter: Unicode.Scalar) -> Index? { utf8.lastIndex(of: UInt8(ascii: letter)) }

  /// What follows the last of an ASCII letter; nil where there is none.
  package func behindLast(_ letter: Unicode.Scalar) -> Substring? {
    lastPlace(of: letter).map { Substring(utf8[utf8.index(after: $0)...]) }
  }

  /// What comes before the last of an ASCII letter; nil where there is none.
  package func beforeLast(_ letter: Unicode.Scalar) -> Substring? { lastPlace(of: letter).map { Substring(utf8[..<$0]) } }

  /// The pieces between an ASCII letter, empty ones left out.
  package func pieces(between letter: Unicode.Scalar) -> [Substring] {
    utf8.split(separator: UInt8(ascii: letter)).map { Substring($0) }
  }
}

extension StringProtocol {
  /// Whether a text occurs in this one, byte for byte. The standard library's search goes by characters and takes many times
  /// as long, which every file of a repository would feel.
  func contains(_ text: String) -> Bool { holdsText(text) }

  /// The same, under a name of its own for where the standard library's would be meant.
  package func holdsText(_ text: String) -> Bool {
    if let found = utf8.withContiguousStorageIfAvailable({ Self.holds($0, text) }) { return found }
    return Array(utf8).withUnsafeBufferPointer { Self.holds($0, text) }
  }

  private static func holds(_ bytes: UnsafeBufferPointer<UInt8>, _ text: String) -> Bool {
    var text = text
    return text.withUTF8 { wanted in
      guard let first = wanted.first else { return true }
      guard bytes.count >= wanted.count else { return false }
      for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
        var length = 1
        while length < wanted.count, bytes[start + length] == wanted[length] { length += 1 }
        if length == wanted.count { return true }
      }
      return false
    }
  }
}
