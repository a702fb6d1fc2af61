/// A tar that is not compressed.
final class PlainStream: ArchiveStream {
  private let file: ArchiveFile
  private(set) var position: Int
  // What was read ahead: headers are small, and a system call each would cost more than they do.
  private var ahead: [UInt8] = []
  private var aheadStart = 0
  private static let aheadBytes = 65_536

  init(_ file: ArchiveFile, at position: Int = 0) {
    self.file = file
    self.position = position
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveProblem) -> Int {
    if buffer.count >= Self.aheadBytes {
      let count = try file.read(at: position, into: buffer)
      position += count
      return count
    }
    if position < aheadStart || position + buffer.count > aheadStart + ahead.count {
      ahead = try file.bytes(at: position, count: max(0, min(Self.aheadBytes, file.size - position)))
      aheadStart = position
    }
    let start = position - aheadStart
    let count = max(0, min(buffer.count, ahead.count - start))
    buffer.copyBytes(from: ahead[start..<start + count])
    position += count
    return count
  }

  func skip(_ count: Int) throws(ArchiveProblem) -> Bool {
    guard count <= file.size - position else { return false }
    position += count
    return true
  }
}
