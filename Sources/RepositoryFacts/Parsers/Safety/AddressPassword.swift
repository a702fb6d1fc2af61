/// An address with user and password: `scheme://user:password@host`.
struct AddressPassword {
  let user: Range<Int>
  let password: Range<Int>
  let host: Range<Int>
  /// Where the authority ends.
  let end: Int

  /// The parts of an address whose `://` begins at `index`; nil where it has no user and password.
  static func match(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> AddressPassword? {
    guard index > 1, index + 4 < bytes.count, bytes[index + 1] == UInt8(ascii: "/"), bytes[index + 2] == UInt8(ascii: "/"),
      TextBytes.isAlphanumeric(bytes[index - 1])
    else { return nil }
    let start = index + 3
    var end = start
    var sign: Int?
    while end < bytes.count, end - start < 300 {
      let byte = bytes[end]
      if byte <= 0x20 || "/?#\"'`\\,;|".utf8.contains(byte) { break }
      if byte == UInt8(ascii: "@") { sign = end }
      end += 1
    }
    guard let sign, sign > start, let colon = bytes[start..<sign].firstIndex(of: UInt8(ascii: ":")), colon + 1 < sign else {
      return nil
    }
    return AddressPassword(user: start..<colon, password: (colon + 1)..<sign, host: (sign + 1)..<end, end: end)
  }
}
