/// A zip made byte by byte, with every lie that a test wants in it.
public struct ZipFixture: Sendable {
  /// One entry; what is nil is told as it is.
  public struct Entry: Sendable {
    /// The name's bytes.
    public var name: [UInt8]
    /// The content before it is compressed.
    public var content: [UInt8]
    /// 0 stored, 8 deflated; anything else is only told.
    public var method: Int
    /// The flags: 1 encrypted, 8 numbers behind the content, 0x800 the name is UTF-8.
    public var flags = 0
    /// The system that it was made on: 0 DOS, 3 Unix.
    public var system = 3
    /// The Unix mode.
    public var mode = 0o100644
    /// What is stored instead of the compressed content.
    public var stored: [UInt8]?
    /// The size that is told.
    public var size: Int?
    /// The compressed size that is told.
    public var compressedSize: Int?
    /// The checksum that is told.
    public var checksum: UInt32?
    /// Where the list says that the entry begins.
    public var offset: Int?
    /// The name in front of the content.
    public var localName: [UInt8]?
    /// The size in front of the content.
    public var localSize: Int?
    /// Whether the numbers stand in the extra field of zip64.
    public var is64 = false

    /// An entry with its content deflated.
    public init(_ name: String, _ content: String = "x\n", method: Int = 8) {
      self.init(Array(name.utf8), Array(content.utf8), method: method)
    }

    /// An entry of bytes.
    public init(_ name: [UInt8], _ content: [UInt8], method: Int = 8) {
      self.name = name
      self.content = content
      self.method = method
    }

    /// The same entry, changed.
    public func with(_ change: (inout Entry) -> Void) -> Entry {
      var entry = self
      change(&entry)
      return entry
    }
  }

  /// The entries.
  public var entries: [Entry]
  /// What stands at the end.
  public var comment: [UInt8] = []
  /// How many entries the end tells.
  public var count: Int?
  /// Where the end says that the list begins.
  public var directoryOffset: Int?
  /// How long the end says that the list is.
  public var directorySize: Int?
  /// Which part of several this is.
  public var disk = 0
  /// Whether the end is that of zip64.
  public var is64 = false

  /// A zip of some entries.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// The whole file.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = bytes.count
      let stored = entry.stored ?? (entry.method == 8 ? Compression.deflated(entry.content) : entry.content)
      let numbers = (
        checksum: entry.checksum ?? Compression.checksum(entry.content), compressed: entry.compressedSize ?? stored.count,
        size: entry.size ?? entry.content.count
      )
      let isBehind = entry.flags & 8 != 0
      let localName = entry.localName ?? entry.name
      bytes += Self.number(0x0403_4B50, 4) + Self.number(20, 2) + Self.number(entry.flags, 2) + Self.number(entry.method, 2)
      bytes += Self.number(0, 4) + Self.number(isBehind ? 0 : Int(numbers.checksum), 4)
      bytes += Self.number(isBehind ? 0 : entry.is64 ? 0xFFFF_FFFF : numbers.compressed, 4)
      bytes += Self.number(isBehind ? 0 : entry.is64 ? 0xFFFF_FFFF : entry.localSize ?? numbers.size, 4)
      let localExtra =
        entry.is64
        ? Self.number(1, 2) + Self.number(16, 2) + Self.number(numbers.size, 8) + Self.number(numbers.compressed, 8) : []
      bytes += Self.number(localName.count, 2) + Self.number(localExtra.count, 2) + localName + localExtra + stored
      if isBehind {
        bytes += Self.number(0x0807_4B50, 4) + Self.number(Int(numbers.checksum), 4) + Self.number(numbers.compressed, 4)
        bytes += Self.number(numbers.size, 4)
      }
      let told = entry.offset ?? offset
      let extra =
        entry.is64
        ? Self.number(1, 2) + Self.number(24, 2) + Self.number(numbers.size, 8) + Self.number(numbers.compressed, 8)
          + Self.number(told, 8) : []
      directory += Self.number(0x0201_4B50, 4) + [30, UInt8(entry.system)] + Self.number(20, 2) + Self.number(entry.flags, 2)
      directory += Self.number(entry.method, 2) + Self.number(0, 4) + Self.number(Int(numbers.checksum), 4)
      directory += Self.number(entry.is64 ? 0xFFFF_FFFF : numbers.compressed, 4)
      directory += Self.number(entry.is64 ? 0xFFFF_FFFF : numbers.size, 4)
      directory += Self.number(entry.name.count, 2) + Self.number(extra.count, 2) + Self.number(0, 2)
      directory += Self.number(0, 2) + Self.number(0, 2) + Self.number(entry.mode << 16, 4)
      directory += Self.number(entry.is64 ? 0xFFFF_FFFF : told, 4) + entry.name + extra
    }
    return bytes + directory + end(start: bytes.count, size: directory.count)
  }

  private func end(start: Int, size: Int) -> [UInt8] {
    let count = count ?? entries.count
    let (told, toldSize) = (directoryOffset ?? start, directorySize ?? size)
    var bytes: [UInt8] = []
    if is64 {
      bytes += Self.number(0x0606_4B50, 4) + Self.number(44, 8) + Self.number(45, 2) + Self.number(45, 2) + Self.number(disk, 4)
      bytes += Self.number(disk, 4) + Self.number(count, 8) + Self.number(count, 8) + Self.number(toldSize, 8)
      bytes += Self.number(told, 8)
      bytes += Self.number(0x0706_4B50, 4) + Self.number(0, 4) + Self.number(start + size, 8) + Self.number(1, 4)
    }
    bytes += Self.number(0x0605_4B50, 4) + Self.number(disk, 2) + Self.number(disk, 2)
    bytes += Self.number(is64 ? 0xFFFF : count, 2) + Self.number(is64 ? 0xFFFF : count, 2)
    bytes += Self.number(is64 ? 0xFFFF_FFFF : toldSize, 4) + Self.number(is64 ? 0xFFFF_FFFF : told, 4)
    return bytes + Self.number(comment.count, 2) + comment
  }

  /// A number in so many bytes, the lowest first.
  private static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
