/// What an archive is, by its first bytes: a name says what somebody believes.
enum ArchiveFormat: Hashable {
  case zip, gzip, tar
  /// A format that is known and not read, by its name.
  case other(String)

  /// How many bytes are looked at.
  static let headBytes = TarHeader.blockBytes

  /// The format that a file begins like; nil where it is none that is known.
  static func of(_ head: [UInt8]) -> ArchiveFormat? {
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .zip }
    if head.starts(with: [0x50, 0x4B, 0x07, 0x08]) { return .other("zip in several parts") }
    if head.starts(with: [0x1F, 0x8B]) { return .gzip }
    if let name = others.first(where: { head.starts(with: $0.start) })?.name { return .other(name) }
    return TarHeader(head) == nil ? nil : .tar
  }

  private static let others: [(start: [UInt8], name: String)] = [
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7z"), (Array("Rar!\u{1A}\u{7}".utf8), "rar"), (Array("BZh".utf8), "bzip2"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd"), ([0x04, 0x22, 0x4D, 0x18], "lz4"),
    ([0x1F, 0x9D], "compress"), (Array("xar!".utf8), "xar"), (Array("LZIP".utf8), "lzip"),
  ]
}
