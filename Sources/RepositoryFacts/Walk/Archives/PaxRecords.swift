/// What an extended header of a tar says: lines of `LENGTH KEY=VALUE`.
struct PaxRecords: Hashable {
  private(set) var values: [String: [UInt8]] = [:]

  /// Reads the records; nil where one of them is none.
  init?(_ bytes: [UInt8]) {
    var position = 0
    // Some programs fill the rest of the block.
    while position < bytes.count, bytes[position] != 0 {
      var length = 0
      var cursor = position
      while cursor < bytes.count, bytes[cursor] != 0x20 {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[cursor]), length < 1 << 30 else { return nil }
        length = length * 10 + Int(bytes[cursor] - UInt8(ascii: "0"))
        cursor += 1
      }
      let end = position + length
      guard cursor + 1 < end, end <= bytes.count, bytes[end - 1] == 0x0A else { return nil }
      let record = bytes[(cursor + 1)..<(end - 1)]
      guard let equals = record.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      values[String(decoding: record[..<equals], as: UTF8.self)] = Array(record[(equals + 1)...])
      position = end
    }
  }

  subscript(key: String) -> [UInt8]? {
    // An empty value takes the key back.
    values[key].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The number that a key has; nil where it has none that is one.
  func number(_ key: String) -> Int? {
    guard let text = self[key], let number = Int(String(decoding: text, as: UTF8.self)) else { return nil }
    return (0...ArchiveLimits.largestFile).contains(number) ? number : nil
  }

  /// Whether the file is stored with its holes left out.
  var isSparse: Bool { values.keys.contains { $0.hasPrefix("GNU.sparse.") } }
}
