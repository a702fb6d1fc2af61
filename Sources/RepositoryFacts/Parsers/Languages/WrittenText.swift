/// Source text as facts keep it: on one line, and short.
enum WrittenText {
  /// How much is kept, in bytes.
  private static let longest = 160

  /// `bytes` with each run of white space that holds a line break as one space, cut at 160 bytes.
  static func line(_ bytes: some Collection<UInt8>) -> String {
    var result: [UInt8] = []
    var isBroken = false
    for byte in bytes {
      if result.count > longest { break }
      if byte == 0x0A || byte == 0x0D {
        while result.last == 0x20 || result.last == 0x09 { result.removeLast() }
        isBroken = true
      } else if !isBroken {
        result.append(byte)
      } else if byte != 0x20, byte != 0x09 {
        if !result.isEmpty { result.append(0x20) }
        result.append(byte)
        isBroken = false
      }
    }
    if result.count > longest {
      result.removeLast(result.count - longest)
      // Never half a character.
      while let last = result.last, last & 0xC0 == 0x80 { result.removeLast() }
      if let last = result.last, last >= 0xC0 { result.removeLast() }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
