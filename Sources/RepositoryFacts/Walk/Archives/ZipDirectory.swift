/// Where the list of a zip's entries stands, as the record at the zip's end says.
struct ZipDirectory: Hashable {
  let start: Int
  let end: Int
  let count: Int
  /// Whether `count` may be the rest that 16 bits hold of a larger number, as programs wrote it that know no zip64.
  let isShort: Bool
  /// What stands behind the last record: `git archive` notes the commit there.
  let comment: [UInt8]

  private static let recordBytes = 22
  private static let locatorBytes = 20
  private static let record64Bytes = 56
  private static let longestComment = 0xFFFF

  /// Finds the record by its comment's length, which must reach the end exactly.
  init(_ file: ArchiveFile) throws(ArchiveProblem) {
    let tailStart = max(0, file.size - Self.recordBytes - Self.longestComment)
    let tail = try file.bytes(at: tailStart, count: file.size - tailStart)
    var position = tail.count - Self.recordBytes
    while position >= 0, !Self.isRecord(tail, at: position) { position -= 1 }
    guard position >= 0 else { throw .damaged(.cut) }
    comment = Array(tail[(position + Self.recordBytes)...])
    let recordStart = tailStart + position
    var disks = (this: tail.number16(position + 4), first: tail.number16(position + 6))
    var counts = (here: tail.number16(position + 8), all: tail.number16(position + 10))
    var size = tail.number32(position + 12)
    var offset = tail.number32(position + 16)
    var limit = recordStart
    isShort = !(counts.all == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF)
    if !isShort, let large = try Self.record64(file, before: recordStart) {
      (disks, counts, size, offset, limit) = (large.disks, large.counts, large.size, large.offset, large.start)
    }
    guard disks == (0, 0), counts.here == counts.all else { throw .parts }
    guard offset <= limit, size <= limit - offset else { throw .damaged(.directory) }
    (start, end, count) = (offset, offset + size, counts.all)
  }

  private static func isRecord(_ tail: [UInt8], at position: Int) -> Bool {
    tail[position] == 0x50 && tail[position + 1] == 0x4B && tail[position + 2] == 5 && tail[position + 3] == 6
      && position + recordBytes + tail.number16(position + 20) == tail.count
  }

  private typealias Record64 = (
    disks: (this: Int, first: Int), counts: (here: Int, all: Int), size: Int, offset: Int, start: Int
  )

  /// The record of zip64, which a locator in front of the common one points to; nil where there is no locator.
  private static func record64(_ file: ArchiveFile, before recordStart: Int) throws(ArchiveProblem) -> Record64? {
    guard recordStart >= locatorBytes else { return nil }
    let locator = try file.bytes(at: recordStart - locatorBytes, count: locatorBytes)
    guard locator.number32(0) == 0x0706_4B50 else { return nil }
    guard locator.number32(4) == 0, locator.number32(16) <= 1 else { throw .parts }
    guard let start = locator.number64(8), start <= recordStart - locatorBytes - record64Bytes else { throw .damaged(.directory) }
    let record = try file.bytes(at: start, count: record64Bytes)
    guard record.number32(0) == 0x0606_4B50, let here = record.number64(24), let all = record.number64(32),
      let size = record.number64(40), let offset = record.number64(48)
    else { throw .damaged(.directory) }
    return ((record.number32(16), record.number32(20)), (here, all), size, offset, start)
  }
}
