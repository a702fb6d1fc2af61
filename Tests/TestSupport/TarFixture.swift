/// A tar made block by block.
public struct TarFixture: Sendable {
  /// The blocks so far.
  public private(set) var blocks: [UInt8] = []

  /// An empty tar.
  public init() {}

  /// A tar of some files.
  public init(_ files: [(name: String, content: String)]) {
    for file in files { add(file.name, file.content) }
  }

  /// The whole file, with the mark at its end.
  public var bytes: [UInt8] { blocks + [UInt8](repeating: 0, count: 1024) }

  /// The whole file as gzip.
  public var gzipped: [UInt8] { Compression.deflated(bytes, .gzip) }

  /// Adds an entry. `size` is what its header tells, where that is not the content's.
  public mutating func add(
    _ name: String, _ content: String = "x\n", type: Character = "0", link: String = "", prefix: String = "",
    mode: String = "0000644", size: String? = nil, magic: String = "ustar\u{0}00", checksum: Int? = nil
  ) {
    add(
      Array(name.utf8), Array(content.utf8), type: type, link: link, prefix: prefix, mode: mode, size: size, magic: magic,
      checksum: checksum)
  }

  /// The same with bytes.
  public mutating func add(
    _ name: [UInt8], _ content: [UInt8], type: Character = "0", link: String = "", prefix: String = "",
    mode: String = "0000644", size: String? = nil, magic: String = "ustar\u{0}00", checksum: Int? = nil
  ) {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ bytes: [UInt8], at position: Int, most: Int) {
      header.replaceSubrange(position..<(position + min(bytes.count, most)), with: bytes.prefix(most))
    }
    put(name, at: 0, most: 100)
    put(Array(mode.utf8), at: 100, most: 8)
    let octal = String(content.count, radix: 8)
    put(Array((size ?? String(repeating: "0", count: 11 - octal.count) + octal).utf8), at: 124, most: 12)
    put(Array("00000000000".utf8), at: 136, most: 12)
    put(Array("        ".utf8), at: 148, most: 8)
    header[156] = type.asciiValue ?? 0
    put(Array(link.utf8), at: 157, most: 100)
    put(Array(magic.utf8), at: 257, most: 8)
    put(Array(prefix.utf8), at: 345, most: 155)
    let sum = String(checksum ?? header.reduce(0) { $0 + Int($1) }, radix: 8)
    put(Array((String(repeating: "0", count: max(0, 6 - sum.count)) + sum + "\u{0} ").utf8), at: 148, most: 8)
    blocks += header + content + [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
  }

  /// Adds an extended header; `type` is `x` for the next entry, `g` for all that follow.
  public mutating func addRecords(_ records: [(key: String, value: String)], type: Character = "x") {
    var text = ""
    for (key, value) in records {
      let rest = " \(key)=\(value)\n".utf8.count
      var length = rest + 1
      while rest + String(length).count != length { length = rest + String(length).count }
      text += "\(length) \(key)=\(value)\n"
    }
    add("PaxHeaders/x", text, type: type)
  }

  /// Adds bytes as they are.
  public mutating func append(_ bytes: [UInt8]) { blocks += bytes }
}
