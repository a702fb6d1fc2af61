/// Goes through the list at a zip's end, a stretch of the file at a time: it may be larger than memory.
struct ZipEntries {
  private let file: ArchiveFile
  private let directory: ZipDirectory
  private var window: [UInt8] = []
  private var cursor = 0
  private var position: Int
  private var count = 0

  private static let windowBytes = 1_000_000

  init(_ file: ArchiveFile, _ directory: ZipDirectory) {
    self.file = file
    self.directory = directory
    position = directory.start
  }

  /// The next entry; nil at the end.
  mutating func next() throws(ArchiveProblem) -> ZipEntry? {
    if position == directory.end {
      guard count == directory.count || directory.isShort && count & 0xFFFF == directory.count else {
        throw .damaged(.directory)
      }
      return nil
    }
    try need(ZipEntry.fixedBytes)
    let length = ZipEntry.length(window, at: cursor)
    try need(length)
    let entry = try ZipEntry(window, at: cursor)
    cursor += length
    position += length
    count += 1
    return entry
  }

  /// Sees that so many bytes are in the window.
  private mutating func need(_ bytes: Int) throws(ArchiveProblem) {
    if window.count - cursor >= bytes { return }
    let rest = directory.end - position
    guard bytes <= rest else { throw .damaged(.directory) }
    window = try file.bytes(at: position, count: min(rest, max(bytes, Self.windowBytes)))
    cursor = 0
  }
}
