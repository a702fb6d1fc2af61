import CZlib

/// Compressed bytes for the archives that tests make.
public enum Compression {
  /// What stands around the compressed data.
  public enum Wrapping: Sendable {
    /// Nothing, as in a zip.
    case raw
    /// A gzip header and checksum.
    case gzip
  }

  /// Compresses `bytes`.
  public static func deflated(_ bytes: [UInt8], _ wrapping: Wrapping = .raw) -> [UInt8] {
    compressed(bytes, wrapping, ending: Z_FINISH)
  }

  /// Raw data that inflates to so many megabytes of zeros: one megabyte, over and over.
  public static func bomb(megabytes: Int) -> [UInt8] {
    // After a full flush nothing refers to what stands before, so that the piece can be repeated.
    let piece = compressed([UInt8](repeating: 0, count: 1_000_000), .raw, ending: Z_FULL_FLUSH)
    var bomb: [UInt8] = []
    bomb.reserveCapacity(piece.count * megabytes + 2)
    for _ in 0..<megabytes { bomb += piece }
    return bomb + [3, 0]
  }

  private static func compressed(_ bytes: [UInt8], _ wrapping: Wrapping, ending: Int32) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 6, Z_DEFLATED, wrapping == .raw ? -15 : 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = bytes
    // More than any data grows to, with room for what stands around it.
    var output = [UInt8](repeating: 0, count: bytes.count + bytes.count / 1_000 + 1_000)
    let count = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        deflate(&stream, ending)
        return output.count - Int(stream.avail_out)
      }
    }
    return Array(output.prefix(count))
  }

  /// The checksum that zip and gzip keep.
  public static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(crc32(0, $0.baseAddress, UInt32($0.count))) }
  }
}
