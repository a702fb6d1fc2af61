/// Numbers as zip writes them.
extension [UInt8] {
  func number16(_ position: Int) -> Int { Int(self[position]) | Int(self[position + 1]) << 8 }

  func number32(_ position: Int) -> Int { number16(position) | number16(position + 2) << 16 }

  /// Nil where it is larger than any file.
  func number64(_ position: Int) -> Int? { Int(exactly: UInt64(number32(position)) | UInt64(number32(position + 4)) << 32) }
}
