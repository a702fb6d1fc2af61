/// A tar compressed by gzip, in one member or several, inflated as far as it is read.
final class GzipStream: ArchiveStream {
  private let file: ArchiveFile
  private let limits: ArchiveLimits
  private let inflater: Inflater
  private(set) var position = 0
  /// The points passed on the way, where they are wanted.
  private(set) var points: GzipPoints?

  private let input: UnsafeMutableRawBufferPointer
  private var inputStart = 0
  private var inputEnd = 0
  /// Where in the file what follows the input begins.
  private var filePosition = 0
  /// In the middle of a member nothing of what is wrapped around it is known, so its end must be skipped.
  private var wrapping = Inflater.Wrapping.gzip
  private var isEnded = false

  private static let inputBytes = 131_072
  private static let trailerBytes = 8

  /// The whole tar.
  init(_ file: ArchiveFile, limits: ArchiveLimits, collectsPoints: Bool) throws(ArchiveProblem) {
    guard let inflater = Inflater(.gzip) else { throw .unreadable }
    self.file = file
    self.limits = limits
    self.inflater = inflater
    input = .allocate(byteCount: Self.inputBytes, alignment: 16)
    if collectsPoints { points = GzipPoints(limits) }
  }

  /// The tar from a point on.
  convenience init(_ file: ArchiveFile, limits: ArchiveLimits, from point: GzipPoints.Point) throws(ArchiveProblem) {
    try self.init(file, limits: limits, collectsPoints: false)
    guard point.output > 0 else { return }
    let before = point.restart.bits > 0 ? try file.bytes(at: point.input - 1, count: 1)[0] : 0
    try inflater.reset(to: point.restart, before: before)
    wrapping = .raw
    position = point.output
    filePosition = point.input
  }

  deinit { input.deallocate() }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveProblem) -> Int {
    var count = 0
    while count < buffer.count, !isEnded {
      if inputStart == inputEnd, try !refill(1) { throw .damaged(.cut) }
      let available = UnsafeRawBufferPointer(rebasing: input[inputStart..<inputEnd])
      let step = try inflater.step(
        available, into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]), stopsAtBlocks: points != nil)
      inputStart += step.consumed
      count += step.produced
      position += step.produced
      if step.isEnd {
        try beginNextMember()
      } else {
        if step.isBlockStart { points?.pass(output: position, input: consumed, inflater) }
        if step.consumed == 0, step.produced == 0, !step.isBlockStart { throw .damaged(.compressed) }
      }
      if position > limits.inflatedBytes || limits.isTooMuch(inflated: position, of: file.size) { throw .tooLarge }
    }
    return count
  }

  func skip(_ count: Int) throws(ArchiveProblem) -> Bool {
    var rest = count
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: min(max(rest, 1), Self.inputBytes), alignment: 16)
    defer { scratch.deallocate() }
    while rest > 0 {
      let taken = try read(into: UnsafeMutableRawBufferPointer(rebasing: scratch[..<min(rest, scratch.count)]))
      if taken == 0 { return false }
      rest -= taken
    }
    return true
  }

  /// How many bytes of the file were inflated.
  private var consumed: Int { filePosition - (inputEnd - inputStart) }

  /// Sees that so many bytes of input are there; says whether there are as many in the file.
  private func refill(_ wanted: Int) throws(ArchiveProblem) -> Bool {
    let rest = inputEnd - inputStart
    if rest >= wanted { return true }
    for offset in 0..<rest { input[offset] = input[inputStart + offset] }
    let taken = try file.read(at: filePosition, into: UnsafeMutableRawBufferPointer(rebasing: input[rest...]))
    filePosition += taken
    (inputStart, inputEnd) = (0, rest + taken)
    return inputEnd >= wanted
  }

  /// A further member may follow, or what programs put behind the last one, which gzip passes over too.
  private func beginNextMember() throws(ArchiveProblem) {
    if wrapping == .raw {
      guard try refill(Self.trailerBytes) else { throw .damaged(.cut) }
      inputStart += Self.trailerBytes
    }
    guard try refill(2), input[inputStart] == 0x1F, input[inputStart + 1] == 0x8B else {
      isEnded = true
      return
    }
    wrapping = .gzip
    try inflater.reset(.gzip)
  }
}
