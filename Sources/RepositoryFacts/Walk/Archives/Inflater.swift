import CZlib

/// zlib's inflating, kept within the buffers that it is given.
final class Inflater {
  /// What stands around the compressed data.
  enum Wrapping: Hashable {
    /// Nothing, as in a zip.
    case raw
    /// A gzip header before it and a checksum behind it, which is checked.
    case gzip
  }

  /// What came of a step.
  struct Step {
    let consumed: Int
    let produced: Int
    /// The data is at its end, and so is what is wrapped around it.
    let isEnd: Bool
    /// The next data begins a block, from which inflating can begin anew.
    let isBlockStart: Bool
  }

  /// What must be known to begin in the middle.
  struct Restart {
    /// How many bits of the byte before are still to come.
    let bits: Int
    /// The last bytes that were inflated.
    let window: [UInt8]
  }

  // zlib keeps the address of its state, so it must not move.
  private let state: UnsafeMutablePointer<z_stream>
  private static let windowBytes = 32_768

  init?(_ wrapping: Wrapping) {
    state = .allocate(capacity: 1)
    state.initialize(to: z_stream())
    let result = inflateInit2_(state, Self.bits(wrapping), ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    // A failed beginning has nothing to end; ending it is harmless.
    if result != Z_OK { return nil }
  }

  deinit {
    inflateEnd(state)
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Begins anew.
  func reset(_ wrapping: Wrapping) throws(ArchiveProblem) {
    guard inflateReset2(state, Self.bits(wrapping)) == Z_OK else { throw .damaged(.compressed) }
  }

  /// Begins at the start of a block in the middle; `before` is the byte before the next one.
  func reset(to restart: Restart, before: UInt8) throws(ArchiveProblem) {
    try reset(.raw)
    if restart.bits > 0, inflatePrime(state, Int32(restart.bits), Int32(before) >> Int32(8 - restart.bits)) != Z_OK {
      throw .damaged(.compressed)
    }
    guard !restart.window.isEmpty else { return }
    let result = restart.window.withUnsafeBufferPointer { inflateSetDictionary(state, $0.baseAddress, UInt32($0.count)) }
    guard result == Z_OK else { throw .damaged(.compressed) }
  }

  /// What must be known to begin here later; only at the start of a block.
  func restart() -> Restart? {
    var length: UInt32 = 0
    let window = [UInt8](unsafeUninitializedCapacity: Self.windowBytes) { buffer, count in
      count = inflateGetDictionary(state, buffer.baseAddress, &length) == Z_OK ? Int(length) : 0
    }
    return Restart(bits: Int(state.pointee.data_type) & 7, window: window)
  }

  /// Inflates as much as there is and fits. Without progress nothing is consumed and nothing produced.
  func step(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, stopsAtBlocks: Bool = false
  ) throws(ArchiveProblem) -> Step {
    // zlib refuses to work without addresses, even for no bytes.
    var nothing: UInt8 = 0
    return try withUnsafeMutablePointer(to: &nothing) { spare throws(ArchiveProblem) in
      let available = min(input.count, Int(UInt32.max)), room = min(output.count, Int(UInt32.max))
      let next = input.baseAddress.map { UnsafeMutablePointer(mutating: $0.assumingMemoryBound(to: UInt8.self)) }
      state.pointee.next_in = next ?? spare
      state.pointee.avail_in = UInt32(available)
      state.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self) ?? spare
      state.pointee.avail_out = UInt32(room)
      let result = inflate(state, stopsAtBlocks ? Z_BLOCK : Z_NO_FLUSH)
      guard result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR else { throw .damaged(.compressed) }
      let kind = state.pointee.data_type
      return Step(
        consumed: available - Int(state.pointee.avail_in), produced: room - Int(state.pointee.avail_out),
        isEnd: result == Z_STREAM_END, isBlockStart: stopsAtBlocks && kind & 128 != 0 && kind & 64 == 0)
    }
  }

  private static func bits(_ wrapping: Wrapping) -> Int32 { wrapping == .raw ? -15 : 31 }
}

/// The checksum that zip keeps of every content.
enum Checksum {
  static func of(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { bytes in
      var sum: UInt = 0
      var position = 0
      while position < bytes.count {
        let count = min(bytes.count - position, 1 << 30)
        sum = crc32(sum, bytes.baseAddress?.advanced(by: position).assumingMemoryBound(to: UInt8.self), UInt32(count))
        position += count
      }
      return Int(sum)
    }
  }
}
