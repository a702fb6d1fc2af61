/// A private key in PEM form: `-----BEGIN … PRIVATE KEY-----` and base64 lines behind it, which may stand in a string with
/// `\n` between them. The header alone is none, nor is an encrypted key.
enum PrivateKeyBlock {
  /// The key's text behind a header that begins at `index`.
  static func body(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Range<Int>? {
    guard has("-----BEGIN ", bytes, at: index) else { return nil }
    var end = index + 11
    while end < bytes.count, end - index < 60, bytes[end] != UInt8(ascii: "-") { end += 1 }
    let label = TextBytes.string(bytes[(index + 11)..<end])
    guard label.hasSuffix("PRIVATE KEY") || label.hasSuffix("PRIVATE KEY BLOCK"), !label.contains("ENCRYPTED"),
      has("-----", bytes, at: end)
    else { return nil }
    var start = end + 5
    // Line ends as such or escaped, quotes and plus signs of joined strings, indentation.
    while start < bytes.count, start - end < 80 {
      if bytes[start] == UInt8(ascii: "\\"), start + 1 < bytes.count, "nr\\".utf8.contains(bytes[start + 1]) {
        start += 2
      } else if TextBytes.isSpace(bytes[start]) || "\"'+,".utf8.contains(bytes[start]) {
        start += 1
      } else {
        break
      }
    }
    var stop = start
    while stop < bytes.count, stop - start < 16_000, isBase64(bytes[stop]) { stop += 1 }
    guard stop - start >= 40, Set(bytes[start..<stop].prefix(64)).count >= 12 else { return nil }
    return start..<stop
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    TextBytes.isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
  }

  private static func has(_ word: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + word.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<word.utf8CodeUnitCount where bytes[index + offset] != word.utf8Start[offset] { return false }
    return true
  }
}
