/// A short fingerprint of data files, so that two results can be told apart when the data between them changed.
///
/// What is said counts, not where it stands: comments, line breaks and quoting change nothing. The hash is FNV-1a with 64
/// bits (Fowler, Noll, Vo), the same on every machine; it tells slips apart and is no protection against forgery.
public struct ContentDigest: Hashable, Sendable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The fingerprint of nothing.
  public init() {}

  /// The fingerprint as 16 hexadecimal digits.
  public var hex: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Takes in a text and where it ends.
  public mutating func add(_ text: String) {
    var text = text
    state = text.withUTF8 { bytes in
      var state = state
      for byte in bytes { state = Self.mixed(state, byte) }
      // No byte of UTF-8 text: texts that follow one another can't run together.
      return Self.mixed(state, 0xFF)
    }
  }

  /// Takes in a document's keys, values and shape. The document is the program's own, or one within a reader's depth limit.
  public mutating func add(_ node: DocumentNode) {
    switch node.content {
    case .scalar(let text):
      add(UInt8(ascii: "s"))
      add(text)
    case .mapping(let entries):
      add(UInt8(ascii: "m"))
      for entry in entries {
        add(entry.key)
        add(entry.value)
      }
      add(UInt8(ascii: "."))
    case .sequence(let items):
      add(UInt8(ascii: "l"))
      for item in items { add(item) }
      add(UInt8(ascii: "."))
    }
  }

  private mutating func add(_ byte: UInt8) { state = Self.mixed(state, byte) }

  private static func mixed(_ state: UInt64, _ byte: UInt8) -> UInt64 { (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
