/// The bytes of a tar, read forwards.
protocol ArchiveStream: AnyObject {
  /// How many bytes of the tar stand before the next one.
  var position: Int { get }
  /// Fills a buffer; gives fewer bytes only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveProblem) -> Int
  /// Goes past some bytes; says whether they were there.
  func skip(_ count: Int) throws(ArchiveProblem) -> Bool
}

extension ArchiveStream {
  /// The next bytes, all of which must be there.
  func bytes(_ count: Int) throws(ArchiveProblem) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var problem: ArchiveProblem?
    let taken = bytes.withUnsafeMutableBytes { buffer in
      do throws(ArchiveProblem) { return try read(into: buffer) } catch {
        problem = error
        return 0
      }
    }
    if let problem { throw problem }
    guard taken == count else { throw .damaged(.cut) }
    return bytes
  }
}
