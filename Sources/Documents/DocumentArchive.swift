/// A compact text form of a `DocumentNode`, made at build time and read back in a fraction of the time that parsing the
/// YAML again would take.
///
/// A node is a tag (`s` plain scalar, `q` quoted scalar, `m` mapping, `l` sequence), its line and column, and its length or
/// count, each number followed by a space; then a scalar's bytes, or the children. A mapping's child is preceded by the
/// key's line, column, length and bytes.
public enum DocumentArchive {
  /// The archive of a node.
  public static func encode(_ node: DocumentNode) -> [UInt8] {
    var bytes: [UInt8] = []
    write(node, to: &bytes)
    return bytes
  }

  /// The node of an archive; nil where the bytes are no archive, or nest deeper than any reader's document.
  public static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> DocumentNode? {
    var position = 0
    return read(bytes, &position, depth: ReadingLimits().depth + 1)
  }

  private static func write(_ node: DocumentNode, to bytes: inout [UInt8]) {
    func number(_ value: Int) { bytes.append(contentsOf: "\(value) ".utf8) }
    switch node.content {
    case .scalar(let text):
      bytes.append(UInt8(ascii: node.isQuoted ? "q" : "s"))
      number(node.line)
      number(node.column)
      number(text.utf8.count)
      bytes.append(contentsOf: text.utf8)
    case .mapping(let entries):
      bytes.append(UInt8(ascii: "m"))
      number(node.line)
      number(node.column)
      number(entries.count)
      for entry in entries {
        number(entry.line)
        number(entry.column)
        number(entry.key.utf8.count)
        bytes.append(contentsOf: entry.key.utf8)
        write(entry.value, to: &bytes)
      }
    case .sequence(let items):
      bytes.append(UInt8(ascii: "l"))
      number(node.line)
      number(node.column)
      number(items.count)
      for item in items { write(item, to: &bytes) }
    }
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, depth: Int) -> DocumentNode? {
    func number() -> Int? {
      var value = 0
      while position < bytes.count, bytes[position] != UInt8(ascii: " ") {
        // A number that leaves no room for a further digit is greater than any file.
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]), value < Int.max / 10 else { return nil }
        value = value * 10 + Int(bytes[position] - UInt8(ascii: "0"))
        position += 1
      }
      position += 1
      return value
    }
    func text(_ count: Int) -> String? {
      guard position <= bytes.count, count <= bytes.count - position else { return nil }
      defer { position += count }
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[position..<position + count]), as: UTF8.self)
    }
    guard depth > 0, position < bytes.count else { return nil }
    let tag = bytes[position]
    position += 1
    guard let line = number(), let column = number(), let count = number() else { return nil }
    switch tag {
    case UInt8(ascii: "s"), UInt8(ascii: "q"):
      guard let text = text(count) else { return nil }
      return DocumentNode(.scalar(text), line: line, column: column, isQuoted: tag == UInt8(ascii: "q"))
    case UInt8(ascii: "m"):
      var entries: [DocumentNode.Entry] = []
      entries.reserveCapacity(min(count, 4_096))
      for _ in 0..<count {
        guard let keyLine = number(), let keyColumn = number(), let length = number(), let key = text(length),
          let value = read(bytes, &position, depth: depth - 1)
        else { return nil }
        entries.append(.init(key: key, line: keyLine, column: keyColumn, value: value))
      }
      return DocumentNode(.mapping(entries), line: line, column: column)
    case UInt8(ascii: "l"):
      var items: [DocumentNode] = []
      items.reserveCapacity(min(count, 4_096))
      for _ in 0..<count {
        guard let item = read(bytes, &position, depth: depth - 1) else { return nil }
        items.append(item)
      }
      return DocumentNode(.sequence(items), line: line, column: column)
    default: return nil
    }
  }
}
