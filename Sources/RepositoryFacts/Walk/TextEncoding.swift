/// UTF-16 text, as PowerShell writes it (`pip freeze > requirements.txt`), is read as the UTF-8 that it would be.
enum TextEncoding {
  /// `bytes` as UTF-8 where they begin with a byte order mark of UTF-16, of either order; else unchanged. Halves of
  /// characters become U+FFFD, so lines stay where they are; UTF-32, which begins alike, keeps its NULs and so is binary.
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= 2 else { return bytes }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE): return decoded(bytes, low: 0, high: 1)
    case (0xFE, 0xFF): return decoded(bytes, low: 1, high: 0)
    default: return bytes
    }
  }

  private static func decoded(_ bytes: [UInt8], low: Int, high: Int) -> [UInt8] {
    let units = stride(from: 2, to: bytes.count - 1, by: 2).lazy.map { index in
      UInt16(bytes[index + low]) | UInt16(bytes[index + high]) << 8
    }
    return Array(String(decoding: Array(units), as: UTF16.self).utf8)
  }
}
