/// One block of a tar that says what follows it.
struct TarHeader: Hashable {
  static let blockBytes = 512

  let name: [UInt8]
  let link: [UInt8]
  let size: Int
  let type: UInt8
  let isExecutable: Bool
  /// Whether a sparse file's map goes on in the next block.
  let hasMoreSparse: Bool

  /// Reads a block; nil where its checksum or a number in it is wrong.
  init?(_ block: [UInt8]) {
    guard block.count == Self.blockBytes, Self.hasRightChecksum(block),
      let mode = Self.number(block[100..<108]), let size = Self.number(block[124..<136]), size <= ArchiveLimits.largestFile
    else { return nil }
    let magic = Array(block[257..<263])
    var name = Self.text(block[0..<100])
    // What GNU's own format has there is no part of the name.
    if magic == Array("ustar\0".utf8), block[345] != 0 {
      name = Self.text(block[345..<500]) + [UInt8(ascii: "/")] + name
    }
    self.name = name
    self.size = size
    link = Self.text(block[157..<257])
    type = block[156]
    isExecutable = mode & 0o111 != 0
    hasMoreSparse = block[482] != 0
  }

  /// The bytes before the first NUL.
  private static func text(_ field: ArraySlice<UInt8>) -> [UInt8] { Array(field.prefix { $0 != 0 }) }

  /// A number in octal digits, or in binary where the first bit is set; nil where it is none or negative.
  static func number(_ field: ArraySlice<UInt8>) -> Int? {
    guard let first = field.first else { return nil }
    var value = 0
    if first & 0x80 != 0 {
      guard first == 0x80 else { return nil }
      for byte in field.dropFirst() {
        guard value < 1 << 54 else { return nil }
        value = value << 8 | Int(byte)
      }
      return value
    }
    var rest = field.drop { $0 == 0x20 }
    while let digit = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit) {
      guard value < 1 << 58 else { return nil }
      value = value << 3 | Int(digit - UInt8(ascii: "0"))
      rest.removeFirst()
    }
    return rest.allSatisfy { $0 == 0 || $0 == 0x20 } ? value : nil
  }

  /// The sum of all bytes, with the checksum's own as spaces. Some old programs took bytes to be signed.
  private static func hasRightChecksum(_ block: [UInt8]) -> Bool {
    guard let said = number(block[148..<156]) else { return false }
    var (unsigned, signed) = (8 * 0x20, 8 * 0x20)
    for (index, byte) in block.enumerated() where !(148..<156).contains(index) {
      unsigned += Int(byte)
      signed += Int(Int8(bitPattern: byte))
    }
    return said == unsigned || said == signed
  }
}
