/// One entry as the list at a zip's end describes it.
struct ZipEntry: Hashable {
  /// How a content is stored.
  enum Method: Hashable {
    case stored, deflated, other
  }

  /// Where the header in front of the content begins.
  let header: Int
  let compressed: Int
  let size: Int
  let checksum: Int
  let method: Method
  let isEncrypted: Bool
  let kind: ArchiveIndex.Kind
  let isExecutable: Bool
  /// As it is written, for the comparison with the header in front of the content.
  let rawName: [UInt8]
  /// As it is meant, in UTF-8.
  let name: [UInt8]
  let hasBackslashes: Bool

  static let signature = 0x0201_4B50
  static let fixedBytes = 46

  /// How long the record is that begins at `position`.
  static func length(_ bytes: [UInt8], at position: Int) -> Int {
    fixedBytes + bytes.number16(position + 28) + bytes.number16(position + 30) + bytes.number16(position + 32)
  }

  /// Reads a record, all of which is in `bytes`; throws where it contradicts itself.
  init(_ bytes: [UInt8], at position: Int) throws(ArchiveProblem) {
    guard bytes.number32(position) == Self.signature else { throw .damaged(.directory) }
    let system = bytes[position + 5]
    let flags = bytes.number16(position + 8)
    let nameEnd = position + Self.fixedBytes + bytes.number16(position + 28)
    let mode = bytes.number32(position + 38) >> 16
    let isUnix = system == 3 || system == 19
    rawName = Array(bytes[(position + Self.fixedBytes)..<nameEnd])
    name = ZipName.decoded(rawName, isUTF8: flags & 0x800 != 0, isUnix: isUnix)
    hasBackslashes = system == 0 || system == 10 || system == 11 || system == 14
    // Besides the usual sort there are two more that hide even the list.
    isEncrypted = flags & 0x2041 != 0
    method =
      switch bytes.number16(position + 10) {
      case 0: .stored
      case 8: .deflated
      default: .other
      }
    checksum = bytes.number32(position + 16)
    isExecutable = isUnix && mode & 0o111 != 0
    let endsWithSlash = name.last == UInt8(ascii: "/") || hasBackslashes && name.last == UInt8(ascii: "\\")
    kind =
      switch isUnix ? mode & 0o170000 : 0 {
      case _ where endsWithSlash: .folder
      case 0, 0o100000: .regular
      case 0o040000: .folder
      case 0o120000: .symlink
      default: .special
      }
    // Numbers that don't fit stand in an extra field, in this order.
    var numbers = [bytes.number32(position + 24), bytes.number32(position + 20), bytes.number32(position + 42)]
    var large = Self.large(Array(bytes[nameEnd..<(nameEnd + bytes.number16(position + 30))]))
    for index in numbers.indices where numbers[index] == 0xFFFF_FFFF {
      guard large.count >= 8, let number = large.number64(0) else { throw .damaged(.directory) }
      numbers[index] = number
      large.removeFirst(8)
    }
    guard bytes.number16(position + 34) == 0 || bytes.number16(position + 34) == 0xFFFF else { throw .parts }
    (size, compressed, header) = (numbers[0], numbers[1], numbers[2])
    guard size <= ArchiveLimits.largestFile else { throw .damaged(.directory) }
    if method == .stored, !isEncrypted, size != compressed { throw .damaged(.directory) }
  }

  /// The extra field of zip64.
  private static func large(_ extra: [UInt8]) -> [UInt8] {
    var position = 0
    while position + 4 <= extra.count {
      let end = position + 4 + extra.number16(position + 2)
      guard end <= extra.count else { break }
      if extra.number16(position) == 1 { return Array(extra[(position + 4)..<end]) }
      position = end
    }
    return []
  }
}
